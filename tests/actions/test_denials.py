"""Tying denials to claims, and what rests on it."""

import pytest

from claims.actions import denials, parts, statements
from claims.domain.denials import Scope
from claims.domain.refusals import Missing
from claims.models import Claim, Denial, DenialTarget, OutboxEvent, Verdict
from claims.pipeline import drain
from claims.policy import visibility
from tests import builders
from tests.builders import Staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> Staff:
    return builders.staff()


def drain_what_is_ours() -> None:
    """The builders' articles are not analysed; all else is done."""
    OutboxEvent.objects.filter(topic="snapshot.stored").delete()
    drain.drain_all()


def denied(staff: Staff) -> Claim:
    claim = builders.claim()
    builders.denial(claim)
    return builders.in_second_reading(staff, claim)


def test_a_denial_that_is_unlinked_during_second_reading_makes_the_proposal_stale(staff: Staff) -> None:
    claim = denied(staff)

    denials.unlink(target=DenialTarget.objects.get(), by=staff.ravi)

    with pytest.raises(Missing, match="a denial by Ministry of Works was unlinked after it was proposed"):
        builders.move(claim, "confirm", staff.cleo)


def test_another_scope_during_second_reading_makes_the_proposal_stale(staff: Staff) -> None:
    claim = denied(staff)

    denials.link(denial=Denial.objects.get(), claim=claim, scope=Scope.PART, by=staff.ravi)

    with pytest.raises(Missing, match="the scope of a denial by Ministry of Works was changed"):
        builders.move(claim, "confirm", staff.cleo)


def test_a_dismissed_denial_that_is_taken_up_after_publication_makes_the_verdict_stale(staff: Staff) -> None:
    claim = builders.claim()
    said = builders.denial(claim)
    statements.dismiss(statement=said, by=staff.ravi)
    builders.published(staff, claim)
    drain_what_is_ours()
    assert Verdict.objects.get().stale_cause is None

    statements.restore(statement=said, by=staff.edda)

    assert Verdict.objects.get().stale_cause == "A denial by Ministry of Works was taken up again."


def test_a_denial_of_the_whole_makes_the_verdict_on_a_part_stale(staff: Staff) -> None:
    whole = builders.claim()
    shown, proposed = parts.split(claim=whole, texts=["One part", "Another"], version=1, by=staff.edda)
    builders.published(staff, shown)
    builders.in_second_reading(staff, proposed)
    builders.denial(builders.claim())
    drain_what_is_ours()

    denials.link(denial=Denial.objects.get(), claim=whole, scope=Scope.FULL, by=staff.edda)
    drain_what_is_ours()

    assert shown.verdicts.get().stale_cause == (
        f"A denial by Ministry of Works of {whole.number}, which this is part of, arrived."
    )
    with pytest.raises(Missing, match=r"a denial by Ministry of Works .* arrived after it was proposed"):
        builders.move(proposed, "confirm", staff.cleo)


def test_a_part_that_is_proposed_after_the_denial_knew_of_it(staff: Staff) -> None:
    whole = builders.claim()
    part, _ = parts.split(claim=whole, texts=["One part", "Another"], version=1, by=staff.edda)
    builders.denial(whole)
    builders.published(staff, part)

    drain_what_is_ours()

    assert part.verdicts.get().stale_cause is None


def test_a_claim_that_is_worked_on_does_not_lose_its_last_denial(staff: Staff) -> None:
    """Once nobody says it any more, the denial is the only place that keeps it on the desk."""
    claim = builders.claim()
    said = builders.denial(claim)
    statements.dismiss(statement=claim.appearances.get(), by=staff.ravi)
    builders.researching(staff, claim)

    with pytest.raises(Missing, match="appears nowhere else"):
        statements.dismiss(statement=said, by=staff.ravi)
    with pytest.raises(Missing, match="appears nowhere else"):
        denials.unlink(target=DenialTarget.objects.get(), by=staff.ravi)

    assert visibility.claims_on_desk(staff.ravi).filter(pk=claim.pk).exists()


def test_a_claim_that_is_said_elsewhere_may_lose_its_denial(staff: Staff) -> None:
    claim = builders.claim()
    said = builders.denial(claim)
    builders.researching(staff, claim)

    statements.dismiss(statement=said, by=staff.ravi)

    assert Claim.objects.get(pk=claim.pk).denial_count == 0
