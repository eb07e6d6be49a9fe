"""Rows as PostgreSQL copies them out: the fastest way to read many, and the same text wherever it is read."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from select import select

from django.db import connection, transaction
from psycopg import OperationalError
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.pq.abc import PGconn
from psycopg.sql import SQL, Composable


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is read within is as it was at one moment, or as the transaction it is in sees it."""
    begins = not connection.in_atomic_block
    with transaction.atomic():
        if begins:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                # Others may read for long what was so at this moment, and we only wait.
                cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        yield


def copied(query: Composable) -> Iterator[bytes]:
    """The rows of a query, each a line of tab-separated text. Raises OperationalError if they break off.

    What has arrived is taken from libpq at once: psycopg's own way of reading waits for each row by
    itself, which costs more than a hash of it. Nothing else may use the connection meanwhile.
    """
    with connection.cursor() as cursor:
        # psycopg begins the transaction here, if one is due.
        cursor.execute("SELECT 1")
    server: PGconn = connection.connection.pgconn
    server.send_query(SQL("COPY ({}) TO STDOUT").format(query).as_bytes(connection.connection))
    _check(server, ExecStatus.COPY_OUT)
    try:
        yield from _rows(server)
    finally:
        # The reader may have stopped early: the connection is free once it has sent everything.
        if server.transaction_status == TransactionStatus.ACTIVE:
            deque(_rows(server), maxlen=0)


def _rows(server: PGconn) -> Iterator[bytes]:
    size = 0
    while size >= 0:
        size, row = server.get_copy_data(1)
        if size > 0:
            yield row.tobytes()
        elif size == 0:
            _wait(server)
    _check(server, ExecStatus.COMMAND_OK)
    server.get_result()


def _check(server: PGconn, expected: ExecStatus) -> None:
    while server.is_busy():
        _wait(server)
    result = server.get_result()
    if result is None or result.status != expected:
        raise OperationalError(result.get_error_message() if result else "The server said nothing.")


def _wait(server: PGconn) -> None:
    select([server.socket], [], [])
    server.consume_input()
