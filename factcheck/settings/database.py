"""The database: PostgreSQL, ours or the one that DATABASE_URL names."""

import dj_database_url

from factcheck import embedded
from factcheck.settings import env
from factcheck.settings.base import EMBEDDED, VAR_DIR

_named = dj_database_url.parse(
    embedded.database_url(VAR_DIR) if EMBEDDED else env.text("DATABASE_URL"),
    conn_max_age=60,
    conn_health_checks=True,
)

DATABASES = {
    "default": {
        **_named,
        "OPTIONS": {
            # A connection that a crashed server left half open must not hold a request for two hours.
            "connect_timeout": 5,
            "keepalives_idle": 30,
            "application_name": "factcheck",
            # A process that stops in the middle of a transaction must not hold its rows for ever.
            "options": "-c idle_in_transaction_session_timeout=30s",
            # What the address itself asks for, such as sslmode.
            **_named.get("OPTIONS", {}),
        },
    }
}
