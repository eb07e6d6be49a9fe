"""Makes the Celery app known in every process that Django starts, so that a web request can send a hint."""

from importlib import import_module

from django.apps import AppConfig


class FactcheckConfig(AppConfig):
    name = "factcheck"

    def ready(self) -> None:
        # Not at the top: Celery reads the settings, and this file is imported while they are being used.
        import_module("factcheck.celery")
