"""The named parties of the desk, those that say the most first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, ExpressionWrapper, F, IntegerField, Q, QuerySet

from claims.domain.speech import Standing, StatementKind
from claims.models import Party, User, Verdict
from claims.policy import visibility
from claims.queries.paging import PAGE_SIZE, Page, descending
from claims.queries.record_filters import ALL_PARTIES, PartyFilters

_COUNTS = ~Q(statements__standing=Standing.DISMISSED)
_SAYS = _COUNTS & Q(statements__claim__isnull=False)
_DENIES = _COUNTS & Q(statements__kind=StatementKind.DENIAL)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many standing verdicts of one rating there are on what a party said."""

    label: str
    colour: str
    number: int


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One party: how many claims it makes, how many denials, and what was found of its claims."""

    party: Party
    aliases: tuple[str, ...]
    said: int
    denied: int
    verdicts: tuple[Tally, ...]


def page(
    viewer: User, filters: PartyFilters = ALL_PARTIES, after: str | None = None, size: int = PAGE_SIZE
) -> Page[PartyRow]:
    """At a constant number of SQL statements. Raises Missing where the cursor is broken."""
    wanted = filters.of(_counted(_named(viewer))).select_related("controlled_by").prefetch_related("aliases")
    found = descending(wanted, "spoken", after=after, size=size)
    tallies = tallied(party.pk for party in found.rows)
    return Page(tuple(_row(party, tallies[party.pk]) for party in found.rows), found.next_cursor)


def named_like(viewer: User, party: Party, words: str, *, most: int) -> list[PartyRow]:
    """Parties by part of a name that could be this one: named ones, or those of the article it is tied to."""
    where = Q(only_in=party.only_in_id) if party.only_in_id else Q(only_in__isnull=True)
    wanted = PartyFilters(words).of(visibility.parties(viewer).filter(where, merged_into__isnull=True))
    found = _counted(wanted.exclude(pk=party.pk)).select_related("controlled_by").prefetch_related("aliases")
    return [_row(row, ()) for row in found.order_by("-spoken", "-pk")[:most]]


def counted(viewer: User, party: Party) -> PartyRow:
    """One party as the list has it."""
    row = _counted(visibility.parties(viewer).filter(pk=party.pk)).prefetch_related("aliases").get()
    return _row(row, tallied([party.pk])[party.pk])


def tallied(party_ids: Iterable[int]) -> dict[int, tuple[Tally, ...]]:
    """The standing verdicts on what each of these parties said, by rating, in one SQL statement."""
    said = Q(claim__appearances__party__in=list(party_ids)) & ~Q(
        claim__appearances__standing=Standing.DISMISSED
    )
    rows = (
        Verdict.objects.filter(said, ended_at__isnull=True)
        .order_by("rating__position", "rating_id")
        .values_list("claim__appearances__party", "rating__label", "rating__colour")
        .annotate(number=Count("pk", distinct=True))
    )
    found: dict[int, tuple[Tally, ...]] = defaultdict(tuple)
    for party_id, label, colour, number in rows:
        found[party_id] += (Tally(label, colour, number),)
    return found


def _named(viewer: User) -> QuerySet[Party]:
    return visibility.parties(viewer).filter(only_in__isnull=True, merged_into__isnull=True)


def _counted(parties: QuerySet[Party]) -> Any:
    return parties.annotate(
        said=Count("statements__claim", filter=_SAYS, distinct=True),
        denied=Count("statements", filter=_DENIES, distinct=True),
        spoken=ExpressionWrapper(F("said") + F("denied"), output_field=IntegerField()),
    )


def _row(party: Party, verdicts: tuple[Tally, ...]) -> PartyRow:
    counts: dict[str, int] = vars(party)
    aliases = sorted((alias.name for alias in party.aliases.all()), key=str.casefold)
    return PartyRow(party, tuple(aliases), counts["said"], counts["denied"], verdicts)
