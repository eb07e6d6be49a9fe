"""The desk as a Django application, and the one place where floors that do not know each other meet."""

from django.apps import AppConfig
from django.core.checks import register


class ClaimsConfig(AppConfig):
    name = "claims"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.utils.formats import number_format
        from django.utils.translation import gettext, ngettext

        from claims import checks
        from claims.actions import hints, users
        from claims.domain import tongue
        from claims.models.users import DeskUserManager
        from claims.tasks import hint_sender

        tongue.speak(gettext, ngettext, lambda count: number_format(count, force_grouping=True))
        hints.connect(hint_sender.send)
        register(checks.history_is_out_of_reach, deploy=True)
        register(checks.this_machine_is_not_fetched_from, deploy=True)
        DeskUserManager.keep = staticmethod(users.keep_administrator)
