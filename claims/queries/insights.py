"""What every insight starts from: which claims, which time, and in what steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Min, QuerySet
from django.utils import timezone

from claims.domain.insights import PERIOD_DAYS, Period, Step, steps
from claims.domain.refusals import Missing
from claims.models import Claim, User
from claims.policy import visibility

MANY_STEPS = 60
"""At most so many where a number stands at the end of each step."""

FEW_STEPS = 14
"""At most so many where the numbers of each step are a few rows, such as the verdicts of a week."""

MOST_TOPICS = 200


@dataclass(frozen=True, slots=True)
class InsightFilters:
    """Which time, and the claims of which topic; a blank topic is all of them."""

    period: Period = Period.TWELVE_WEEKS
    topic: str = ""

    @classmethod
    def parse(cls, given: Mapping[str, Any]) -> "InsightFilters":
        """Read from an address. Raises Missing for a period that the desk does not know."""
        raw = str(given.get("period") or "").strip()
        topic = str(given.get("topic") or "").replace("\0", "").strip()
        if raw and raw not in list(Period):
            sentence = f"There is no period “{raw[:60]}”: choose one of {', '.join(Period)}."
            raise Missing(sentence, {"period": sentence})
        return cls(Period(raw) if raw else Period.TWELVE_WEEKS, topic)

    def query(self) -> str:
        """In one line, as an address carries them and `parse` reads them again."""
        return urlencode({"period": self.period.value, **({"topic": self.topic} if self.topic else {})})


@dataclass(frozen=True, slots=True)
class Scope:
    """The claims on the desk that the viewer sees and the filters leave, and the time up to now.

    `many` and `few` are the same time in short steps and in longer ones; the first step of either may
    begin a little earlier than what was asked for.
    """

    viewer: User
    filters: InsightFilters
    claims: QuerySet[Claim]
    now: datetime
    many: tuple[Step, ...]
    few: tuple[Step, ...]

    @property
    def begins(self) -> datetime:
        return self.few[0].begins


def scope(viewer: User, filters: InsightFilters, now: datetime | None = None) -> Scope:
    claims = visibility.claims_on_desk(viewer)
    if filters.topic:
        claims = claims.filter(topic=filters.topic)
    now = now or timezone.now()
    today, zone = timezone.localdate(now), timezone.get_current_timezone()
    days = PERIOD_DAYS.get(filters.period) or _days(claims, now)
    few = steps(days, today=today, zone=zone, most=FEW_STEPS)
    covered = (today - few[0].first_day).days + 1
    many = steps(covered, today=today, zone=zone, most=MANY_STEPS)
    return Scope(viewer, filters, claims, now, many, few)


def topics(viewer: User) -> list[str]:
    named = visibility.claims_on_desk(viewer).exclude(topic="")
    return list(named.order_by("topic").values_list("topic", flat=True).distinct()[:MOST_TOPICS])


def _days(claims: QuerySet[Claim], now: datetime) -> int:
    """Since the first of these claims was found, today included."""
    first = claims.aggregate(first=Min("created_at"))["first"] or now
    return (timezone.localdate(now) - timezone.localdate(first)).days + 1
