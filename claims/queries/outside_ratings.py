"""The rating words of other publishers: those that nobody has mapped, and the table of the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django_stubs_ext import WithAnnotations

from claims.domain.inputs import row_number
from claims.domain.outside import rating_key, suggested
from claims.domain.refusals import Missing, why_not
from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.models import OutsideCheck, OutsideRating, Rating, User
from claims.policy import visibility
from claims.policy.permissions import check_permission

MOST_SHOWN = 200


class Number(TypedDict):
    """How many checks that count have a word."""

    number: int


@dataclass(frozen=True, slots=True)
class Word:
    """A rating word, how many checks have it, and what it may mean: the key of our rating, or blank.

    `chosen` is what it means, or where it means nothing yet a suggestion that a person is to confirm.
    """

    row: OutsideRating
    checks: int
    chosen: str
    suggestion: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The words of the page: the unmapped ones, those with the most checks first, and the mapped ones.

    `may_not` says why the viewer may not change them, and is blank where they may.
    """

    unmapped: tuple[Word, ...]
    more_unmapped: int
    mapped: tuple[Word, ...]
    more_mapped: int
    ratings: tuple[Rating, ...]
    may_not: str


@dataclass(frozen=True, slots=True)
class WordFilters:
    """Of one publisher, or those that nobody has mapped."""

    publisher: int | None = None
    unmapped: bool = False

    @classmethod
    def parse(cls, given: Mapping[str, str]) -> "WordFilters":
        """Raises Missing where the publisher is no number."""
        raw = given.get("publisher", "").strip()
        publisher = row_number(raw)
        if raw and publisher is None:
            sentence = say("“{given}” is not the number of a publisher.", given=raw[:60])
            raise Missing(sentence, {"publisher": sentence})
        return cls(publisher, given.get("unmapped", "").lower() in ("1", "true", "yes"))

    def of(self, rows: QuerySet[OutsideRating]) -> QuerySet[OutsideRating]:
        if self.publisher is not None:
            rows = rows.filter(publisher=self.publisher)
        return rows.filter(rating__isnull=True) if self.unmapped else rows


def table(viewer: User, publisher: int | None = None) -> Table:
    """Of all publishers, or of one. The number of SQL statements does not depend on how many there are."""
    rows = listed(viewer).filter(number__gt=0)
    if publisher is not None:
        rows = rows.filter(publisher=publisher)
    open_, done = Q(rating__isnull=True), Q(rating__isnull=False)
    numbers = rows.aggregate(unmapped=Count("pk", filter=open_), mapped=Count("pk", filter=done))
    ratings = tuple(Rating.objects.filter(in_use=True))
    by_label = {rating_key(rating.label): rating.key for rating in ratings}
    known = {rating.key for rating in ratings}
    waiting = rows.filter(open_).order_by("-number", "publisher__key", "pk")[:MOST_SHOWN]
    decided = rows.filter(done).order_by("publisher__key", "key")[:MOST_SHOWN]
    unmapped = tuple(_waiting(row, by_label, known) for row in waiting)
    mapped = tuple(Word(row, row.number, row.rating.key, suggestion=False) for row in decided if row.rating)
    return Table(
        unmapped,
        numbers["unmapped"] - len(unmapped),
        mapped,
        numbers["mapped"] - len(mapped),
        ratings,
        why_not(lambda: check_permission(viewer, Permission.MAP_RATINGS)),
    )


def listed(viewer: User) -> "QuerySet[WithAnnotations[OutsideRating, Number]]":
    """Each with `number`, how many checks that count have it."""
    having = OutsideCheck.objects.filter(said=OuterRef("pk"), current=True).order_by()
    number = having.values("said").annotate(number=Count("pk")).values("number")
    return (
        visibility.outside_ratings(viewer)
        .select_related("publisher", "rating", "before", "decided_by")
        .annotate(number=Coalesce(Subquery(number), 0))
    )


def find(viewer: User, word_id: int) -> "WithAnnotations[OutsideRating, Number] | None":
    return listed(viewer).filter(pk=word_id).first()


def _waiting(
    row: "WithAnnotations[OutsideRating, Number]", by_label: dict[str, str], known: set[str]
) -> Word:
    likely = by_label.get(row.key) or suggested(row.words)
    likely = likely if likely in known else ""
    return Word(row, row.number, likely, suggestion=bool(likely))
