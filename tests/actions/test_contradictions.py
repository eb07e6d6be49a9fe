"""New claims that speak against decided ones, and new voices for published ones."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.actions import articles, statements, watches
from claims.domain.roles import Role
from claims.models import Claim, Notice, OutboxEvent
from claims.pipeline import drain
from tests import builders
from tests.builders import Staff

SAID = "The council of Harwick built 412 homes last year"


@pytest.fixture
def staff(db: None) -> Staff:
    return builders.staff()


def published(staff: Staff, text: str = SAID) -> Claim:
    claim = builders.published(staff, builders.claim(text))
    drain_what_is_ours()
    return claim


def drain_what_is_ours() -> None:
    """The builders' articles are not analysed; all else is done."""
    OutboxEvent.objects.filter(topic="snapshot.stored").delete()
    drain.drain_all()


def cause_of(claim: Claim) -> str | None:
    return claim.verdicts.get().stale_cause


@pytest.mark.parametrize("other", [SAID.replace("412", "244"), SAID.replace("built", "never built")])
def test_a_claim_that_says_otherwise_makes_a_verdict_stale(staff: Staff, other: str) -> None:
    claim = published(staff)

    new = builders.statement(other)
    drain_what_is_ours()

    assert new.claim is not None
    title = new.snapshot.article.title
    assert cause_of(claim) == f"{new.claim.number}, in “{title}”, says otherwise: “{other}”."


@pytest.mark.parametrize(
    "other", [SAID.upper(), SAID.replace("homes", "offices"), SAID.replace("last", "this")]
)
def test_a_claim_that_can_be_so_beside_it_does_not(staff: Staff, other: str) -> None:
    claim = published(staff)

    builders.statement(other)
    drain_what_is_ours()

    assert cause_of(claim) is None


def test_equal_words_long_afterwards_speak_of_another_year(staff: Staff) -> None:
    claim = published(staff)
    Claim.objects.filter(pk=claim.pk).update(created_at=timezone.now() - timedelta(days=31))

    builders.statement(SAID.replace("412", "244"))
    drain_what_is_ours()

    assert cause_of(claim) is None


def test_a_proposal_is_out_of_date_when_somebody_says_otherwise(staff: Staff) -> None:
    claim = builders.in_second_reading(staff, builders.claim(SAID))

    new = builders.statement(SAID.replace("412", "244"))
    drain_what_is_ours()

    assert new.claim is not None
    assert (
        claim.reviews.get().stale_cause
        == f"{new.claim.number} says otherwise, and came after it was proposed."
    )


def test_the_analysis_finds_what_says_otherwise_too(staff: Staff) -> None:
    claim = published(staff, "The Lowgate bridge can carry lorries of 40 tonnes")
    text = "HARWICK (NWA) — The Lowgate bridge can carry lorries of 30 tonnes, Dora Finch said.\n"

    articles.submit(raw=text.encode(), how="paste", by=builders.person(role=Role.EDITOR))
    drain.drain_all()

    assert "says otherwise" in str(cause_of(claim))


def test_somebody_new_who_says_a_published_claim_is_told_and_no_alarm(staff: Staff) -> None:
    claim = published(staff, "The Lowgate bridge can carry lorries of 40 tonnes")
    watches.start(claim=claim, by=staff.edda)
    text = "HARWICK (NWA) — The Lowgate bridge can carry lorries of 40 tonnes, {} said.\n"

    for who in ("Mayor Petra Holm", "Dora Finch"):
        articles.submit(raw=text.format(who).encode(), how="paste", by=builders.person(role=Role.EDITOR))
        drain.drain_all()

    told = Notice.objects.filter(kind="seen").order_by("user__username")
    assert [notice.user.username for notice in told] == ["edda", "ravi"]
    assert {notice.text.split(", in “")[0] for notice in told} == {
        f"{claim.number} is published, and Petra Holm says it too"
    }
    assert cause_of(claim) is None


def test_what_was_dismissed_says_nothing_against_anybody(staff: Staff) -> None:
    claim = published(staff)
    statement = builders.statement(SAID.replace("412", "244"))
    statements.dismiss(statement=statement, by=staff.ravi)
    drain_what_is_ours()

    assert cause_of(claim) is None
