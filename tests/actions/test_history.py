"""The history: appended with every change, and never altered unnoticed."""

import pytest
from django.db import IntegrityError, connection, transaction

from claims.actions import history
from claims.domain.actors import DESK
from claims.domain.events import EventKind, Subject
from claims.models import HistoryEntry
from claims.queries import chain
from tests import builders

pytestmark = pytest.mark.django_db


def behind_its_back(sql: str, *values: int | str) -> None:
    """Run SQL as somebody would who can switch the trigger off."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE claims_historyentry DISABLE TRIGGER history_is_append_only")
        cursor.execute(sql, values)
        cursor.execute("ALTER TABLE claims_historyentry ENABLE TRIGGER history_is_append_only")


def test_every_entry_follows_the_one_before_it() -> None:
    claim = builders.published(builders.staff())

    walk = chain.verify_all()

    assert walk.first_broken is None
    assert walk.entries == HistoryEntry.objects.count() > 10
    moves = HistoryEntry.objects.filter(subject="claim", subject_id=claim.pk, kind="claim.moved")
    assert [row.data["to"] for row in moves.order_by("position")] == [
        "triaged",
        "researching",
        "second_reading",
        "published",
    ]


@pytest.mark.parametrize(
    "statement", ["UPDATE claims_historyentry SET kind = 'x'", "DELETE FROM claims_historyentry"]
)
def test_the_database_refuses_to_change_the_past(statement: str) -> None:
    builders.claim()

    with (
        pytest.raises(IntegrityError, match="never changed or removed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.parametrize(
    "alteration",
    [
        "data = jsonb_set(data::jsonb, '{to}', '\"withdrawn\"')::json",
        "actor_name = 'Somebody Else'",
        "at = at + interval '1 second'",
        "hash = repeat('0', 64)",
        "previous_hash = repeat('0', 64)",
        "position = position + 100",
    ],
)
def test_an_altered_entry_is_named(alteration: str) -> None:
    claim = builders.published(builders.staff())
    entries = list(HistoryEntry.objects.filter(subject="claim", subject_id=claim.pk).order_by("position"))
    victim = entries[2]

    sql = f"UPDATE claims_historyentry SET {alteration} WHERE id = %s"  # noqa: S608 - our own words above
    behind_its_back(sql, victim.pk)

    broken = chain.verify_all().first_broken
    assert broken is not None
    assert (broken.subject, broken.subject_id, broken.position) == ("claim", claim.pk, victim.position)


def test_a_removed_entry_is_missed_in_the_middle_and_at_the_end() -> None:
    claim = builders.published(builders.staff())
    entries = list(HistoryEntry.objects.filter(subject="claim", subject_id=claim.pk).order_by("position"))

    behind_its_back("DELETE FROM claims_historyentry WHERE id = %s", entries[-1].pk)
    broken = chain.verify("claim", claim.pk)
    assert broken is not None
    assert "ends at entry" in broken.sentence

    behind_its_back("DELETE FROM claims_historyentry WHERE id = %s", entries[1].pk)
    broken = chain.verify("claim", claim.pk)
    assert broken is not None
    assert broken.sentence == "Entry 2 is missing."


def test_a_chain_that_is_gone_altogether_is_missed() -> None:
    claim = builders.claim()

    behind_its_back("DELETE FROM claims_historyentry WHERE subject = 'claim'")

    broken = chain.verify_all().first_broken
    assert broken is not None
    assert (broken.subject_id, broken.sentence) == (claim.pk, "The whole chain is missing.")


def test_what_is_recorded_reads_back_as_it_was_hashed() -> None:
    history.record(
        EventKind.CLAIM_FOUND,
        Subject.CLAIM,
        1,
        by=DESK,
        data={
            "text": "“Ünïcode” \U0001f642 — and\nlines",
            "n": 3,
            "none": None,
            "list": [1, "a"],
            "yes": True,
        },
    )

    assert chain.verify("claim", 1) is None
