"""Copies are joined by the machine, with reasons; a person's word is never overturned by it."""

import pytest
from django.db import transaction

from claims.actions import stories
from claims.domain.refusals import Missing, NotAllowed, WrongState
from claims.domain.roles import Role
from claims.models import Article, HistoryEntry, Snapshot, Story, StoryDecision, StoryMove
from claims.pipeline import copies
from tests import builders
from tests.matching import pairs

pytestmark = pytest.mark.django_db

FLOOD, BIRDS = (text for text in pairs.seeds() if "Aumery" in text[:300] or "reaches a fourth farm" in text)


def arrive(text: str) -> Article:
    article = builders.article(text)
    read(article)
    article.refresh_from_db()
    return article


def read(article: Article) -> None:
    snapshot = Snapshot.objects.get(article=article)
    with transaction.atomic():
        copies.write(snapshot, copies.work(snapshot))


def together(one: Article, other: Article) -> bool:
    return len(set(Article.objects.filter(pk__in=[one.pk, other.pk]).values_list("story", flat=True))) == 1


def test_a_copy_is_joined_and_the_reasons_are_kept() -> None:
    first = arrive(BIRDS)
    copy = arrive(pairs.cut(BIRDS))

    decision = StoryDecision.objects.get()
    move = decision.move
    entry = HistoryEntry.objects.get(kind="article.story_changed", subject_id=copy.pk)
    assert together(first, copy)
    assert (decision.first, decision.second, decision.same) == (first, copy, True)
    assert (move.article, move.other, move.made_by) == (copy, first, None)
    assert "100 % of the shorter text’s words stand in the same order" in move.reasons
    assert "both credit Northmark" in move.reasons
    assert entry.data["reasons"] == move.reasons


def test_copies_that_share_nothing_meet_in_the_one_that_both_are_cut_from() -> None:
    whole = pairs.seeds()[0]
    middle = whole.index("\n\n", len(whole) // 2)
    first, second = arrive(whole[:middle]), arrive(whole[middle:])
    assert not together(first, second)

    third = arrive(whole)

    assert together(first, third)
    assert together(second, third)


def test_another_story_is_left_alone() -> None:
    first, other = arrive(BIRDS), arrive(FLOOD)

    assert not together(first, other)
    assert not StoryDecision.objects.exists()


def test_what_a_person_parted_the_machine_does_not_join_again() -> None:
    first, copy = arrive(BIRDS), arrive(pairs.cut(BIRDS))
    stories.part(article=copy, by=builders.person(role=Role.EDITOR))

    read(copy)
    read(first)

    assert not together(first, copy)


def test_nor_does_it_join_them_by_way_of_a_third_copy() -> None:
    first, copy = arrive(BIRDS), arrive(pairs.cut(BIRDS))
    stories.part(article=copy, by=builders.person(role=Role.EDITOR))

    third = arrive(pairs.new_head(BIRDS))
    read(first)
    read(copy)

    assert not together(first, copy)
    assert together(third, first) != together(third, copy)


def test_what_a_person_joined_the_machine_leaves_together() -> None:
    flood, birds = arrive(FLOOD), arrive(BIRDS)
    copy = arrive(pairs.exchanged(FLOOD))
    stories.join(article=copy, other=birds, by=builders.person(role=Role.EDITOR))

    read(copy)
    read(birds)

    assert together(copy, birds)
    assert not together(copy, flood)


def test_a_person_may_join_again_what_a_person_parted() -> None:
    editor = builders.person(role=Role.EDITOR)
    first, copy = arrive(BIRDS), arrive(pairs.cut(BIRDS))
    stories.part(article=copy, by=editor)

    stories.join(article=copy, other=first, by=editor)

    assert together(first, copy)
    assert StoryDecision.objects.latest("pk").same
    read(copy)
    assert together(first, copy)


def test_undoing_a_split_brings_the_article_back_and_the_machine_may_join_it_again() -> None:
    editor = builders.person(role=Role.EDITOR)
    first, copy = arrive(BIRDS), arrive(pairs.cut(BIRDS))

    stories.undo(move=stories.part(article=copy, by=editor), by=editor)

    assert together(first, copy)
    third = arrive(pairs.new_head(BIRDS))
    assert together(third, copy)


def test_undoing_a_join_brings_back_the_split_before_it() -> None:
    editor = builders.person(role=Role.EDITOR)
    first, copy = arrive(BIRDS), arrive(pairs.cut(BIRDS))
    stories.part(article=copy, by=editor)

    stories.undo(move=stories.join(article=copy, other=first, by=editor), by=editor)
    read(copy)

    assert not together(first, copy)


def test_what_was_said_last_is_undone_first_and_once() -> None:
    editor = builders.person(role=Role.EDITOR)
    first, copy = arrive(BIRDS), arrive(pairs.cut(BIRDS))
    parted = stories.part(article=copy, by=editor)
    joined = stories.join(article=copy, other=first, by=editor)

    with pytest.raises(WrongState, match="undo that first"):
        stories.undo(move=parted, by=editor)
    stories.undo(move=joined, by=editor)
    with pytest.raises(WrongState, match="undone already"):
        stories.undo(move=joined, by=editor)
    stories.undo(move=parted, by=editor)

    assert together(first, copy)


def test_a_split_that_others_have_joined_is_not_undone_over_them() -> None:
    editor = builders.person(role=Role.EDITOR)
    _, copy, flood = arrive(BIRDS), arrive(pairs.cut(BIRDS)), arrive(FLOOD)
    parted = stories.part(article=copy, by=editor)
    stories.join(article=flood, other=copy, by=editor)

    with pytest.raises(WrongState, match="Other articles have joined it since"):
        stories.undo(move=parted, by=editor)


def test_what_the_machine_found_is_split_not_undone() -> None:
    arrive(BIRDS)
    arrive(pairs.cut(BIRDS))

    with pytest.raises(WrongState, match="split the article off"):
        stories.undo(move=StoryMove.objects.get(), by=builders.person(role=Role.EDITOR))


def test_an_article_is_not_joined_to_itself() -> None:
    article = arrive(BIRDS)
    with pytest.raises(Missing, match="the same article"):
        stories.join(article=article, other=article, by=builders.person(role=Role.EDITOR))


def test_the_story_says_who_reported_it_first_and_that_is_told_anew_when_it_changes() -> None:
    editor = builders.person(role=Role.EDITOR)
    first, copy = arrive(FLOOD), arrive(BIRDS)
    Article.objects.filter(pk=copy.pk).update(agency="Northmark")

    stories.join(article=copy, other=first, by=editor)
    story = Story.objects.get(articles=first)
    assert (story.origin, story.origin_reason) == ("Northmark", "1 of 2 articles credits Northmark.")

    stories.part(article=copy, by=editor)
    story.refresh_from_db()
    assert (story.origin, story.origin_article) == ("Harwick Courier", first)


def test_an_article_that_stands_alone_cannot_be_parted() -> None:
    with pytest.raises(WrongState, match="of its own already"):
        stories.part(article=arrive(BIRDS), by=builders.person(role=Role.EDITOR))


def test_a_reviewer_neither_joins_nor_parts() -> None:
    first, copy = arrive(BIRDS), arrive(pairs.cut(BIRDS))

    with pytest.raises(NotAllowed):
        stories.part(article=copy, by=builders.person())
    with pytest.raises(NotAllowed):
        stories.join(article=first, other=copy, by=builders.person())
