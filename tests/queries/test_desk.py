"""Which claims the desk's filters leave."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from claims.actions import parts, stories, verdicts
from claims.domain.refusals import Missing
from claims.domain.speech import AttributionLevel
from claims.models import Claim, Statement, User, Voice
from claims.queries import counts
from claims.queries.desk import page
from claims.queries.desk_filters import DeskFilters, Sort, View
from tests import builders
from tests.builders import Staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> Staff:
    return builders.staff()


def claim_of(statement: Statement) -> Claim:
    assert statement.claim
    return statement.claim


def ids(viewer: User, **given: Any) -> list[int]:
    return [row.id for row in page(viewer, DeskFilters.parse(given)).rows]


def test_each_view_holds_what_its_count_says(staff: Staff) -> None:
    every: dict[str, Callable[..., Claim]] = builders.AT
    for make in every.values():
        make(staff)
    counted = counts.of(staff.ravi)
    for view in View:
        assert len(ids(staff.ravi, view=view)) == getattr(counted, view), view
    assert (counted.all, counted.open, counted.mine, counted.unassigned) == (7, 4, 2, 2)


def test_without_a_view_the_open_claims_but_a_state_is_looked_for_in_all(staff: Staff) -> None:
    done = builders.published(staff)
    fresh = builders.claim()
    assert ids(staff.ravi) == [fresh.pk]
    assert ids(staff.ravi, state="published") == [done.pk]
    assert ids(staff.ravi, verdict="false") == [done.pk]
    assert ids(staff.ravi, verdict="true") == []


def test_denied_mine_and_topic_narrow_the_list(staff: Staff) -> None:
    mine = builders.researching(staff)
    other = builders.triaged(staff, topic="Housing")
    denied = builders.claim()
    builders.denial(denied)
    assert ids(staff.ravi, mine="1") == [mine.pk]
    assert ids(staff.ravi, topic="Housing") == [other.pk]
    assert ids(staff.ravi, denied="1") == [denied.pk]


def test_a_party_s_claims_are_those_that_it_makes_or_denies_and_their_parts(staff: Staff) -> None:
    claim = builders.claim()
    denial = builders.denial(claim)
    made = Statement.objects.get(claim=claim)
    other = builders.claim("Rain fell all week", said_by=builders.voice("Somebody Else"))
    assert ids(staff.ravi, party=str(denial.party_id)) == [claim.pk]
    assert ids(staff.ravi, party=str(made.party_id)) == [claim.pk]
    texts = ["Harwick built forty homes", "Harwick sold forty homes"]
    first, second = parts.split(claim=claim, texts=texts, version=claim.version, by=staff.edda)
    assert set(ids(staff.ravi, party=str(denial.party_id))) == {claim.pk, first.pk, second.pk}
    Statement.objects.filter(pk=denial.pk).update(standing="dismissed")
    assert ids(staff.ravi, party=str(denial.party_id)) == []
    assert ids(staff.ravi, party="0") == ids(staff.ravi)
    assert other.pk in ids(staff.ravi)


def test_worth_and_age_narrow_the_list(staff: Staff) -> None:
    low, high, old = builders.claim(), builders.claim(), builders.claim()
    Claim.objects.filter(pk=low.pk).update(check_worthiness=0.39)
    Claim.objects.filter(pk__in=(high.pk, old.pk)).update(check_worthiness=0.7)
    Claim.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=8))
    assert ids(staff.ravi, worth="0.4") == [old.pk, high.pk]
    assert ids(staff.ravi, worth="0.4", since="week") == [high.pk]
    assert DeskFilters.parse({"worth": "0.4", "since": "week", "party": "7"}).query() == (
        "view=open&worth=0.4&since=week&party=7"
    )


@pytest.mark.parametrize("words", ["boats", "Boat", "Dora Finch", "dora", "Ministry of Works"])
def test_search_finds_words_and_parties_on_either_side(staff: Staff, words: str) -> None:
    claim = builders.claim("The harbour lost nine boats in one night")
    builders.denial(claim)
    builders.claim("Rain fell all week", said_by=builders.voice("Somebody Else"))
    assert ids(staff.ravi, q=words) == [claim.pk]


def test_search_finds_a_claim_by_its_number(staff: Staff) -> None:
    claim, _ = builders.claim(), builders.claim()
    assert claim.pk in ids(staff.ravi, q=f"c-{claim.pk}")


@pytest.mark.parametrize("words", ["'", "((", "!", "a & | b", "\0", "%", "9" * 40, "C-", "…"])
def test_search_survives_whatever_is_typed(staff: Staff, words: str) -> None:
    builders.claim()
    ids(staff.ravi, q=words)


def test_a_stale_verdict_is_in_look_again(staff: Staff) -> None:
    claim = builders.published(staff)
    assert ids(staff.ravi, view="look_again") == []
    verdicts.mark_stale(claim=claim, cause="A new denial arrived.", by=staff.edda)
    assert ids(staff.ravi, view="look_again") == [claim.pk]


def test_the_order_is_by_worth_then_newest(staff: Staff) -> None:
    low, high, also_high = builders.claim(), builders.claim(), builders.claim()
    Claim.objects.filter(pk=low.pk).update(check_worthiness=0.1)
    Claim.objects.filter(pk__in=[high.pk, also_high.pk]).update(check_worthiness=0.7)
    assert ids(staff.ravi) == [also_high.pk, high.pk, low.pk]
    assert ids(staff.ravi, sort=Sort.NEWEST) == [also_high.pk, high.pk, low.pk]


@pytest.mark.parametrize("sort", list(Sort))
def test_pages_follow_each_other_without_a_gap_in_every_order(staff: Staff, sort: Sort) -> None:
    made = {builders.claim().pk for _ in range(5)}
    Claim.objects.update(due_at=timezone.now())
    filters = DeskFilters(sort=sort)
    seen: list[int] = []
    after: str | None = ""
    while after is not None:
        found = page(staff.ravi, filters, after, size=2)
        seen += [row.id for row in found.rows]
        after = found.next_cursor
    assert len(seen) == 5
    assert set(seen) == made


@pytest.mark.parametrize("cursor", ["x", "W10", "bnVsbA", "WzEsMl0x", "WyJhIiwgImIiXQ", "e30", "€"])
def test_a_broken_cursor_is_refused_with_a_sentence(staff: Staff, cursor: str) -> None:
    with pytest.raises(Missing, match="broken"):
        page(staff.ravi, DeskFilters(), cursor)


def test_every_value_that_is_not_known_is_named() -> None:
    with pytest.raises(Missing) as refusal:
        DeskFilters.parse({"view": "odd", "state": "odd", "denied": "maybe", "sort": "odd"})
    assert set(refusal.value.fields) == {"view", "state", "denied", "sort"}


def test_an_unnamed_voice_shows_who_stands_behind_it_and_comes_after_the_named(staff: Staff) -> None:
    officials = builders.voice("Officials", AttributionLevel.GRANTED_ANONYMITY)
    said = builders.statement(said_by=officials)
    for position, party in enumerate(("Officials", "Veldria")):
        Voice.objects.update_or_create(statement=said, position=position, defaults={"party": party})
    claim = claim_of(said)
    builders.statement(claim=claim)
    row = page(staff.ravi, DeskFilters()).rows[0]
    assert [(voice.name, voice.named, voice.via) for voice in row.said_by] == [
        ("Dora Finch", True, ""),
        ("Officials", False, "Veldria"),
    ]


def test_copies_of_one_story_count_as_one_independent_source(staff: Staff) -> None:
    first = builders.statement()
    claim = claim_of(first)
    copy = builders.statement(claim=claim, said_by=builders.voice("Osric Venn"))
    assert page(staff.ravi, DeskFilters()).rows[0].independent == 2
    stories.join(article=copy.snapshot.article, other=first.snapshot.article, by=staff.edda)
    row = page(staff.ravi, DeskFilters()).rows[0]
    assert (row.articles, row.independent) == (2, 1)
