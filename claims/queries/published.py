"""The public list of checks: which there are, by what they are searched, and what went out last."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib.postgres.search import SearchQuery
from django.db.models import QuerySet

from claims.domain.refusals import Missing
from claims.domain.states import State
from claims.domain.tongue import say
from claims.models import Rating, Verdict
from claims.policy import visibility
from claims.queries import checks
from claims.queries.paging import PAGE_SIZE, Page, descending

MOST_TOPICS = 50
LONGEST = 200
"""Characters of what somebody searches for that are looked at."""


@dataclass(frozen=True, slots=True)
class PublicFilters:
    """Which checks. What is blank filters nothing. `party` said it or denied it, by name."""

    q: str = ""
    verdict: str = ""
    topic: str = ""
    party: str = ""

    @classmethod
    def parse(cls, given: Mapping[str, Any]) -> "PublicFilters":
        """Read from an address; any words can be asked for."""
        return cls(**{name: _words(given.get(name)) for name in ("q", "verdict", "topic", "party")})

    def given(self) -> dict[str, str]:
        """The filters that are set, by name, as an address carries them."""
        return {name: words for name, words in asdict(self).items() if words}

    def query(self) -> str:
        return urlencode(self.given())

    def of(self, rows: QuerySet[Verdict]) -> QuerySet[Verdict]:
        if self.q:
            rows = rows.filter(words=SearchQuery(self.q, config="english", search_type="websearch"))
        if self.verdict:
            rows = rows.filter(rating__key=self.verdict)
        if self.topic:
            rows = rows.filter(claim__topic=self.topic)
        if self.party:
            rows = rows.filter(voices=SearchQuery(self.party, config="simple", search_type="phrase"))
        return rows


@dataclass(frozen=True, slots=True)
class PublicRating:
    """One step of the scale, as readers are told it."""

    key: str
    label: str
    number: int | None
    colour: str
    explanation: str


@dataclass(frozen=True, slots=True)
class PublicLine:
    """One check in the list, as it was published; `reopened` and `stale` say what has become of it."""

    claim_id: int
    claim: str
    rating_label: str
    rating_colour: str
    published_at: datetime
    as_of: date
    topic: str
    stale: bool
    reopened: bool


@dataclass(frozen=True, slots=True)
class FeedLine:
    """One check that went out. `withdrawn_at` is null unless it is void; `changed_at` as on its page."""

    claim_id: int
    address: str
    claim: str
    rating_label: str
    reason: str
    published_at: datetime
    changed_at: datetime
    withdrawn_at: datetime | None


def page(
    filters: PublicFilters = PublicFilters(), after: str | None = None, size: int = PAGE_SIZE
) -> Page[PublicLine]:
    """The checks that stand, the newest first, in one statement.

    Raises Missing for a broken cursor.
    """
    found = descending(filters.of(checks.latest()), "published_at", after=after, size=size)
    return Page(tuple(_line(row) for row in found.rows), found.next_cursor)


def scale() -> tuple[PublicRating, ...]:
    """The ratings in use, in their order, for anybody to read."""
    rows = Rating.objects.filter(in_use=True)
    return tuple(PublicRating(row.key, row.label, row.number, row.colour, row.explanation) for row in rows)


def check_known(filters: PublicFilters, ratings: tuple[PublicRating, ...]) -> None:
    """Raises Missing where a verdict is asked for that is not on the scale."""
    keys = [rating.key for rating in ratings]
    if filters.verdict and filters.verdict not in keys:
        sentence = say("There is no verdict “{given}”: choose one of the list.", given=filters.verdict[:60])
        raise Missing(sentence, {"verdict": sentence})


def topics() -> tuple[str, ...]:
    """What the checks that stand are about, for a list to choose from."""
    named = checks.latest().exclude(claim__topic="").order_by("claim__topic")
    return tuple(named.values_list("claim__topic", flat=True).distinct()[:MOST_TOPICS])


def feed(size: int = PAGE_SIZE) -> tuple[FeedLine, ...]:
    """What went out last, the newest first, with those that were withdrawn since; in two statements."""
    rows = (
        visibility.published_verdicts()
        .defer(*checks.SEARCHED)
        .prefetch_related("reaffirmations")
        .order_by("-published_at", "-id")[:size]
    )
    return tuple(_feed_line(row) for row in rows)


def _words(given: Any) -> str:
    return " ".join(str(given or "").replace("\0", "").split())[:LONGEST]


def _line(verdict: Verdict) -> PublicLine:
    kept = verdict.published_as
    return PublicLine(
        claim_id=verdict.claim_id,
        claim=kept["claim"],
        rating_label=kept["rating_label"],
        rating_colour=kept["rating_colour"],
        published_at=verdict.published_at,
        as_of=verdict.as_of,
        topic=verdict.claim.topic,
        stale=verdict.stale_since is not None,
        reopened=verdict.claim.state != State.PUBLISHED,
    )


def _feed_line(verdict: Verdict) -> FeedLine:
    kept = verdict.published_as
    looks = [look.made_at for look in verdict.reaffirmations.all()]
    return FeedLine(
        claim_id=verdict.claim_id,
        address=checks.address(verdict.claim_id),
        claim=kept["claim"],
        rating_label=kept["rating_label"],
        reason=verdict.reason,
        published_at=verdict.published_at,
        changed_at=max([verdict.published_at, *looks]),
        withdrawn_at=verdict.ended_at if verdict.withdrawn_reason else None,
    )
