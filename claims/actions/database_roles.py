"""What the application's own role may do in the database: everything but alter what is kept for ever."""

from django.db import connections, transaction
from psycopg.sql import SQL, Identifier

APPEND_ONLY = ("claims_historyentry", "claims_dailyhead", "claims_evidencesnapshot")
"""Tables in which the application adds and reads, and nothing else."""

_EVERYTHING_ELSE = """
GRANT USAGE ON SCHEMA public TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role};
REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role};
"""
_NEVER = "REVOKE UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON {table} FROM {role}, PUBLIC"


def grant(*, to: str, using: str) -> bool:
    """Give a role what the application needs. False where it is the role of this connection itself.

    `using` names the connection of the tables' owner.
    """
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("SELECT current_user = %s", [to])
        if cursor.fetchone() == (True,):
            return False
        role = Identifier(to)
        cursor.execute(SQL(_EVERYTHING_ELSE).format(role=role))
        for table in APPEND_ONLY:
            cursor.execute(SQL(_NEVER).format(table=Identifier(table), role=role))
    return True
