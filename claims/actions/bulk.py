"""Moving many claims as one job: asked for, worked in parts, undone.

A part is one row of the outbox and one transaction: its claims, their history, their outcomes and
the done-mark are one, so that no crash can repeat any of it.
"""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from claims.actions import bulk_moves, locks, outbox
from claims.actions.history import record
from claims.domain.actors import DESK
from claims.domain.bulk import AT_ONCE, BulkOutcome, outcome_of
from claims.domain.events import EventKind, Subject
from claims.domain.inputs import MoveInputs
from claims.domain.inverses import Asked, Before, inverse
from claims.domain.states import STATE_LABELS, State
from claims.domain.topics import Topic
from claims.domain.transitions import MOVE_LABELS, Move
from claims.models import BulkJob, BulkRow, Claim, User
from claims.policy import bulk as policy

LONGEST_SENTENCE = 500


@transaction.atomic
def start(*, move: Move, inputs: MoveInputs, claim_versions: Mapping[int, int], by: User) -> BulkJob:
    """Have these claims moved by the workers. `claim_versions` maps each to the version that was seen.

    Raises NotAllowed where the role may not make the move at all, and Missing where it needs something
    that is not given, or where there are no claims or too many.
    """
    policy.check_may_start(by, move, inputs, claim_versions)
    job = BulkJob.objects.create(move=move.value, inputs=inputs.told(), made_by=by)
    return _begin(job, claim_versions, by)


@transaction.atomic
def undo(*, job: BulkJob, by: User) -> BulkJob:
    """Have what the job moved moved back by the workers, where nobody has touched it since.

    It is a job of its own. Raises NotAllowed, or WrongState where it cannot be undone.
    """
    locked = BulkJob.objects.select_for_update(of=("self",)).select_related("made_by").get(pk=job.pk)
    moved = list(locked.rows.filter(outcome=BulkOutcome.MOVED).order_by("position"))
    undone = BulkJob.objects.filter(undoes=locked).exists()
    policy.check_may_undo(by, locked, moved=len(moved), undone=undone)
    back = BulkJob.objects.create(move=locked.move, undoes=locked, made_by=by)
    return _begin(back, {row.claim_id: row.version_after or 0 for row in moved}, by)


def work(*, row_id: int) -> None:
    """Move the claims of the part that begins with this row, in the name of whoever asked for it.

    Within the caller's transaction. Their rights are asked again. A row that has its outcome is left alone.
    """
    job, rows = _part(row_id)
    held = {claim.pk: claim for claim in locks.hold_each(row.claim_id for row in rows)}
    undone = _undone(job, rows)
    asked = _asked(job, rows, undone)
    for wanted in dict.fromkeys(one for one in asked.values() if one):
        move, inputs = wanted
        versions = {row.claim_id: row.version for row in rows if asked[row.pk] == wanted}
        outcomes = bulk_moves.move_many(claim_versions=versions, move=move, inputs=inputs, by=job.made_by)
        came_of = {outcome.claim_id: outcome for outcome in outcomes}
        for row in rows:
            if row.claim_id in came_of and asked[row.pk] == wanted:
                _note(row, came_of[row.claim_id], held.get(row.claim_id))
    for row in rows:
        if asked[row.pk] is None:
            _refuse(row, BulkOutcome.MISSING, _no_way_back(job, undone[row.claim_id]))
    BulkRow.objects.bulk_update(rows, WRITTEN)
    _finish_if_done(job)


def give_up(*, row_id: int, problem: str) -> None:
    """The part could not be worked at any try: its claims are as they were, and their rows say so.

    Within the caller's transaction. Tried again by hand, it is worked after all.
    """
    job, rows = _part(row_id)
    for row in rows:
        _refuse(row, BulkOutcome.FAILED, f"The desk could not do this, and changed nothing: {problem}")
    BulkRow.objects.bulk_update(rows, WRITTEN)
    _finish_if_done(job)


WRITTEN = [
    "outcome",
    "sentence",
    "done_at",
    "version_after",
    "state_before",
    "assignee_before",
    "due_before",
    "reason_before",
    "duplicate_before",
]
"""What a row learns when its turn has come."""


def _begin(job: BulkJob, claim_versions: Mapping[int, int], by: User) -> BulkJob:
    rows = BulkRow.objects.bulk_create(
        BulkRow(job=job, position=position, claim_id=claim_id, version=version)
        for position, (claim_id, version) in enumerate(claim_versions.items())
    )
    record(
        EventKind.BULK_STARTED,
        Subject.BULK,
        job.pk,
        by=by,
        data={"asked": job.move, "inputs": job.inputs, "claims": len(rows), "undoes": job.undoes_id},
    )
    outbox.emit_many(Topic.BULK_ROWS, ((f"bulk:{job.pk}", row.pk) for row in rows[::AT_ONCE]))
    return job


def _part(row_id: int) -> tuple[BulkJob, list[BulkRow]]:
    """The job, held, and the rows of the part that have no outcome yet, or only that it failed."""
    first = BulkRow.objects.get(pk=row_id)
    job = (
        BulkJob.objects.select_for_update(of=("self",))
        .select_related("made_by", "undoes")
        .get(pk=first.job_id)
    )
    part = job.rows.filter(position__gte=first.position, position__lt=first.position + AT_ONCE)
    open_rows = part.filter(Q(outcome__isnull=True) | Q(outcome=BulkOutcome.FAILED))
    return job, list(open_rows.order_by("position"))


def _undone(job: BulkJob, rows: Sequence[BulkRow]) -> dict[int, BulkRow]:
    """By claim, the rows of the job that this one undoes, if it undoes one."""
    if job.undoes is None:
        return {}
    ids = [row.claim_id for row in rows]
    return {row.claim_id: row for row in job.undoes.rows.filter(claim_id__in=ids)}


def _asked(job: BulkJob, rows: Sequence[BulkRow], undone: Mapping[int, BulkRow]) -> dict[int, Asked | None]:
    """For each row the move to make, with its inputs; None where none leads back."""
    move = Move(job.move)
    if job.undoes is None:
        return dict.fromkeys((row.pk for row in rows), (move, MoveInputs.parse(job.inputs)))
    reason = f"Bulk move {job.undoes.pk} was undone."
    return {
        row.pk: inverse(move, _before(undone[row.claim_id], job.undoes), by=job.made_by_id, reason=reason)
        for row in rows
    }


def _before(row: BulkRow, job: BulkJob) -> Before:
    return Before(
        state=State(row.state_before),
        assignee=row.assignee_before,
        due_at=row.due_before,
        set_aside_reason=row.reason_before,
        duplicate_of=row.duplicate_before,
        given_due="due_at" in job.inputs,
    )


def _note(row: BulkRow, came: bulk_moves.Outcome, before: Claim | None) -> None:
    if before is None:
        _refuse(row, BulkOutcome.GONE, f"There is no claim {row.number} any more.")
    elif came.refusal is not None:
        _refuse(row, outcome_of(came.refusal), str(came.refusal))
    else:
        row.outcome, row.sentence, row.done_at = BulkOutcome.MOVED.value, "", timezone.now()
        row.version_after = came.version
        row.state_before, row.assignee_before = before.state, before.assignee_id
        row.due_before, row.reason_before = before.due_at, before.set_aside_reason
        row.duplicate_before = before.duplicate_of_id


def _refuse(row: BulkRow, outcome: BulkOutcome, sentence: str) -> None:
    row.outcome, row.sentence = outcome.value, sentence[:LONGEST_SENTENCE]
    row.done_at = timezone.now()


def _no_way_back(job: BulkJob, undone: BulkRow) -> str:
    label, state = MOVE_LABELS[Move(job.move)], STATE_LABELS[State(undone.state_before)]
    due = " with its deadline" if undone.due_before else ""
    if not due and Move(job.move) is Move.ASSIGN:
        due = " without a deadline"
    return f"No move leads back from “{label}” to “{state}”{due}; move it by hand."


def _finish_if_done(job: BulkJob) -> None:
    tally = job.rows.aggregate(
        waiting=Count("pk", filter=Q(outcome__isnull=True)),
        moved=Count("pk", filter=Q(outcome=BulkOutcome.MOVED)),
        total=Count("pk"),
    )
    if tally["waiting"] or job.finished_at:
        return
    BulkJob.objects.filter(pk=job.pk).update(finished_at=timezone.now())
    data = {"moved": tally["moved"], "refused": tally["total"] - tally["moved"]}
    record(EventKind.BULK_FINISHED, Subject.BULK, job.pk, by=DESK, data=data, emits=Topic.BULK_FINISHED)
