"""What `manage.py check --deploy` asks of a desk beyond Django's own checks."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage
from django.db import DatabaseError

from claims.queries import privileges


def history_is_out_of_reach(app_configs: Sequence[AppConfig] | None, **options: Any) -> list[CheckMessage]:
    """The role that the application connects as can add to the history, and not alter it."""
    try:
        can = privileges.over_history()
    except DatabaseError as error:
        return [
            checks.Warning(
                f"The database did not say what its role may do to the history: {error}".strip(),
                hint="Run `manage.py migrate`, and this check where the database can be reached.",
                id="claims.W002",
            )
        ]
    if not can:
        return []
    return [
        checks.Warning(
            f"The role {settings.DATABASE_APP_ROLE} can alter the history: {', '.join(can)}.",
            hint=(
                "Let another role own the tables: set DATABASE_OWNER_URL, run `manage.py migrate`, and name "
                "in DATABASE_URL a role that owns nothing."
            ),
            id="claims.W001",
        )
    ]


def this_machine_is_not_fetched_from(
    app_configs: Sequence[AppConfig] | None, **options: Any
) -> list[CheckMessage]:
    """Whoever enters an address must not reach what listens on the server itself."""
    if not settings.FETCH_ALLOW_LOOPBACK:
        return []
    return [
        checks.Error(
            "FETCH_ALLOW_LOOPBACK lets anyone who enters an address read what listens on this machine.",
            hint="It is for development alone: unset it.",
            id="claims.E001",
        )
    ]
