"""The bytes that a hash covers are those that PostgreSQL copies out, whatever was recorded."""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.actions.history import record
from claims.domain.actors import DESK
from claims.domain.chain import BEGINNING, GENESIS, Point, entry_hash, hashed, holds, said
from claims.domain.events import EventKind, Subject
from claims.models import HistoryEntry, HistoryHead
from claims.queries import chain, history_lines
from tests import builders

pytestmark = pytest.mark.django_db

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
LEAF = st.none() | st.booleans() | st.integers(-(10**18), 10**18) | TEXT
DATA = st.dictionaries(
    TEXT,
    st.recursive(LEAF, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3)),
)
MOMENT = st.integers(0, 4 * 10**15).map(
    lambda number: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=number)
)


@given(
    kind=st.sampled_from(EventKind), at=MOMENT, actor=st.none() | st.integers(1, 10**9), name=TEXT, data=DATA
)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_we_hash_is_what_postgresql_copies_out(
    kind: EventKind, at: datetime, actor: int | None, name: str, data: dict[str, Any]
) -> None:
    fields: dict[str, Any] = {
        "subject": "claim", "subject_id": 7, "kind": kind.value, "at": at,
        "actor_id": actor, "actor_name": name, "data": data,
    }  # fmt: skip
    words = said(**fields)
    HistoryEntry.objects.create(
        **fields,
        position=HistoryEntry.objects.count() + 1,
        previous_hash=GENESIS,
        hash=entry_hash(words, BEGINNING),
    )

    *_, line = history_lines.lines(history_lines.Part(("claim", 7), ("claim", 8)))

    assert line.decode().startswith(f"{words}\t")


def test_an_entry_is_hashed_by_the_database_as_we_would() -> None:
    first = record(
        EventKind.CLAIM_FOUND, Subject.CLAIM, 1, by=DESK, data={"text": "“Ü”\\\n\t", "a": [1, None]}
    )
    second = record(EventKind.CLAIM_REWORDED, Subject.CLAIM, 1, by=DESK)

    assert (first.position, first.previous_hash) == (1, GENESIS)
    assert (second.position, second.previous_hash) == (2, first.hash)
    assert chain.verify("claim", 1) is None
    head = HistoryHead.objects.get(subject="claim", subject_id=1)
    assert (head.position, head.hash) == (2, second.hash)
    stored = HistoryEntry.objects.get(pk=first.pk)
    assert (stored.data, stored.at, stored.actor_name) == (first.data, first.at, DESK.display_name)


def test_appending_takes_one_statement(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        record(EventKind.ARTICLE_ADDED, Subject.ARTICLE, 1, by=DESK)
    with django_assert_num_queries(1):
        record(EventKind.ARTICLE_RETRIED, Subject.ARTICLE, 1, by=DESK)


def test_anybody_can_check_a_line_without_us() -> None:
    builders.claim()
    with (
        connection.cursor() as cursor,
        cursor.copy(
            "COPY (SELECT subject, subject_id, kind, at, actor_id, actor_name, data, position, previous_hash,"
            " hash FROM claims_historyentry WHERE subject = 'claim') TO STDOUT"
        ) as copy,
    ):
        lines = [bytes(line).rstrip(b"\n") for line in copy]

    assert lines
    for line in lines:
        payload, _, digest = line.rpartition(b"\t")
        assert hashlib.sha256(payload).hexdigest() == digest.decode()


def hash_of_json(fields: dict[str, Any], at: str) -> str:
    """How entries were hashed before they were lines."""
    told = {**fields, "at": at, "position": 1}
    payload = json.dumps(
        {"fields": told, "previous": GENESIS}, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    return hashlib.sha256(payload.encode()).hexdigest()


def test_an_entry_from_before_still_holds_and_is_not_to_be_altered_either() -> None:
    fields: dict[str, Any] = {
        "subject": "claim", "subject_id": 3, "kind": "claim.found", "actor_id": None,
        "actor_name": "tab\tand \\", "data": {"text": "“x”\n", "b": 1, "aa": None},
    }  # fmt: skip
    at = datetime(2026, 11, 20, 8, 0, 0, 120_000, tzinfo=UTC)
    digest = hash_of_json(fields, "2026-11-20T08:00:00.120000+00:00")
    HistoryEntry.objects.create(**fields, at=at, position=1, previous_hash=GENESIS, hash=digest)
    HistoryHead.objects.create(subject="claim", subject_id=3, position=1, hash=digest)

    assert chain.verify("claim", 3) is None

    later = hashed(said(**fields, at=at + timedelta(seconds=1)), Point(0, GENESIS))
    assert not holds(later, digest)
    record(EventKind.CLAIM_REWORDED, Subject.CLAIM, 3, by=DESK)
    assert chain.verify("claim", 3) is None
