"""Moving many claims as one job, and undoing it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.actions import bulk, bulk_moves, deadlines, relay, users
from claims.domain.bulk import AT_ONCE, MOST_CLAIMS
from claims.domain.inputs import MoveInputs
from claims.domain.refusals import Missing, NotAllowed, WrongState
from claims.domain.roles import Role
from claims.domain.topics import Queue
from claims.domain.transitions import Move
from claims.models import BulkJob, BulkRow, Claim, HistoryEntry, OutboxEvent, User
from claims.pipeline import drain
from claims.queries import chain
from tests import builders
from tests.builders import Staff
from tests.web import many

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> Staff:
    return builders.staff()


def seen(*claims: Claim) -> dict[int, int]:
    return {claim.pk: claim.version for claim in claims}


def started(move: str, claims: dict[int, int], by: User, **given: Any) -> BulkJob:
    return bulk.start(move=Move(move), inputs=MoveInputs.parse(given), claim_versions=claims, by=by)


def done(job: BulkJob) -> BulkJob:
    drain.drain(Queue.BULK)
    return BulkJob.objects.get(pk=job.pk)


def undone(job: BulkJob, by: User) -> BulkJob:
    return done(bulk.undo(job=done(job), by=by))


def outcomes(job: BulkJob) -> list[tuple[int, str | None, str]]:
    return list(job.rows.order_by("position").values_list("claim_id", "outcome", "sentence"))


def state(claim: Claim) -> str:
    return Claim.objects.get(pk=claim.pk).state


def test_every_claim_is_moved_with_its_own_history_in_the_persons_name(staff: Staff) -> None:
    claims = [builders.triaged(staff) for _ in range(3)]

    job = done(started("assign", seen(*claims), staff.edda, assignee=staff.ravi.pk))

    assert outcomes(job) == [(claim.pk, "moved", "") for claim in claims]
    assert job.finished_at is not None
    for claim in claims:
        assert state(claim) == "researching"
        last = HistoryEntry.objects.filter(subject="claim", subject_id=claim.pk).latest("position")
        assert (last.kind, last.data["move"], last.actor_id) == ("claim.moved", "assign", staff.edda.pk)
    said = HistoryEntry.objects.filter(subject="bulk", subject_id=job.pk).order_by("position")
    assert [(entry.kind, entry.actor_name) for entry in said] == [
        ("bulk.started", "Edda"),
        ("bulk.finished", "The desk"),
    ]
    assert said[1].data == {"moved": 3, "refused": 0}
    assert chain.verify_all().first_broken is None


def test_each_claim_that_cannot_be_moved_says_why_and_the_others_are_moved(staff: Staff) -> None:
    fine, touched, elsewhere = builders.triaged(staff), builders.triaged(staff), builders.claim()
    claims = {**seen(fine, touched, elsewhere), 999_999: 1}
    job = started("take", claims, staff.ravi)
    builders.move(touched, "take", staff.cleo)

    job = done(job)

    assert outcomes(job) == [
        (fine.pk, "moved", ""),
        (touched.pk, "stale", "Someone moved this first: the claim is now in “In research”. Look again."),
        (elsewhere.pk, "stale", "“Take” does not start in “New”, where the claim is now."),
        (999_999, "gone", "There is no claim C-999999 any more."),
    ]
    assert Claim.objects.get(pk=touched.pk).assignee == staff.cleo


def test_a_rule_that_refuses_one_claim_gives_its_own_sentence(staff: Staff) -> None:
    mine, proposed = builders.in_second_reading(staff), builders.in_second_reading(staff)
    job = done(started("confirm", seen(mine, proposed), staff.ravi))
    assert [(outcome, sentence) for _, outcome, sentence in outcomes(job)] == [
        ("not_allowed", "You proposed this verdict; another person must read it.")
    ] * 2
    assert {state(mine), state(proposed)} == {"second_reading"}


def test_rights_are_asked_again_when_the_claims_turn_comes(staff: Staff) -> None:
    claim = builders.claim()
    job = started("triage", seen(claim), staff.edda, checkability="fact_now")
    users.save(user=staff.edda, role=Role.REVIEWER, password=None, by=staff.admin)

    assert outcomes(done(job)) == [
        (claim.pk, "not_allowed", "Only editors or administrators may triage a claim.")
    ]
    assert state(claim) == "new"


def test_what_can_be_said_for_all_of_them_is_said_at_once_and_starts_nothing(staff: Staff) -> None:
    claims = seen(builders.claim())
    with pytest.raises(NotAllowed, match="Only editors"):
        started("triage", claims, staff.ravi, checkability="fact_now")
    with pytest.raises(Missing, match="Give the reason"):
        started("set_aside", claims, staff.edda)
    with pytest.raises(Missing, match="No claim is selected"):
        started("take", {}, staff.ravi)
    with pytest.raises(Missing, match="more than 5,000 claims"):
        started("take", dict.fromkeys(range(MOST_CLAIMS + 1), 1), staff.ravi)
    assert not BulkJob.objects.exists()
    assert not OutboxEvent.objects.filter(queue="bulk").exists()


def test_a_row_of_work_carries_a_hundred_claims_and_they_go_in_order(staff: Staff) -> None:
    claims = many.claims(2 * AT_ONCE + 1, staff.ravi)
    job = started("withdraw", seen(*claims), staff.edda, reason="The register was forged.")
    rows = OutboxEvent.objects.filter(topic="bulk.rows").order_by("pk")
    assert [BulkRow.objects.get(pk=row.object_id).position for row in rows] == [0, AT_ONCE, 2 * AT_ONCE]

    (first,) = relay.lease(Queue.BULK, 10)
    drain.HANDLERS[first.topic](first)

    assert job.rows.filter(outcome="moved").count() == AT_ONCE
    assert BulkJob.objects.get().finished_at is None
    drain.drain(Queue.BULK)
    assert job.rows.filter(outcome="moved").count() == len(claims)
    assert BulkJob.objects.get().finished_at is not None


def test_a_part_that_was_done_is_not_done_again(staff: Staff) -> None:
    claim = builders.triaged(staff)
    job = done(started("take", seen(claim), staff.ravi))
    entries = HistoryEntry.objects.count()

    # As a worker would whose done-mark was lost.
    bulk.work(row_id=job.rows.get().pk)

    assert HistoryEntry.objects.count() == entries
    assert Claim.objects.get(pk=claim.pk).version == claim.version + 1


def test_a_part_that_fails_at_every_try_says_so_and_can_be_tried_again(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = builders.triaged(staff)
    job = started("take", seen(claim), staff.ravi)
    move_many = bulk_moves.move_many

    def broken(**given: Any) -> None:
        raise RuntimeError("no luck")

    monkeypatch.setattr(bulk_moves, "move_many", broken)
    for _ in range(5):
        OutboxEvent.objects.filter(queue="bulk").update(due_at=job.made_at)
        drain.drain(Queue.BULK)
    sentence = "The desk could not do this, and changed nothing: RuntimeError: no luck"
    assert outcomes(job) == [(claim.pk, "failed", sentence)]
    assert BulkJob.objects.get().finished_at is not None

    monkeypatch.setattr(bulk_moves, "move_many", move_many)
    relay.revive(OutboxEvent.objects.get(queue="bulk"))
    assert outcomes(done(job)) == [(claim.pk, "moved", "")]


@pytest.mark.parametrize(
    ("begin", "move", "given", "who"),
    [
        ("triaged", "take", {}, "ravi"),
        ("triaged", "assign", {"assignee": "cleo"}, "edda"),
        ("researching", "assign", {"assignee": "cleo"}, "edda"),
        ("researching", "release", {}, "ravi"),
        ("researching", "release", {}, "edda"),
        ("new", "set_aside", {"reason": "Not worth it."}, "edda"),
        ("set_aside", "restore", {"reason": "It is."}, "edda"),
    ],
)
def test_what_has_an_inverse_is_undone_as_another_job(
    staff: Staff, begin: str, move: str, given: dict[str, str], who: str
) -> None:
    person = getattr(staff, who)
    before = builders.AT[begin](staff)
    if "assignee" in given:
        given = {"assignee": str(getattr(staff, given["assignee"]).pk)}
    job = started(move, seen(before), person, **given)
    assert outcomes(done(job))[0][1] == "moved"

    back = undone(job, person)

    assert outcomes(back) == [(before.pk, "moved", "")]
    after = Claim.objects.get(pk=before.pk)
    kept = ("state", "assignee_id", "due_at", "set_aside_reason", "duplicate_of_id")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    assert (after.version, back.undoes) == (before.version + 2, job)


def test_a_deadline_comes_back_with_the_claim(staff: Staff) -> None:
    claim = builders.researching(staff)
    due = timezone.now() + timedelta(days=3)
    claim = deadlines.set(claim=claim, due_at=due, version=claim.version, by=staff.edda)
    undone(started("release", seen(claim), staff.edda), staff.edda)
    after = Claim.objects.get(pk=claim.pk)
    assert (after.assignee, after.due_at) == (staff.ravi, due)


def test_a_deadline_that_the_bulk_move_brought_is_not_left_behind_by_its_undoing(staff: Staff) -> None:
    claim = builders.researching(staff)
    job = started("assign", seen(claim), staff.edda, assignee=staff.cleo.pk, due_at="2099-01-31")

    back = undone(job, staff.edda)

    (outcome,) = outcomes(back)
    assert outcome[1:] == (
        "missing",
        "No move leads back from “Assign” to “In research” without a deadline; move it by hand.",
    )
    assert Claim.objects.get(pk=claim.pk).assignee == staff.cleo


def test_a_claim_that_somebody_touched_since_is_not_undone(staff: Staff) -> None:
    left, touched = builders.triaged(staff), builders.triaged(staff)
    job = done(started("assign", seen(left, touched), staff.edda, assignee=staff.ravi.pk))
    builders.source(touched, staff.ravi)
    builders.move(touched, "assign", staff.edda, assignee=staff.cleo.pk)

    back = undone(job, staff.edda)

    assert [outcome for _, outcome, _ in outcomes(back)] == ["moved", "stale"]
    assert (state(left), state(touched)) == ("triaged", "researching")


def test_a_claim_from_which_no_move_leads_back_says_so(staff: Staff) -> None:
    new, triaged = builders.claim(), builders.triaged(staff)
    job = done(started("set_aside", seen(new, triaged), staff.edda, reason="Not worth it."))

    back = undone(job, staff.edda)

    assert [(outcome, sentence) for _, outcome, sentence in outcomes(back)] == [
        ("moved", ""),
        ("missing", "No move leads back from “Set aside” to “Triaged”; move it by hand."),
    ]


def test_undoing_is_refused_to_others_twice_too_early_and_where_nothing_leads_back(staff: Staff) -> None:
    claim, other = builders.triaged(staff), builders.claim()
    job = started("take", seen(claim), staff.ravi)
    with pytest.raises(WrongState, match="still under way"):
        bulk.undo(job=job, by=staff.ravi)
    with pytest.raises(NotAllowed, match="Only Ravi or an editor"):
        bulk.undo(job=done(job), by=staff.cleo)
    back = undone(job, staff.edda)
    with pytest.raises(WrongState, match="was undone already"):
        bulk.undo(job=job, by=staff.ravi)
    with pytest.raises(WrongState, match="This is an undo"):
        bulk.undo(job=back, by=staff.edda)
    triage = done(started("triage", seen(other), staff.edda, checkability="fact_now"))
    with pytest.raises(WrongState, match="“Triage” has no move that leads back"):
        bulk.undo(job=triage, by=staff.edda)
    nothing = done(started("take", {999_999: 1}, staff.ravi))
    with pytest.raises(WrongState, match="nothing to undo"):
        bulk.undo(job=nothing, by=staff.ravi)


def test_a_part_costs_as_many_statements_for_3_claims_as_for_90(staff: Staff) -> None:
    def cost(number: int) -> int:
        claims = many.claims(number, staff.ravi)
        Claim.objects.filter(pk__in=[claim.pk for claim in claims]).update(state="triaged", assignee=None)
        job = started("take", seen(*claims), staff.ravi)
        with CaptureQueriesContext(connection) as captured:
            drain.drain(Queue.BULK)
        assert set(job.rows.values_list("outcome", flat=True)) == {"moved"}
        return len(captured)

    assert cost(3) == cost(90)
