"""Rows are copied out as PostgreSQL writes them, and the connection is free afterwards."""

import pytest
from django.db import transaction
from psycopg import OperationalError
from psycopg.sql import SQL

from claims.models import Claim
from claims.queries import copying
from tests import builders

pytestmark = pytest.mark.django_db

MANY = SQL("SELECT number, repeat('x', 400) FROM generate_series(1, 20000) number")


def test_rows_are_lines_in_the_order_of_the_query() -> None:
    query = SQL("SELECT * FROM (VALUES (2, E'a\\tb', NULL), (1, 'é', '')) AS two ORDER BY 1")

    assert list(copying.copied(query)) == ["1\té\t\n".encode(), b"2\ta\\tb\t\\N\n"]


def test_what_the_transaction_wrote_is_copied() -> None:
    claim = builders.claim("A ferry was early")

    (line,) = copying.copied(SQL("SELECT text FROM claims_claim"))

    assert line.decode() == f"{claim.text}\n"


def test_a_reader_who_stops_early_leaves_the_connection_free() -> None:
    rows = copying.copied(MANY)
    next(rows)
    del rows

    assert Claim.objects.count() == 0
    assert sum(1 for _ in copying.copied(MANY)) == 20_000


def test_a_query_that_fails_says_why() -> None:
    with pytest.raises(OperationalError, match="division by zero"), transaction.atomic():
        list(copying.copied(SQL("SELECT 1 / 0")))


def test_rows_that_break_off_are_an_error_and_not_an_end() -> None:
    breaks = SQL("SELECT repeat('x', 400), 1 / (15000 - number) FROM generate_series(1, 20000) number")

    with pytest.raises(OperationalError, match="division by zero"), transaction.atomic():
        list(copying.copied(breaks))
