"""How long verdicts take, what they were, and whether second readers agree."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, DurationField, Exists, ExpressionWrapper, F, OuterRef, QuerySet

from claims.domain.evidence import ReviewDecision
from claims.domain.insights import Step
from claims.models import Rating, Review, User, Verdict
from claims.queries.insights import Scope
from claims.queries.measures import Percentile, step_number

MEDIAN, NINE_IN_TEN = 0.5, 0.9
TOOK = ExpressionWrapper(F("published_at") - F("claim__created_at"), DurationField())


@dataclass(frozen=True, slots=True)
class Took:
    """How long some first verdicts took: half of them at most `median`, nine in ten at most `p90`."""

    count: int
    median: timedelta | None
    p90: timedelta | None


@dataclass(frozen=True, slots=True)
class TimeToVerdict:
    """Of all first verdicts of the time, and of those of each step."""

    steps: tuple[Step, ...]
    all: Took
    by_step: tuple[Took, ...]


@dataclass(frozen=True, slots=True)
class PartyVerdicts:
    """How many claims of a party have which rating, by the key of the rating."""

    party_id: int
    name: str
    by_rating: dict[int, int]

    @property
    def total(self) -> int:
        return sum(self.by_rating.values())


@dataclass(frozen=True, slots=True)
class ByParty:
    """Parties with their rated claims, those with most first."""

    ratings: tuple[Rating, ...]
    parties: tuple[PartyVerdicts, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """What somebody proposed and what became of it; and what they decided as a second reader."""

    name: str
    proposals_confirmed: int = 0
    proposals_sent_back: int = 0
    confirmed: int = 0
    sent_back: int = 0


@dataclass(frozen=True, slots=True)
class Decided:
    confirmed: int = 0
    sent_back: int = 0

    @property
    def total(self) -> int:
        return self.confirmed + self.sent_back


@dataclass(frozen=True, slots=True)
class Agreement:
    """What second readers decided within each step."""

    steps: tuple[Step, ...]
    by_step: tuple[Decided, ...]

    @property
    def all(self) -> Decided:
        return Decided(
            sum(each.confirmed for each in self.by_step), sum(each.sent_back for each in self.by_step)
        )


def time_to_verdict(scope: Scope) -> TimeToVerdict:
    """From when a claim came to the desk (`Claim.created_at`) to its first verdict (`Verdict.published_at`).

    A verdict counts in the step in which it was published; later ones of the same claim count nowhere.
    """
    earlier = Verdict.objects.filter(claim=OuterRef("claim"), published_at__lt=OuterRef("published_at"))
    firsts = _published(scope).filter(~Exists(earlier))
    figures = {
        "count": Count("pk"),
        "median": Percentile(TOOK, MEDIAN),
        "p90": Percentile(TOOK, NINE_IN_TEN),
    }
    steps = firsts.annotate(step=step_number("published_at", scope.few)).values("step")
    rows = steps.annotate(**figures).values_list("step", "count", "median", "p90")
    by_step = {step: Took(count, median, p90) for step, count, median, p90 in rows}
    nothing = Took(0, None, None)
    each = tuple(by_step.get(number, nothing) for number in range(len(scope.few)))
    return TimeToVerdict(scope.few, Took(**firsts.aggregate(**figures)), each)


def by_party(scope: Scope) -> ByParty:
    """The verdicts that were published in this time and stand (`Verdict.ended_at`), by named party.

    A claim that several parties make counts for each of them, and once however often one said it. Undismissed
    statements count, and for a part of a claim those that make the whole.
    """
    standing = _published(scope).filter(ended_at__isnull=True)
    found: dict[int, PartyVerdicts] = {}
    for (party_id, name, rating_id), number in _by_voice(standing).items():
        found.setdefault(party_id, PartyVerdicts(party_id, name, {})).by_rating[rating_id] = number
    ratings = Rating.objects.all()
    used = {rating_id for party in found.values() for rating_id in party.by_rating}
    return ByParty(
        tuple(rating for rating in ratings if rating.in_use or rating.pk in used),
        tuple(sorted(found.values(), key=lambda party: (-party.total, party.name.casefold()))),
    )


def by_reader(scope: Scope) -> tuple[Reader, ...]:
    """Who proposed (`Review.proposed_by`) and who decided (`decided_by`) what was decided in this time."""
    reviews = _decided(scope)
    numbers: dict[int, dict[str, int]] = {}
    for person, before in (("proposed_by", "proposals_"), ("decided_by", "")):
        rows = reviews.values_list(person, "decision").annotate(Count("pk"))
        for user_id, decision, number in rows:
            numbers.setdefault(user_id, {})[f"{before}{decision}"] = number
    people = User.objects.in_bulk(list(numbers))
    readers = [Reader(people[user_id].display_name, **given) for user_id, given in numbers.items()]
    return tuple(sorted(readers, key=lambda reader: reader.name.casefold()))


def agreement(scope: Scope) -> Agreement:
    """What became of the proposals that were decided in this time (`Review.decision` at `decided_at`)."""
    rows = (
        _decided(scope)
        .annotate(step=step_number("decided_at", scope.few))
        .values_list("step", "decision")
        .annotate(Count("pk"))
    )
    found: dict[int, dict[str, int]] = {}
    for step, decision, number in rows:
        found.setdefault(step, {})[decision] = number
    return Agreement(
        scope.few,
        tuple(
            Decided(
                found.get(number, {}).get(ReviewDecision.CONFIRMED, 0),
                found.get(number, {}).get(ReviewDecision.SENT_BACK, 0),
            )
            for number in range(len(scope.few))
        ),
    )


def _published(scope: Scope) -> QuerySet[Verdict]:
    until = scope.few[-1].ends
    within = Verdict.objects.filter(published_at__gte=scope.begins, published_at__lt=until)
    return within.filter(claim__in=scope.claims.order_by()).order_by()


def _decided(scope: Scope) -> QuerySet[Review]:
    until = scope.few[-1].ends
    within = Review.objects.filter(decided_at__gte=scope.begins, decided_at__lt=until)
    return within.filter(claim__in=scope.claims.order_by()).order_by()


def _by_voice(standing: QuerySet[Verdict]) -> Counter[tuple[int, str, int]]:
    """How many of these verdicts there are of each party, its name with it, and rating.

    Parts of claims are few: for these it is counted here who made the part or the whole, or both.
    """
    parts = standing.filter(claim__part_of__isnull=False)
    wholes = _voices(standing.filter(claim__part_of__isnull=True), "claim__appearances")
    found = Counter(
        {tuple(voice): number for *voice, number in wholes.annotate(Count("claim", distinct=True))}
    )
    themselves, by_whole = (
        _voices(parts, statements, "claim")
        for statements in ("claim__appearances", "claim__part_of__appearances")
    )
    found.update(tuple(voice) for *voice, _ in themselves.union(by_whole))
    return found


def _voices(verdicts: QuerySet[Verdict], statements: str, *also: str) -> QuerySet[Any, Any]:
    """(party, name, rating) of each of these verdicts, for the named parties that made these statements."""
    named = verdicts.filter(
        **{
            f"{statements}__party__isnull": False,
            f"{statements}__party__only_in__isnull": True,
            f"{statements}__standing__in": ("suggested", "accepted"),
        }
    )
    return named.values_list(f"{statements}__party", f"{statements}__party__name", "rating", *also)
