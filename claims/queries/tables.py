"""The desk's tables as wholes: what a backup copies and a restore fills."""

from collections.abc import Iterator

from django.db import connection
from psycopg.sql import SQL, Identifier

from claims.queries.copying import copied

SESSIONS = ("claims_signedinbrowser", "django_session")
"""Who is logged in and where, which no backup keeps: after a restore everybody logs in again."""

MIGRATIONS = "django_migrations"
"""What was applied, which a restore compares and leaves alone."""

LEFT_BY_MIGRATIONS = frozenset({"auth_permission", "claims_rating", "django_content_type"})
"""What has rows on a desk that nobody has used."""


def columns() -> dict[str, list[str]]:
    """The columns of each table that a backup keeps, but for those that the database computes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname::text, array_agg(attname::text ORDER BY attnum)"
            " FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid"
            " WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
            " AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND relname <> ALL(%s)"
            " GROUP BY relname ORDER BY relname",
            [[*SESSIONS, MIGRATIONS]],
        )
        return dict(cursor.fetchall())


def rows(table: str, names: list[str]) -> Iterator[bytes]:
    return copied(SQL("SELECT {} FROM {}").format(SQL(", ").join(map(Identifier, names)), Identifier(table)))


def sequences() -> dict[str, int]:
    """The number that each sequence has given out last."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sequencename::text, last_value FROM pg_sequences"
            " WHERE schemaname = current_schema() AND last_value IS NOT NULL"
        )
        return dict(cursor.fetchall())


def migrations() -> list[str]:
    """The migrations that were applied, as "app.name"."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1")
        return [name for (name,) in cursor.fetchall()]


def used() -> list[str]:
    """The tables that have rows which migrations did not leave there."""
    names = [table for table in columns() if table not in LEFT_BY_MIGRATIONS]
    asked = SQL(", ").join(SQL("EXISTS (SELECT FROM {})").format(Identifier(name)) for name in names)
    with connection.cursor() as cursor:
        cursor.execute(SQL("SELECT {}").format(asked))
        return [name for name, has in zip(names, cursor.fetchone(), strict=True) if has]
