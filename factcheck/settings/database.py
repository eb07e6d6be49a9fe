"""The database: PostgreSQL, ours or the one that DATABASE_URL names."""

from typing import Any

import dj_database_url

from factcheck import embedded
from factcheck.settings import env
from factcheck.settings.base import EMBEDDED, VAR_DIR


def _connection(url: str) -> dict[str, Any]:
    named = dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
    return {
        **named,
        "OPTIONS": {
            # A connection that a crashed server left half open must not hold a request for two hours.
            "connect_timeout": 5,
            "keepalives_idle": 30,
            "application_name": "factcheck",
            # Statements are planned once a connection: planning is half of what short ones cost.
            "server_side_binding": True,
            "prepare_threshold": 3,
            # A process that stops in the middle of a transaction must not hold its rows for ever.
            "options": "-c idle_in_transaction_session_timeout=30s",
            # What the address itself asks for, such as sslmode.
            **named.get("OPTIONS", {}),
        },
    }


DATABASES = {"default": _connection(embedded.database_url(VAR_DIR) if EMBEDDED else env.text("DATABASE_URL"))}

DATABASE_APP_ROLE: str = DATABASES["default"]["USER"]
"""Whom web, worker, beat and commands connect as. `migrate` grants it all but altering the history."""

_owner = embedded.owner_url(VAR_DIR) if EMBEDDED else env.text("DATABASE_OWNER_URL")
if _owner:
    DATABASES["owner"] = _connection(_owner)

DATABASE_OWNER = "owner" if _owner else "default"
"""The connection that migrates and restores: its role owns the tables."""
