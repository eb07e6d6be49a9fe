"""A check that its second reader wants published at a set time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.actions import claims as claim_actions
from claims.actions import publications, users
from claims.domain.refusals import Missing, NotAllowed, WrongState
from claims.domain.roles import Role
from claims.domain.topics import Queue
from claims.models import Claim, HistoryEntry, Notice, OutboxEvent, Review, Verdict
from claims.pipeline import clock, drain
from tests import builders
from tests.builders import Staff

pytestmark = pytest.mark.django_db

AT = timezone.now() + timedelta(days=3)
LATER = AT + timedelta(minutes=1)


@pytest.fixture
def staff() -> Staff:
    return builders.staff()


def planned(staff: Staff) -> Claim:
    """Proposed by Ravi, read by Cleo."""
    claim = builders.in_second_reading(staff)
    return builders.move(claim, "confirm", staff.cleo, publish_at=AT.isoformat(), comment="Agreed.")


def its_time_comes() -> None:
    clock.tick(LATER)
    drain.drain(Queue.EFFECTS)


def kinds(claim: Claim) -> list[str]:
    entries = HistoryEntry.objects.filter(subject="claim", subject_id=claim.pk).order_by("-position")
    return list(entries.values_list("kind", flat=True))


def test_it_stays_in_second_reading_until_its_time_and_is_then_published_in_the_readers_name(
    staff: Staff,
) -> None:
    claim = planned(staff)
    assert (claim.state, kinds(claim)[0]) == ("second_reading", "publication.planned")
    clock.tick(timezone.now())
    drain.drain(Queue.EFFECTS)
    assert not Verdict.objects.exists()

    its_time_comes()

    review = Review.objects.get()
    assert (review.decision, review.decided_by, review.comment) == ("confirmed", staff.cleo, "Agreed.")
    assert Claim.objects.get(pk=claim.pk).state == "published"
    last = HistoryEntry.objects.filter(kind="claim.moved").latest("pk")
    assert (last.data["move"], last.actor_id) == ("confirm", staff.cleo.pk)
    assert ("ravi", f"Cleo confirmed your verdict on {claim.number}; it is published.") in set(
        Notice.objects.values_list("user__username", "text")
    )


def test_it_is_published_once_however_often_the_clock_is_looked_at(staff: Staff) -> None:
    planned(staff)
    for _ in range(3):
        its_time_comes()
    assert Verdict.objects.count() == 1
    assert OutboxEvent.objects.filter(topic="publication.due").count() == 1


def test_the_proposer_can_neither_confirm_now_nor_at_a_set_time(staff: Staff) -> None:
    claim = builders.in_second_reading(staff)
    with pytest.raises(NotAllowed, match="another person must read it"):
        builders.move(claim, "confirm", staff.ravi, publish_at=AT.isoformat())
    assert Review.objects.get().publish_at is None


def test_a_time_that_has_passed_is_refused(staff: Staff) -> None:
    claim = builders.in_second_reading(staff)
    with pytest.raises(Missing, match="has passed already"):
        builders.move(claim, "confirm", staff.cleo, publish_at="2001-01-01T10:00")


def test_what_arrives_meanwhile_calls_it_off_and_both_are_told_why(staff: Staff) -> None:
    claim = planned(staff)
    builders.source(claim, staff.ravi, title="A later register")

    its_time_comes()

    assert Claim.objects.get(pk=claim.pk).state == "second_reading"
    assert Review.objects.get().publish_at is None
    assert "publication.cancelled" in kinds(claim)
    told = Notice.objects.filter(kind="publication", text__contains="A later register")
    assert set(told.values_list("user__username", flat=True)) == {"ravi", "cleo"}


def test_sending_it_back_calls_it_off(staff: Staff) -> None:
    claim = planned(staff)
    builders.move(claim, "send_back", staff.edda, comment="Which register?")

    its_time_comes()

    assert Claim.objects.get(pk=claim.pk).state == "researching"
    assert [kind for kind in kinds(claim) if kind != "reply.overdue"][:2] == [
        "claim.moved",
        "publication.cancelled",
    ]
    assert not Verdict.objects.exists()


def test_a_reader_who_has_left_by_then_publishes_nothing_and_the_sentence_says_so(staff: Staff) -> None:
    claim = planned(staff)
    staff.cleo.is_active = False
    users.save(user=staff.cleo, role=Role.REVIEWER, password=None, by=staff.admin)

    its_time_comes()

    assert not Verdict.objects.exists()
    entry = HistoryEntry.objects.get(kind="publication.cancelled", subject_id=claim.pk)
    assert (entry.data["why"], entry.actor_id) == ("This account is closed.", None)
    assert Notice.objects.filter(user=staff.ravi, text__contains="This account is closed.").exists()


def test_somebody_may_stop_it_and_whoever_did_is_not_told(staff: Staff) -> None:
    claim = planned(staff)
    publications.stop(claim=claim, by=staff.edda)

    its_time_comes()

    assert Claim.objects.get(pk=claim.pk).state == "second_reading"
    told = Notice.objects.filter(text__contains="is not published")
    assert set(told.values_list("user__username", flat=True)) == {"ravi", "cleo"}
    with pytest.raises(WrongState, match="No time is set"):
        publications.stop(claim=claim, by=staff.edda)


def test_another_time_may_be_set_and_an_earlier_confirmation_publishes_at_once(staff: Staff) -> None:
    claim = planned(staff)
    builders.move(claim, "confirm", staff.edda, publish_at=(AT + timedelta(days=9)).isoformat())
    its_time_comes()
    assert not Verdict.objects.exists()

    builders.move(claim, "confirm", staff.admin)

    review = Review.objects.get()
    assert (review.decided_by, review.publish_at) == (staff.admin, None)
    assert Claim.objects.get(pk=claim.pk).state == "published"


def test_whoever_looked_before_a_time_was_set_must_look_again(staff: Staff) -> None:
    before = builders.in_second_reading(staff)
    after = builders.move(before, "confirm", staff.cleo, publish_at=AT.isoformat())
    assert after.version == before.version + 1


def test_a_time_given_with_another_move_plans_nothing(staff: Staff) -> None:
    """Only a confirmation can wait; what a move does not take, it does not read."""
    claim = builders.triaged(staff)

    taken = builders.move(claim, "take", staff.ravi, publish_at=AT.isoformat())

    assert taken.state == "researching"
    assert "publication.planned" not in kinds(claim)


def test_sending_back_with_a_time_sends_back(staff: Staff) -> None:
    claim = builders.in_second_reading(staff)

    back = builders.move(claim, "send_back", staff.cleo, comment="Not yet.", publish_at=AT.isoformat())

    assert back.state == "researching"
    assert Review.objects.get().publish_at is None


def test_what_cannot_be_published_at_any_try_is_called_off_and_both_are_told(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = planned(staff)
    clock.tick(LATER)

    def broken(**given: object) -> None:
        raise RuntimeError("no luck")

    monkeypatch.setattr(claim_actions, "move", broken)
    for _ in range(5):
        OutboxEvent.objects.filter(topic="publication.due").update(due_at=timezone.now())
        drain.drain(Queue.EFFECTS)
    drain.drain(Queue.EFFECTS)

    assert OutboxEvent.objects.get(topic="publication.due").dead_at is not None
    assert "publication.cancelled" in kinds(claim)
    told = Notice.objects.filter(text__contains="The desk could not publish it: RuntimeError: no luck")
    assert set(told.values_list("user__username", flat=True)) == {"ravi", "cleo"}
