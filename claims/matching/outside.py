"""Which checks of others are about nearly what a claim says, by the words that the two share.

By words alone: that two say the same in other words, or one the opposite of the other, is for the reader to
see. The words are PostgreSQL's own lexemes, without endings and without words like “the”.
"""

from dataclasses import dataclass

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, F, FloatField, Func, QuerySet, TextField, Value

from claims.models import Claim, OutsideCheck

MOST_RANKED = 5_000
"""Checks with a word of the claim that PostgreSQL ranks: those that came last. Only a claim of words that
stand everywhere has more, and ranking all of those would take longer the more there are."""

MOST_COMPARED = 60
"""Checks that are compared with the claim word by word: those ranked highest."""

MOST_WORDS = 30
"""Words of a claim that are looked for, the longest first: long ones stand in few checks."""

LEAST_SHARED = 3
LEAST_SHARE = 0.5
"""How many words the two have in common, and which share of the shorter one these are."""


class Lexemes(Func):
    """The words of a search vector."""

    function = "tsvector_to_array"
    output_field = ArrayField(TextField())


class Matches(Func):
    """Whether a search vector has what a query asks for, as PostgreSQL writes queries."""

    template = "(%(expressions)s::tsquery)"
    arg_joiner = " @@ "
    output_field = BooleanField()


class Rank(Func):
    """How much of a query a search vector has."""

    template = "ts_rank(%(expressions)s::tsquery)"
    output_field = FloatField()


@dataclass(frozen=True, slots=True)
class Near:
    """A check, and the share of the words of the shorter of the two that both have, 0 to 1."""

    check_id: int
    share: float


def near(claim: Claim, checks: QuerySet[OutsideCheck]) -> list[Near]:
    """Those of these checks whose words are near the claim's, the nearest first; two SQL statements."""
    words = Claim.objects.filter(pk=claim.pk).values_list(Lexemes(F("search")), flat=True).first() or []
    mine = set(words)
    if len(mine) < LEAST_SHARED:
        return []
    asked = sorted(mine, key=lambda word: (-len(word), word))[:MOST_WORDS]
    query = Value(" | ".join(map(_quoted, asked)))
    having = checks.filter(Matches(F("search"), query)).order_by("-pk").values("pk")[:MOST_RANKED]
    rows = (
        OutsideCheck.objects.filter(pk__in=having)
        .annotate(rank=Rank(F("search"), query), lexemes=Lexemes(F("search")))
        .order_by("-rank", "-pk")
        .values_list("pk", "lexemes")[:MOST_COMPARED]
    )
    found = [Near(number, _share(mine, set(theirs))) for number, theirs in rows]
    return sorted((each for each in found if each.share >= LEAST_SHARE), key=lambda each: -each.share)


def _share(one: set[str], other: set[str]) -> float:
    shared = len(one & other)
    return shared / min(len(one), len(other)) if shared >= LEAST_SHARED else 0.0


def _quoted(lexeme: str) -> str:
    escaped = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
