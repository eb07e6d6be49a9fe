"""What became of a source, and what rests on it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.actions import source_checks
from claims.domain.evidence import SourceCondition
from claims.domain.refusals import Missing, WrongState
from claims.models import Claim, HistoryEntry
from claims.pipeline import drain
from tests import builders
from tests.builders import Staff


@pytest.fixture
def staff(db: None) -> Staff:
    return builders.staff()


def look(claim: Claim, staff: Staff, condition: SourceCondition, note: str = "It answers 404.") -> None:
    source_checks.check(
        source=claim.sources.get(), condition=condition, note=note, seen_on=None, by=staff.ravi
    )
    drain.drain_all()


@pytest.mark.parametrize(
    ("condition", "found"), [(SourceCondition.GONE, "is gone"), (SourceCondition.CHANGED, "has changed")]
)
def test_a_source_that_is_not_as_it_was_makes_the_verdict_stale(
    staff: Staff, condition: SourceCondition, found: str
) -> None:
    claim = builders.published(staff)

    look(claim, staff, condition)

    day = timezone.localdate()
    assert claim.verdicts.get().stale_cause == (
        f"The source “Register of homes” {found} (seen on {day.day} {day:%b %Y})."
    )
    entry = HistoryEntry.objects.get(kind="source.checked")
    assert (entry.actor_id, entry.data["condition"], entry.data["note"]) == (
        staff.ravi.pk,
        condition.value,
        "It answers 404.",
    )


def test_a_source_that_still_says_so_leaves_the_verdict_as_it_is(staff: Staff) -> None:
    claim = builders.published(staff)

    look(claim, staff, SourceCondition.STANDS, note="")

    assert claim.verdicts.get().stale_cause is None
    assert claim.sources.get().condition == "stands"


def test_a_proposal_that_rests_on_it_is_out_of_date(staff: Staff) -> None:
    claim = builders.in_second_reading(staff)

    look(claim, staff, SourceCondition.GONE)

    assert "Register of homes" in str(claim.reviews.get().stale_cause)


def test_a_verdict_confirmed_after_it_knew_of_it(staff: Staff) -> None:
    claim = builders.ready_to_propose(staff)
    source_checks.check(
        source=claim.sources.get(),
        condition=SourceCondition.CHANGED,
        note="A new edition.",
        seen_on=None,
        by=staff.ravi,
    )
    builders.move(claim, "propose", staff.ravi, rating="false", reason="The new edition says so.")
    builders.move(claim, "confirm", staff.cleo)

    drain.drain_all()

    assert claim.verdicts.get().stale_cause is None


def test_what_is_gone_or_changed_is_said_and_no_day_to_come_was_seen(staff: Staff) -> None:
    claim = builders.published(staff)
    source = claim.sources.get()

    with pytest.raises(Missing, match="what is gone") as refused:
        source_checks.check(
            source=source, condition=SourceCondition.GONE, note=" ", seen_on=None, by=staff.ravi
        )
    assert set(refused.value.fields) == {"note"}
    with pytest.raises(Missing, match="a day that is to come"):
        source_checks.check(
            source=source,
            condition=SourceCondition.STANDS,
            note="",
            seen_on=timezone.localdate() + timedelta(days=1),
            by=staff.ravi,
        )
    builders.move(claim, "withdraw", staff.edda, reason="Forged.")
    with pytest.raises(WrongState, match="nothing rests on its sources"):
        look(claim, staff, SourceCondition.GONE)
