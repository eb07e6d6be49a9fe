"""What the role that we are connected as could do to the history."""

from django.db import connection

_ASKED = """
SELECT
    has_table_privilege('claims_historyentry', 'UPDATE'),
    has_table_privilege('claims_historyentry', 'DELETE'),
    has_table_privilege('claims_historyentry', 'TRUNCATE'),
    has_table_privilege('claims_historyentry', 'TRIGGER'),
    pg_has_role(relowner, 'MEMBER'),
    (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
FROM pg_class WHERE oid = 'claims_historyentry'::regclass
"""
_NAMES = ("UPDATE", "DELETE", "TRUNCATE", "TRIGGER", "it owns the table", "it is a superuser")


def over_history() -> list[str]:
    """The means to alter the history that this role has, for a person to read; none is as it should be."""
    with connection.cursor() as cursor:
        cursor.execute(_ASKED)
        return [name for name, has in zip(_NAMES, cursor.fetchone(), strict=True) if has]
