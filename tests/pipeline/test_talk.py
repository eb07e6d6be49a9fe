"""Who is told of a comment, and by which way."""

import pytest

from claims.actions import choices, comments, watches
from claims.domain.notices import Channel, NoticeKind
from claims.models import Claim, Notice, Watch
from claims.pipeline import drain
from tests import builders
from tests.builders import Staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> Staff:
    return builders.staff()


@pytest.fixture
def claim(staff: Staff) -> Claim:
    """In Ravi's hands, and what follows from that is done and forgotten."""
    claim = builders.researching(staff)
    drain.drain_all()
    Notice.objects.all().delete()
    return claim


def told() -> set[tuple[str, str, str]]:
    drain.drain_all()
    rows = Notice.objects.values_list("user__username", "kind", "text")
    return {(name, kind, text.split(":")[0]) for name, kind, text in rows}


def test_whoever_has_or_watches_the_claim_is_told_and_who_is_mentioned_only_that(
    staff: Staff, claim: Claim
) -> None:
    watches.start(claim=claim, by=staff.cleo)
    watches.start(claim=claim, by=staff.admin)

    comment = comments.add(claim=claim, text="@cleo @edda which year?", by=staff.admin)

    number = claim.number
    assert told() == {
        ("ravi", "comment", f"Admin commented on {number}"),
        ("cleo", "mention", f"Admin mentioned you on {number}"),
        ("edda", "mention", f"Admin mentioned you on {number}"),
    }
    assert set(Notice.objects.values_list("comment", flat=True)) == {comment.pk}


def test_who_took_part_hears_of_replies_and_of_the_end_without_watching(staff: Staff, claim: Claim) -> None:
    first = comments.add(claim=claim, text="Which year?", by=staff.cleo)
    told()
    Notice.objects.all().delete()

    comments.reply(thread=first, text="2025.", by=staff.ravi)
    comments.resolve(thread=first, by=staff.ravi)

    assert told() == {
        ("cleo", "comment", f"Ravi commented on {claim.number}"),
        ("cleo", "comment", f"Ravi resolved a thread on {claim.number}"),
    }
    assert not Watch.objects.exists()


def test_an_edit_tells_only_those_whom_it_mentions_anew(staff: Staff, claim: Claim) -> None:
    comment = comments.add(claim=claim, text="@cleo?", by=staff.edda)
    told()
    Notice.objects.all().delete()

    comments.edit(comment=comment, text="@cleo? @admin?", version=1, by=staff.edda)

    assert {name for name, _, _ in told()} == {"admin"}


def test_of_a_comment_that_was_removed_at_once_nobody_is_told(staff: Staff, claim: Claim) -> None:
    comment = comments.add(claim=claim, text="@cleo, oops", by=staff.edda)
    comments.remove(comment=comment, by=staff.edda)

    assert told() == set()


def test_who_wants_to_hear_nothing_of_a_kind_hears_nothing(staff: Staff, claim: Claim) -> None:
    choices.choose(channels={NoticeKind.COMMENT: Channel.OFF}, by=staff.ravi)

    comments.add(claim=claim, text="Which year?", by=staff.edda)

    assert told() == set()


def test_a_claim_is_watched_from_working_on_it_only_by_who_chose_so(staff: Staff, claim: Claim) -> None:
    for person in (staff.cleo, staff.ravi):
        choices.watch_on_work(wanted=True, by=person)
    comments.add(claim=claim, text="Which year?", by=staff.edda)
    comments.add(claim=claim, text="2025.", by=staff.cleo)
    drain.drain_all()
    assert [watch.user for watch in Watch.objects.all()] == [staff.cleo]

    builders.source(claim, staff.ravi)
    builders.ask_everybody(claim, staff.ravi)
    builders.move(claim, "propose", staff.ravi, rating="false", reason="No.")
    drain.drain_all()

    assert {watch.user for watch in Watch.objects.all()} == {staff.cleo, staff.ravi}
