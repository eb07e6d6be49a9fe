"""Bulk moves: which claims one would take in, how far one is, and what came of each claim."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from claims.domain.bulk import MOST_CLAIMS, BulkOutcome
from claims.domain.refusals import Stale, why_not
from claims.domain.states import State
from claims.domain.tongue import number, say
from claims.models import BulkJob, BulkRow, Claim, Rating, User
from claims.policy import bulk as policy
from claims.policy import visibility
from claims.queries import desk, facts
from claims.queries.desk_filters import DeskFilters
from claims.queries.paging import PAGE_SIZE, Page, ascending, descending

WAITING = "waiting"
REFUSED = "refused"
MOVED = "moved"
PARTS: dict[str, Q] = {
    MOVED: Q(outcome=BulkOutcome.MOVED),
    REFUSED: Q(outcome__in=[str(word) for word in BulkOutcome if word is not BulkOutcome.MOVED]),
    WAITING: Q(outcome__isnull=True),
}
"""Some rows of a job, by the name that an address gives them."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many claims of a job have come to which end."""

    total: int
    moved: int
    refused: int
    waiting: int

    @property
    def done(self) -> int:
        return self.total - self.waiting


@dataclass(frozen=True, slots=True)
class Job:
    """A job with its tally. `undone_by` is the job that undid it, `undo_closed` why this person cannot."""

    job: BulkJob
    tally: Tally
    undone_by: int | None
    undo_closed: str


@dataclass(frozen=True, slots=True)
class Line:
    """One claim of a job. `text` is blank and `state` None where there is no such claim."""

    row: BulkRow
    text: str
    state: State | None


@dataclass(frozen=True, slots=True)
class Picked:
    """The claims that a bulk move would take in, with the versions they have, and some to show."""

    versions: Mapping[int, int]
    shown: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """What the inputs of a move can be chosen from."""

    researchers: tuple[User, ...]
    ratings: tuple[Rating, ...]


SHOWN = 12
"""Claims named before they are moved; how many more there are is said."""


def asking() -> Asking:
    return Asking(tuple(facts.researchers()), tuple(Rating.objects.filter(in_use=True)))


def matching(viewer: User, filters: DeskFilters, *, seen: int | None = None) -> Picked:
    """Every claim that the desk's filters leave, at the versions they have now.

    Raises Missing where they are more than a job takes, and Stale where they are not as many as were `seen`.
    """
    found = desk.matching(viewer, filters).order_by("pk").values_list("pk", "version")[: MOST_CLAIMS + 1]
    versions = dict(found)
    policy.check_number(len(versions))
    if seen is not None and seen != len(versions):
        raise Stale(
            say(
                "The list has changed: it holds {count} claims now. Look at it again.",
                count=number(len(versions)),
            )
        )
    return Picked(versions, _shown(viewer, versions))


def selected(viewer: User, versions: Mapping[int, int]) -> Picked:
    """The claims somebody selected, at the versions they saw. Raises Missing where none or too many are."""
    policy.check_number(len(versions))
    return Picked(versions, _shown(viewer, versions))


def one(viewer: User, job_id: int) -> Job | None:
    found = _jobs(viewer).filter(pk=job_id).first()
    return _job(found, viewer) if found else None


def listing(viewer: User, after: str | None = None, size: int = PAGE_SIZE) -> Page[Job]:
    """The newest jobs first, at one SQL statement. Raises Missing where the cursor is broken."""
    page = descending(_jobs(viewer), "made_at", after=after, size=size)
    return Page(tuple(_job(job, viewer) for job in page.rows), page.next_cursor)


def rows_of(job: BulkJob, part: str = "") -> QuerySet[BulkRow]:
    """Its rows; only those of one part, if that is named."""
    return BulkRow.objects.filter(PARTS.get(part, Q()), job=job)


def rows(job: BulkJob, part: str = "", after: str | None = None, size: int = PAGE_SIZE) -> Page[BulkRow]:
    """A page of them, in order. Raises Missing where the cursor is broken."""
    return ascending(rows_of(job, part), "position", after=after, size=size)


def lines(viewer: User, page: Page[BulkRow]) -> tuple[Line, ...]:
    """The rows with the words of their claims and where these are now, at one SQL statement."""
    ids = [row.claim_id for row in page.rows]
    claims = {claim.pk: claim for claim in _named(viewer).filter(pk__in=ids)}
    return tuple(
        Line(row, claim.text, State(claim.state)) if claim else Line(row, "", None)
        for row, claim in ((row, claims.get(row.claim_id)) for row in page.rows)
    )


def _jobs(viewer: User) -> QuerySet[BulkJob]:
    return (
        visibility.bulk_jobs(viewer)
        .select_related("made_by", "undoes", "undone_by")
        .annotate(total=_number(), **{f"count_{part}": _number(part) for part in PARTS})
    )


def _number(part: str = "") -> Coalesce:
    """How many rows a job has, or a part of it, as a scalar subquery."""
    rows_of_job = BulkRow.objects.filter(PARTS.get(part, Q()), job=OuterRef("pk")).order_by()
    counted = rows_of_job.values("job").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _job(job: BulkJob, viewer: User) -> Job:
    counted = vars(job)
    tally = Tally(
        total=counted["total"],
        moved=counted[f"count_{MOVED}"],
        refused=counted[f"count_{REFUSED}"],
        waiting=counted[f"count_{WAITING}"],
    )
    undone: BulkJob | None = getattr(job, "undone_by", None)
    closed = why_not(lambda: policy.check_may_undo(viewer, job, moved=tally.moved, undone=undone is not None))
    return Job(job, tally, undone.pk if undone else None, closed)


def _named(viewer: User) -> QuerySet[Claim]:
    return visibility.claims(viewer).only("text", "state", "version")


def _shown(viewer: User, ids: Iterable[int]) -> tuple[Claim, ...]:
    first = sorted(ids)[:SHOWN]
    return tuple(_named(viewer).filter(pk__in=first).order_by("pk"))
