"""The desk as a Django application, and the one place where floors that do not know each other meet."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    name = "claims"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from claims.actions import hints, users
        from claims.models.users import DeskUserManager
        from claims.tasks import hint_sender

        hints.connect(hint_sender.send)
        DeskUserManager.keep = staticmethod(users.keep_administrator)
