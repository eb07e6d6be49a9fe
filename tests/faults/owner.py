"""The database as its owner: for what the application may not do, such as making a table of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connections


@contextmanager
def owning() -> Iterator[Any]:
    """A cursor of the owner's; the connection is closed behind it, so that no fault finds it open."""
    connection = connections[settings.DATABASE_OWNER]
    try:
        with connection.cursor() as cursor:
            yield cursor
    finally:
        connection.close()


def let_in(cursor: Any, *tables: str) -> None:
    """Let the application use these tables."""
    for table in tables:
        cursor.execute(f"GRANT ALL ON {table} TO {settings.DATABASE_APP_ROLE}")
