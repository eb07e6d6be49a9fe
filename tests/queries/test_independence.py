"""Copies of one story, and one government that speaks through four voices, are one independent source."""

import pytest

from claims.actions import stories
from claims.domain.roles import Role
from claims.models import Claim, Party, Statement
from claims.queries import voices
from tests import builders

pytestmark = pytest.mark.django_db


def said(by: str, claim: Claim | None = None) -> Statement:
    return builders.statement(said_by=builders.voice(by), claim=claim)


def claim_said_by(*names: str) -> tuple[Claim, list[Statement]]:
    first = said(names[0])
    assert first.claim is not None
    return first.claim, [first, *(said(name, first.claim) for name in names[1:])]


def test_voices_that_nobody_ties_together_each_count() -> None:
    claim, _ = claim_said_by("Dora Finch", "Osric Venn")

    assert voices.of(claim).independent == 2


def test_the_copies_of_one_story_count_once_and_say_so() -> None:
    claim, (one, other) = claim_said_by("Dora Finch", "Osric Venn")
    editor = builders.person(role=Role.EDITOR)
    stories.join(article=other.snapshot.article, other=one.snapshot.article, by=editor)

    (origin,) = voices.of(claim).origins

    assert (len(origin.articles), origin.one_story) == (2, True)
    assert origin.reason == (
        "These articles are copies or rewrites of one story, first reported by Harwick Courier."
    )


def test_four_voices_of_one_government_count_once() -> None:
    claim, _ = claim_said_by("Ilse Marrable", "Nils Hall", "Dora Finch", "Osric Venn", "Cressida Malin")
    government = Party.objects.create(name="Veldria", kind="government")
    ministry = Party.objects.create(name="Works Ministry", kind="organisation", controlled_by=government)
    controlled = Party.objects.filter(name__in=["Ilse Marrable", "Nils Hall", "Dora Finch"])
    controlled.update(controlled_by=ministry)
    Party.objects.filter(name="Osric Venn").update(controlled_by=government)

    found = voices.of(claim)

    assert found.independent == 2
    assert found.origins[0].reason == "The same speaks in each, or controls who does: Veldria."


def test_a_claim_that_is_in_no_article_has_no_independent_source() -> None:
    assert (
        voices.of(Claim.objects.create(text="The bridge is safe", comparable_text="", origin="hand")).origins
        == ()
    )
