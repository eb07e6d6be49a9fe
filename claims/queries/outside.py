"""Checks that others published: the list, one of them, and those that are near a claim."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import QuerySet

from claims.domain.evidence import Against, Stance
from claims.domain.inputs import row_number
from claims.domain.refusals import Missing, why_not
from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.domain.wording import site_of
from claims.matching import outside as matching
from claims.models import Claim, OutsideCheck, OutsidePublisher, Rating, User
from claims.policy import curation, visibility
from claims.policy import outside as policy
from claims.policy.permissions import check_permission
from claims.queries.paging import Page, descending

MOST_NEAR = 5
MOST_PUBLISHERS = 500
UNMAPPED = "unmapped"

_OWN_ADDRESS = re.compile(r"/claims/(\d+)/")


@dataclass(frozen=True, slots=True)
class OutsideFilters:
    """Which checks. What is blank filters nothing; `rating` is the key of ours, or `unmapped`."""

    q: str = ""
    publisher: int | None = None
    rating: str = ""

    @classmethod
    def parse(cls, given: Mapping[str, Any]) -> "OutsideFilters":
        """Read from an address. Raises Missing, naming what cannot be read."""
        q = str(given.get("q") or "").replace("\0", "").strip()[:300]
        rating = str(given.get("rating") or "").strip()
        publisher = str(given.get("publisher") or "").strip()
        number = row_number(publisher) if publisher else None
        problems = {}
        if publisher and number is None:
            problems["publisher"] = say("“{given}” is not the number of a publisher.", given=publisher[:60])
        if rating and rating != UNMAPPED and not Rating.objects.filter(key=rating).exists():
            problems["rating"] = say("There is no rating “{given}”.", given=rating[:60])
        if problems:
            raise Missing(" ".join(problems.values()), problems)
        return cls(q, number, rating)

    def of(self, rows: QuerySet[OutsideCheck]) -> QuerySet[OutsideCheck]:
        if self.q:
            rows = rows.filter(search=SearchQuery(self.q, config="english", search_type="websearch"))
        if self.publisher is not None:
            rows = rows.filter(publisher=self.publisher)
        if self.rating == UNMAPPED:
            return rows.filter(said__isnull=False, said__rating__isnull=True)
        return rows.filter(said__rating__key=self.rating) if self.rating else rows

    @property
    def any(self) -> bool:
        return bool(self.q or self.publisher or self.rating)


@dataclass(frozen=True, slots=True)
class NearCheck:
    """A check near a claim. `share` is how much of the shorter one's words both have, in per cent.

    `stance` is what it would be as a source, going by the table; `may_not` says why it cannot be made one,
    and is blank where it can.
    """

    check: OutsideCheck
    share: int
    stance: Stance
    may_not: str


@dataclass(frozen=True, slots=True)
class CheckPage:
    """One check with its versions, the last first, and why it cannot be cited, or blank.

    `elsewhere` is the site that it came from where that is not the one it stands at, or blank.
    """

    check: OutsideCheck
    versions: tuple[OutsideCheck, ...]
    newest: OutsideCheck
    stance: Stance
    may_not: str
    elsewhere: str


def listed(viewer: User, filters: OutsideFilters = OutsideFilters()) -> QuerySet[OutsideCheck]:
    """Those that count, without their raw objects."""
    return filters.of(_shown(viewer).filter(current=True))


def page(viewer: User, filters: OutsideFilters, after: str) -> Page[OutsideCheck]:
    return descending(listed(viewer, filters), "came_at", after=after)


def publishers() -> list[OutsidePublisher]:
    return list(OutsidePublisher.objects.order_by("name", "pk")[:MOST_PUBLISHERS])


def ratings() -> list[Rating]:
    return list(Rating.objects.filter(in_use=True))


def find(viewer: User, check_id: int) -> OutsideCheck | None:
    return _shown(viewer).filter(pk=check_id).first()


def raw(viewer: User, check_id: int) -> Any:
    """The object as it came, or None where there is no such check."""
    return visibility.outside_checks(viewer).filter(pk=check_id).values_list("raw", flat=True).first()


def shown(check: OutsideCheck, viewer: User) -> CheckPage:
    versions = tuple(_shown(viewer).filter(identity=check.identity).order_by("-version"))
    return CheckPage(
        check,
        versions,
        versions[0],
        stance_of(check),
        _no_permission(viewer) or why_not(lambda: policy.check_citable(check, used=False)),
        _elsewhere(check),
    )


def near(claim: Claim, viewer: User) -> tuple[NearCheck, ...]:
    """The checks nearest to the claim in words; the number of SQL statements does not depend on how many."""
    found = matching.near(claim, visibility.outside_checks(viewer).filter(current=True))[:MOST_NEAR]
    if not found:
        return ()
    rows = {row.pk: row for row in _shown(viewer).filter(pk__in=[each.check_id for each in found])}
    used = set(claim.sources.values_list("url", flat=True))
    closed = _no_permission(viewer) or why_not(lambda: curation.check_open_for_sources(claim))

    def refused(row: OutsideCheck) -> str:
        return closed or why_not(lambda: policy.check_citable(row, used=row.url in used))

    return tuple(
        NearCheck(row, round(100 * each.share), stance_of(row), refused(row))
        for each in found
        if (row := rows.get(each.check_id))
    )


def claim_named(viewer: User, text: str) -> Claim:
    """The claim that a person means by its number, with or without C-, or by its address here.

    Raises Missing at `claim` where there is none.
    """
    own = _OWN_ADDRESS.search(text)
    number = row_number(own[1] if own else text.strip().upper().removeprefix("C-"))
    found = visibility.claims(viewer).filter(pk=number).first() if number else None
    if found is None:
        sentence = (
            say("No claim has this number.")
            if text.strip()
            else say("Say which claim: its number, such as C-12.")
        )
        raise Missing(sentence, {"claim": sentence})
    return found


def stance_of(check: OutsideCheck) -> Stance:
    """What the check says of its claim by the table: context where nobody has said what its word means."""
    meant = check.said.rating if check.said else None
    sides = {Against.CLAIMANTS: Stance.REFUTES, Against.DENIERS: Stance.SUPPORTS}
    return sides.get(Against(meant.against), Stance.CONTEXT) if meant else Stance.CONTEXT


def unmapped(viewer: User) -> int:
    """How many words wait for somebody to say what they mean."""
    return visibility.outside_ratings(viewer).filter(rating__isnull=True).count()


def _elsewhere(check: OutsideCheck) -> str:
    came, stands = (site_of(url) for url in (check.came_with.stands_at, check.url))
    related = came == stands or came.endswith(f".{stands}") or stands.endswith(f".{came}")
    return "" if not came or related else came


def _shown(viewer: User) -> QuerySet[OutsideCheck]:
    rows = visibility.outside_checks(viewer).select_related("publisher", "said__rating", "came_with__made_by")
    return rows.defer("raw", "came_with__raw")


def _no_permission(viewer: User) -> str:
    return why_not(lambda: check_permission(viewer, Permission.EDIT_SOURCES))
