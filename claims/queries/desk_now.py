"""What has become of a list of the desk that somebody has before them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from claims.domain.events import EventKind, Subject
from claims.domain.states import State
from claims.models import Claim, HistoryEntry, HistoryHead, LastLook, User
from claims.policy import visibility
from claims.queries import desk
from claims.queries.desk_filters import DeskFilters
from claims.queries.desk_rows import DeskRow, rows_of
from claims.queries.paging import Page

Seen = Mapping[int, int]
"""The claims that are shown, each with the version that is shown of it."""


@dataclass(frozen=True, slots=True)
class Gone:
    """A claim that is shown and no longer in the list: where it was moved and by whom, if it was moved."""

    state: State | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class DeskNow:
    """The list as it is now, then those of the shown claims that it has no more on this page."""

    rows: tuple[DeskRow, ...]
    others: tuple[DeskRow, ...]
    gone: Mapping[int, Gone]
    more: bool


def keys(viewer: User, filters: DeskFilters, after: str | None) -> Page[Claim]:
    """The claims of the page, with no more than their order needs. One SQL statement."""
    wanted = desk.matching(viewer, filters).only(
        "version", "check_worthiness", "created_at", "moved_at", "due_at"
    )
    return desk.in_order(wanted, filters, after)


def stamp(viewer: User, page: Page[Claim], seen: Seen) -> str:
    """A word that differs once anything happened to these claims. Two SQL statements."""
    ids = {claim.pk for claim in page.rows} | set(seen)
    heads = HistoryHead.objects.filter(subject=Subject.CLAIM, subject_id__in=ids)
    looks = LastLook.objects.filter(user=viewer, claim__in=ids)
    told = (
        [(claim.pk, claim.version) for claim in page.rows],
        sorted(heads.values_list("subject_id", "position")),
        sorted(looks.values_list("claim_id", "position")),
        page.next_cursor is None,
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()


def of(viewer: User, filters: DeskFilters, page: Page[Claim], seen: Seen) -> DeskNow:
    """As many SQL statements for any number of claims."""
    here = [claim.pk for claim in page.rows]
    missing = [claim_id for claim_id in seen if claim_id not in here]
    claims = visibility.claims_on_desk(viewer).filter(pk__in=[*here, *missing])
    known = {claim.pk: claim for claim in claims.select_related("assignee").defer("search")}
    found = rows_of([known[pk] for pk in (*here, *missing) if pk in known], viewer)
    still = set(desk.matching(viewer, filters).filter(pk__in=missing).values_list("pk", flat=True))
    moves = _last_moves(missing)
    gone = {pk: _gone(moves.get(pk), seen[pk]) for pk in missing if pk not in still}
    rows = tuple(row for row in found if row.id in here)
    return DeskNow(
        rows, tuple(row for row in found if row.id not in here), gone, page.next_cursor is not None
    )


def _last_moves(claim_ids: list[int]) -> dict[int, HistoryEntry]:
    moves = HistoryEntry.objects.filter(
        subject=Subject.CLAIM, subject_id__in=claim_ids, kind=EventKind.CLAIM_MOVED
    )
    latest = moves.order_by("subject_id", "-position").distinct("subject_id")
    return {entry.subject_id: entry for entry in latest}


def _gone(entry: HistoryEntry | None, version: int) -> Gone:
    """A move before the version that is shown says nothing of why it left."""
    if entry is None or entry.data["version"] <= version:
        return Gone()
    return Gone(State(entry.data["to"]), entry.actor_name)
