"""Putting back what a backup kept: all of it, or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper
from psycopg.sql import SQL, Identifier

from claims.actions.database_roles import APPEND_ONLY
from claims.domain.backups import Backup, BackupDamaged, TableCopy
from claims.domain.refusals import WrongState
from claims.queries import tables


def restore(*, backup: Backup, using: str, force: bool = False) -> None:
    """Make the desk what it was, in one transaction, over the connection of the tables' owner.

    Raises WrongState where the desk has other migrations than the backup, or is not empty and `force` is not
    given; BackupDamaged where the rows are not those that were counted. Then nothing has changed.
    """
    _check_migrations(backup.manifest.migrations)
    used = tables.used()
    if used and not force:
        raise WrongState(
            f"This desk is not empty: there are rows in {', '.join(used[:5])}"
            f"{' and other tables' if len(used) > 5 else ''}. To replace all of it, say --force."
        )
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        with _open_history(cursor):
            names = [*(table.name for table in backup.manifest.tables), *tables.SESSIONS]
            cursor.execute(SQL("TRUNCATE {}").format(SQL(", ").join(map(Identifier, names))))
            for table in backup.manifest.tables:
                _fill(cursor, table, backup)
        for name, value in backup.manifest.sequences.items():
            cursor.execute("SELECT setval(quote_ident(%s)::regclass, %s)", [name, value])
        # What refers to a row that is not there is found now, not by whoever commits.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _check_migrations(kept: list[str]) -> None:
    here = tables.migrations()
    missing, more = sorted(set(kept) - set(here)), sorted(set(here) - set(kept))
    if missing:
        raise WrongState(
            f"The backup was made with migrations that this desk does not have ({missing[-1]}). "
            "Use the version of factcheck that made it."
        )
    if more:
        raise WrongState(
            f"The backup is older than this desk, which has {more[-1]}. Restore it with the version of "
            "factcheck that made it, and run `manage.py migrate` afterwards."
        )


@contextmanager
def _open_history(cursor: CursorWrapper) -> Iterator[None]:
    """Let its owner empty the history within; what forbade it forbids it again afterwards."""
    cursor.execute(
        "SELECT tgrelid::regclass::text, tgname FROM pg_trigger"
        " WHERE tgrelid = ANY(%s::regclass[]) AND NOT tgisinternal AND tgenabled = 'O'",
        [list(APPEND_ONLY)],
    )
    found = [tuple(map(Identifier, row)) for row in cursor.fetchall()]
    for table, trigger in found:
        cursor.execute(SQL("ALTER TABLE {} DISABLE TRIGGER {}").format(table, trigger))
    yield
    for table, trigger in found:
        cursor.execute(SQL("ALTER TABLE {} ENABLE TRIGGER {}").format(table, trigger))


def _fill(cursor: CursorWrapper, table: TableCopy, backup: Backup) -> None:
    copying = SQL("COPY {} ({}) FROM STDIN").format(
        Identifier(table.name), SQL(", ").join(map(Identifier, table.columns))
    )
    with cursor.copy(copying) as copy:
        for piece in backup.text_of(table):
            copy.write(piece)
    if cursor.rowcount != table.rows:
        raise BackupDamaged(f"{table.name} has {cursor.rowcount} rows; {table.rows} were counted.")
