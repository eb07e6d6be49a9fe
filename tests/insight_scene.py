"""A desk that has worked for some weeks, made through the same actions as a real one."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import cycle

from django.utils import timezone

from claims.models import Claim, Statement
from tests import builders, clock
from tests.builders import Staff

PARTIES = ("Harwick Council", "Dora Finch", "Port Authority of Tellmouth", "Osric Venn", "Nurses of Lunn")
PUBLISHERS = ("Harwick Courier", "Lunn Gazette", "Harwick Courier", "Northmark Post", "")
RATINGS = ("false", "true", "misleading", "mostly_true", "false", "unproven")
TOPICS = ("transport", "health", "housing")
FIRST_DAY = 80
"""So many days ago the first claim was found."""


def worked(staff: Staff, number: int = 40) -> list[Claim]:
    """Claims found one after the other up to now, each as far on its way as it would be."""
    now = timezone.now()
    parties, publishers, topics, ratings = (cycle(each) for each in (PARTIES, PUBLISHERS, TOPICS, RATINGS))
    found = []
    for at in range(number):
        ago = timedelta(days=FIRST_DAY * (number - at) / number)
        with clock.at(now - ago):
            claim = _found(next(publishers), next(parties), now - ago)
        found.append(claim)
        _work(staff, claim, now, ago, at, next(topics), next(ratings))
    _deny(found[-6:], now)
    return found


def _found(publisher: str, party: str, at: datetime) -> Claim:
    place = builders.place(next(_NUMBERS))
    words = f"The council of {place} closed nine of its schools in a year"
    article = builders.article(
        f"{words}, somebody said.", publisher=publisher, published_at=at - timedelta(hours=2)
    )
    said = builders.statement(words, within=builders.snapshot(article), said_by=builders.voice(party))
    assert said.claim_id
    return Claim.objects.get(pk=said.claim_id)


def _work(
    staff: Staff, claim: Claim, now: datetime, ago: timedelta, at: int, topic: str, rating: str
) -> None:
    """A day until it is triaged, then some days for each further step; every seventh is set aside."""
    pace = timedelta(days=1 + at % 4)
    due: Iterator[tuple[str, datetime]] = iter(
        [(step, now - ago + timedelta(hours=20) + pace * n) for n, step in enumerate(_steps(at))]
    )
    for step, when in due:
        if when > now:
            return
        with clock.at(when):
            _step(staff, claim, step, topic, rating)


def _steps(at: int) -> tuple[str, ...]:
    if at % 7 == 6:
        return ("set_aside",)
    if at % 5 == 4:
        return ("triage", "research", "send_back", "again", "confirm")
    return ("triage", "research", "propose", "confirm")


def _step(staff: Staff, claim: Claim, step: str, topic: str, rating: str) -> None:
    reason = "The register shows otherwise."
    if step == "triage":
        builders.triaged(staff, claim, topic=topic)
    elif step == "set_aside":
        builders.set_aside(staff, claim)
    elif step == "research":
        builders.move(claim, "take", staff.ravi if claim.pk % 3 else staff.cleo)
    elif step == "confirm":
        builders.move(claim, "confirm", staff.edda)
    else:
        _propose(claim, rating, reason, ask=step != "again")
        if step == "send_back":
            builders.move(claim, "send_back", staff.edda, comment="Where is the register?")


def _propose(claim: Claim, rating: str, reason: str, *, ask: bool) -> None:
    assignee = Claim.objects.select_related("assignee").get(pk=claim.pk).assignee
    assert assignee
    if ask:
        builders.source(claim, assignee)
        builders.ask_everybody(claim, assignee)
    builders.move(claim, "propose", assignee, rating=rating, reason=reason)


def _deny(claims: list[Claim], now: datetime) -> None:
    for days, claim in zip((0.3, 2, 2, 5, 12, 35), claims, strict=True):
        with clock.at(now - timedelta(days=days)):
            denial = builders.denial(claim)
        Statement.objects.filter(pk=denial.pk).update(standing="suggested")


_NUMBERS = iter(range(1, 10_000))
