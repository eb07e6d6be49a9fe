"""The applications of this project: Celery, known in every process, and the admin in rooms."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class FactcheckConfig(AppConfig):
    """Makes the Celery app known, so that a web request can send a hint."""

    name = "factcheck"

    def ready(self) -> None:
        # Not at the top: Celery reads the settings, and this file is imported while they are being used.
        import_module("factcheck.celery")


class DeskAdminConfig(AdminConfig):
    default = False
    default_site = "factcheck.admin_site.DeskAdminSite"
