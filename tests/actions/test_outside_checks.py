"""A check of somebody else becomes a source of a claim, and never its verdict."""

import pytest
from pytest_django import Settings

from claims.actions import outside_checks
from claims.domain.evidence import Stance
from claims.domain.refusals import Missing, NotAllowed, Refusal, WrongState
from claims.models import Claim, OutsideCheck, Verdict
from claims.queries import outside as checks
from tests import builders, outside
from tests.builders import Staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> Staff:
    return builders.staff()


def test_its_publisher_its_words_and_its_address_become_a_source(staff: Staff) -> None:
    claim = builders.researching(staff)
    outside.check(staff.edda)
    outside.decided(staff.edda, "Mostly wrong", "false")

    source = outside_checks.cite(
        check=OutsideCheck.objects.get(), claim=claim, stance=Stance.REFUTES, by=staff.ravi
    )

    assert source.title == "Fact-check: The Harwick ferry carried two million passengers in a year"
    assert (source.publisher, source.url) == ("Lunn Facts", f"{outside.SITE}/checks/ferry")
    assert source.excerpt == "Rated “Mostly wrong”: It carried a third of that."
    assert (source.kind, source.stance, source.added_by) == ("secondary", "refutes", staff.ravi)
    claim.refresh_from_db()
    assert (claim.state, Verdict.objects.count()) == ("researching", 0)


def test_it_is_used_once_for_a_claim(staff: Staff) -> None:
    claim, check = builders.researching(staff), outside.check(staff.edda)
    outside_checks.cite(check=check, claim=claim, stance=Stance.CONTEXT, by=staff.ravi)

    with pytest.raises(Missing, match="a source of the claim already"):
        outside_checks.cite(check=check, claim=claim, stance=Stance.CONTEXT, by=staff.ravi)
    outside_checks.cite(check=check, claim=builders.researching(staff), stance=Stance.CONTEXT, by=staff.ravi)


def test_an_old_version_and_a_withdrawn_check_are_no_sources(staff: Staff) -> None:
    claim, old = builders.researching(staff), outside.check(staff.edda)
    outside.bring(staff.edda, outside.rated("True after all", dateModified="2026-11-01"))
    old.refresh_from_db()
    with pytest.raises(WrongState, match="use the newer version"):
        outside_checks.cite(check=old, claim=claim, stance=Stance.CONTEXT, by=staff.ravi)

    OutsideCheck.objects.filter(current=True).update(withdrawn="2026-11-05")
    with pytest.raises(WrongState, match="has withdrawn this check"):
        outside_checks.cite(
            check=OutsideCheck.objects.get(current=True), claim=claim, stance=Stance.CONTEXT, by=staff.ravi
        )


def test_our_own_check_is_no_source_of_ours(staff: Staff, settings: Settings) -> None:
    settings.PUBLIC_URL = "https://www.facts.example.org"
    claim, check = builders.researching(staff), outside.check(staff.edda)
    with pytest.raises(WrongState, match="a check of our own"):
        outside_checks.cite(check=check, claim=claim, stance=Stance.CONTEXT, by=staff.ravi)


@pytest.mark.parametrize("state", ["published", "withdrawn", "set_aside"])
def test_a_claim_that_takes_no_sources_takes_none_of_others(staff: Staff, state: str) -> None:
    claim, check = builders.AT[state](staff), outside.check(staff.edda)
    with pytest.raises(Refusal, match="reopen or restore it"):
        outside_checks.cite(check=check, claim=claim, stance=Stance.CONTEXT, by=staff.ravi)


def test_nobody_without_the_right_uses_one(staff: Staff) -> None:
    claim, check = builders.researching(staff), outside.check(staff.edda)
    staff.cleo.is_active = False
    with pytest.raises(NotAllowed):
        outside_checks.cite(check=check, claim=claim, stance=Stance.CONTEXT, by=staff.cleo)
    assert not Claim.objects.get(pk=claim.pk).sources.exists()


@pytest.mark.parametrize(
    ("rating", "stance"),
    [
        ("false", "refutes"),
        ("misleading", "refutes"),
        ("true", "supports"),
        ("unproven", "context"),
        ("", "context"),
    ],
)
def test_what_it_does_to_a_claim_goes_by_the_table(staff: Staff, rating: str, stance: str) -> None:
    outside.check(staff.edda)
    if rating:
        outside.decided(staff.edda, "Mostly wrong", rating)
    assert checks.stance_of(OutsideCheck.objects.select_related("said__rating").get()) == stance
