"""Copies of one story, and one government that speaks through four voices, are one independent source."""

import pytest
from pytest_django import DjangoAssertNumQueries

from claims.actions import stories
from claims.domain.roles import Role
from claims.models import Claim, Party, Statement
from claims.queries import control, independence, voices
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


@pytest.fixture
def ladder() -> Claim:
    """Said by a unit and, four steps above it, by the government."""
    claim, _ = claim_said_by("Press Unit", "Veldria")
    unit, government = (Party.objects.get(name=name) for name in ("Press Unit", "Veldria"))
    above = government
    for name in ("Works Ministry", "Roads Agency", "Bridge Office"):
        above = Party.objects.create(name=name, kind="organisation", controlled_by=above)
    Party.objects.filter(pk=unit.pk).update(controlled_by=above)
    return claim


def test_a_unit_and_the_government_far_above_it_count_once(ladder: Claim) -> None:
    (origin,) = voices.of(ladder).origins

    assert len(origin.articles) == 2
    assert origin.reason == "The same speaks in each, or controls who does: Veldria."


def test_climbing_takes_one_sql_statement_however_far_and_for_however_many(
    ladder: Claim, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    other, _ = claim_said_by("Dora Finch", "Osric Venn")
    Party.objects.filter(name="Dora Finch").update(controlled_by=Party.objects.get(name="Press Unit"))
    ids = [ladder.pk, other.pk]

    with django_assert_num_queries(2):
        said = independence.by_claim(ids)
        found = [len(independence.origins(said[pk])) for pk in ids]

    assert found == [1, 2]


def test_a_ring_of_control_ends(ladder: Claim) -> None:
    Party.objects.filter(name="Veldria").update(controlled_by=Party.objects.get(name="Press Unit"))

    assert voices.of(ladder).independent > 0
    assert len(control.below(Party.objects.filter(name="Veldria").values_list("pk", flat=True))) == 5


def test_a_claim_that_is_in_no_article_has_no_independent_source() -> None:
    assert (
        voices.of(Claim.objects.create(text="The bridge is safe", comparable_text="", origin="hand")).origins
        == ()
    )
