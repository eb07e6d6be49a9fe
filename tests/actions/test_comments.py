"""Comments: who may, for how long, and what the history keeps."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.actions import claim_merges, comments
from claims.actions.comments import About
from claims.domain.merge_request import MergeRequest
from claims.domain.refusals import Missing, NotAllowed, Stale, WrongState
from claims.models import Claim, Comment, HistoryEntry
from claims.queries import chain
from tests import builders
from tests.builders import Staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> Staff:
    return builders.staff()


@pytest.fixture
def claim() -> Claim:
    return builders.claim()


def story(claim: Claim) -> list[tuple[str, str]]:
    """What the history says of the talk: kind and words."""
    entries = HistoryEntry.objects.filter(subject_id=claim.pk, kind__startswith="comment.")
    return [(entry.kind, entry.data["said"]) for entry in entries.order_by("position")]


def test_every_word_stays_in_the_history_whatever_becomes_of_the_comment(staff: Staff, claim: Claim) -> None:
    first = comments.add(claim=claim, text="Which year?", by=staff.ravi)
    comments.reply(thread=first, text="2025.", by=staff.cleo)
    comments.edit(comment=first, text="Which year is meant?", version=1, by=staff.ravi)
    comments.resolve(thread=first, by=staff.cleo)
    comments.reopen(thread=first, by=staff.ravi)
    comments.remove(comment=first, by=staff.ravi)

    assert story(claim) == [
        ("comment.added", "Which year?"),
        ("comment.added", "2025."),
        ("comment.edited", "Which year is meant?"),
        ("comment.resolved", "Which year is meant?"),
        ("comment.reopened", "Which year is meant?"),
        ("comment.removed", "Which year is meant?"),
    ]
    edited = HistoryEntry.objects.get(kind="comment.edited")
    assert edited.data["said_before"] == "Which year?"
    kept = Comment.objects.get(pk=first.pk)
    assert (kept.text, kept.removed_by) == ("Which year is meant?", staff.ravi)
    assert chain.verify("claim", claim.pk) is None


def test_a_comment_may_be_about_words_and_keeps_them(staff: Staff, claim: Claim) -> None:
    said = claim.appearances.get()

    comment = comments.add(claim=claim, text="Who counted?", about=About(statement=said), by=staff.ravi)

    assert (comment.anchor, comment.exact, comment.suffix) == ("span", said.exact, said.suffix)


def test_a_comment_outlives_the_source_that_it_is_about(staff: Staff) -> None:
    claim = builders.researching(staff)
    source = builders.source(claim, staff.ravi)
    comment = comments.add(claim=claim, text="Is it complete?", about=About(source=source), by=staff.cleo)

    source.delete()

    comment.refresh_from_db()
    assert (comment.source, comment.exact) == (None, "Register of homes")


def test_what_belongs_to_another_claim_cannot_be_talked_about_here(staff: Staff, claim: Claim) -> None:
    other = builders.researching(staff)
    source, said = builders.source(other, staff.ravi), other.appearances.get()

    for about in (About(source=source), About(statement=said)):
        with pytest.raises(Missing):
            comments.add(claim=claim, text="Hm.", about=about, by=staff.ravi)
    denial = builders.denial(claim)
    assert comments.add(claim=claim, text="Flat?", about=About(statement=denial), by=staff.ravi).pk


def test_only_who_wrote_it_changes_it_and_only_soon(staff: Staff, claim: Claim) -> None:
    comment = comments.add(claim=claim, text="Which year?", by=staff.ravi)
    with pytest.raises(NotAllowed, match="Only who wrote"):
        comments.edit(comment=comment, text="Mine now.", version=1, by=staff.admin)
    comments.edit(comment=comment, text="Which month?", version=1, by=staff.ravi)
    with pytest.raises(Stale):
        comments.edit(comment=comment, text="Which day?", version=1, by=staff.ravi)

    Comment.objects.update(written_at=timezone.now() - timedelta(minutes=16))

    with pytest.raises(WrongState, match="for 15 minutes"):
        comments.edit(comment=comment, text="Which day?", version=2, by=staff.ravi)


def test_a_comment_is_removed_by_its_author_or_an_editor_and_once(staff: Staff, claim: Claim) -> None:
    first = comments.add(claim=claim, text="One.", by=staff.ravi)
    second = comments.add(claim=claim, text="Two.", by=staff.ravi)
    with pytest.raises(NotAllowed, match="Only editors or administrators may remove somebody else's comment"):
        comments.remove(comment=first, by=staff.cleo)

    comments.remove(comment=first, by=staff.edda)
    comments.remove(comment=second, by=staff.ravi)

    with pytest.raises(WrongState, match="was removed"):
        comments.remove(comment=first, by=staff.edda)
    with pytest.raises(WrongState, match="was removed"):
        comments.edit(comment=first, text="Three.", version=1, by=staff.ravi)


def test_threads_are_one_level_deep_and_settled_once(staff: Staff, claim: Claim) -> None:
    first = comments.add(claim=claim, text="One.", by=staff.ravi)
    answer = comments.reply(thread=first, text="Two.", by=staff.cleo)

    for wrong in (
        lambda: comments.reply(thread=answer, text="Three.", by=staff.ravi),
        lambda: comments.resolve(thread=answer, by=staff.ravi),
        lambda: comments.reopen(thread=first, by=staff.ravi),
    ):
        with pytest.raises(WrongState):
            wrong()
    comments.resolve(thread=first, by=staff.ravi)
    with pytest.raises(WrongState, match="resolved already"):
        comments.resolve(thread=first, by=staff.ravi)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("  \r\n ", "Write something"), ("a" * 5001, "at most 5,000"), ("a\0b", "no character")],
)
def test_what_cannot_be_said_is_refused_with_a_sentence(
    staff: Staff, claim: Claim, text: str, sentence: str
) -> None:
    with pytest.raises(Missing, match=sentence) as refused:
        comments.add(claim=claim, text=text, by=staff.ravi)

    assert "text" in refused.value.fields
    assert story(claim) == []


def test_a_closed_account_says_nothing(staff: Staff, claim: Claim) -> None:
    staff.ravi.is_active = False

    with pytest.raises(NotAllowed):
        comments.add(claim=claim, text="Hello?", by=staff.ravi)


def test_people_are_mentioned_by_username_and_nobody_by_their_own(staff: Staff, claim: Claim) -> None:
    comment = comments.add(claim=claim, text="@Cleo and @nobody, says @ravi.", by=staff.ravi)
    assert [mention.user for mention in comment.mentions.all()] == [staff.cleo]

    comments.edit(comment=comment, text="@edda rather.", version=1, by=staff.ravi)

    assert [mention.user for mention in comment.mentions.all()] == [staff.edda]


def test_a_reply_goes_where_its_thread_is_now(staff: Staff, claim: Claim) -> None:
    thread = comments.add(claim=claim, text="Which year?", by=staff.ravi)
    kept = builders.claim()
    asked = MergeRequest(kept.pk, "They are one.")
    claim_merges.merge(claim=claim, asked=asked, version=claim.version, by=staff.edda)

    made = comments.reply(thread=thread, text="2025.", by=staff.cleo)

    assert made.claim_id == kept.pk
    assert ("comment.added", "2025.") in story(kept)
