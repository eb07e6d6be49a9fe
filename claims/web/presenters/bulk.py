"""Bulk moves in words: which moves there are, and what came of one."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from claims.domain.bulk import OUTCOME_LABELS, BulkOutcome
from claims.domain.inputs import MoveInputs
from claims.domain.tongue import noted, number, say, say_count
from claims.domain.transitions import MOVES_SAID
from claims.models import BulkRow, User
from claims.policy import moves
from claims.queries.bulk import MOVED, REFUSED, WAITING, Job, Tally
from claims.web.presenters.moves import labelled
from claims.web.presenters.words import Choices

PART_LABELS = {
    "": noted("All"),
    MOVED: noted("Moved"),
    REFUSED: noted("Not moved"),
    WAITING: noted("Waiting"),
}


@dataclass(frozen=True, slots=True)
class Tab:
    """Some rows of the job, with how many they are."""

    label: str
    href: str
    count: int
    here: bool


def moves_of(user: User) -> Choices:
    """The moves that this person may make by their role, to choose one from."""
    return tuple((move.value, say(MOVES_SAID[move])) for move in moves.by_role(user))


def title(job: Job) -> str:
    """“Assign 12 claims”, “Undo of bulk move 3: Take, 5 claims”."""
    return say_count(
        "{asked}, {count} claim", "{asked}, {count} claims", job.tally.total, asked=job.job.asked
    )


def given(job: Job) -> tuple[tuple[str, str], ...]:
    """The inputs of its move, under the labels of their fields."""
    told = MoveInputs.parse(job.job.inputs).told()
    return labelled((name, str(value)) for name, value in told.items() if name != "assignee")


def sentence(tally: Tally) -> str:
    """“3 moved, 1 not, 8 still to come.”"""
    said = [say("{count} moved", count=number(tally.moved))]
    if tally.refused:
        said.append(say("{count} not", count=number(tally.refused)))
    if tally.waiting:
        said.append(say("{count} still to come", count=number(tally.waiting)))
    return ", ".join(said) + "."


def tabs(job: Job, part: str) -> tuple[Tab, ...]:
    numbers = {
        "": job.tally.total,
        MOVED: job.tally.moved,
        REFUSED: job.tally.refused,
        WAITING: job.tally.waiting,
    }
    return tuple(
        Tab(say(label), address(job.job.pk, part=name), numbers[name], name == part)
        for name, label in PART_LABELS.items()
    )


def address(job_id: int, **given: str | None) -> str:
    """The job's page, with what is given of part and place in the list."""
    wanted = {name: value for name, value in given.items() if value}
    return reverse("web:bulk-job", args=[job_id]) + (f"?{urlencode(wanted)}" if wanted else "")


def outcome(row: BulkRow) -> str:
    return say(OUTCOME_LABELS[BulkOutcome(row.outcome)] if row.outcome else PART_LABELS[WAITING])


def role(row: BulkRow) -> str:
    """The class that colours the outcome."""
    if not row.outcome:
        return "open"
    return "true" if row.outcome == BulkOutcome.MOVED else "mixed"
