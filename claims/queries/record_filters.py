"""Which records of a list somebody wants. An absent filter wants all."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.domain.evidence import ReplyOutcome, Stance
from claims.domain.inputs import row_number
from claims.domain.refusals import Missing
from claims.domain.speech import PartyKind
from claims.domain.tongue import say
from claims.models import Denial, DenialTarget, Party, PartyAlias, ReplyRequest, Source

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class DenialFilters:
    """By the claim that is denied, the article, or the party that denies."""

    claim: int | None = None
    article: int | None = None
    party: int | None = None

    @classmethod
    def parse(cls, given: Mapping[str, str]) -> "DenialFilters":
        """Raises Missing, naming a filter that is no number."""
        return cls(_number(given, "claim"), _number(given, "article"), _number(given, "party"))

    def of(self, rows: QuerySet[Denial]) -> QuerySet[Denial]:
        if self.claim is not None:
            answers = DenialTarget.objects.filter(denial=OuterRef("pk"), claim=self.claim)
            rows = rows.filter(Exists(answers))
        if self.article is not None:
            rows = rows.filter(statement__snapshot__article=self.article)
        if self.party is not None:
            rows = rows.filter(statement__party=self.party)
        return rows


@dataclass(frozen=True, slots=True)
class PartyFilters:
    """By part of a name, or by kind."""

    words: str = ""
    kind: PartyKind | None = None

    @classmethod
    def parse(cls, given: Mapping[str, str]) -> "PartyFilters":
        """Raises Missing where the kind is unknown."""
        return cls(given.get("q", "").replace("\0", "").strip(), _word(given, "kind", PartyKind))

    def of(self, rows: QuerySet[Party]) -> QuerySet[Party]:
        if self.words:
            alias = PartyAlias.objects.filter(party=OuterRef("pk"), name__icontains=self.words)
            rows = rows.filter(Q(name__icontains=self.words) | Exists(alias))
        return rows.filter(kind=self.kind.value) if self.kind else rows


@dataclass(frozen=True, slots=True)
class SourceFilters:
    """By claim, or by what it says of the claim."""

    claim: int | None = None
    stance: Stance | None = None

    @classmethod
    def parse(cls, given: Mapping[str, str]) -> "SourceFilters":
        """Raises Missing, naming a filter that cannot be read."""
        return cls(_number(given, "claim"), _word(given, "stance", Stance))

    def of(self, rows: QuerySet[Source]) -> QuerySet[Source]:
        if self.claim is not None:
            rows = rows.filter(claim=self.claim)
        return rows.filter(stance=self.stance.value) if self.stance else rows


@dataclass(frozen=True, slots=True)
class ReplyFilters:
    """By claim, by how it ended, or those that are open."""

    claim: int | None = None
    outcome: ReplyOutcome | None = None
    open: bool = False

    @classmethod
    def parse(cls, given: Mapping[str, str]) -> "ReplyFilters":
        """Raises Missing, naming a filter that cannot be read."""
        wanted = given.get("open", "").lower() in ("1", "true", "yes")
        return cls(_number(given, "claim"), _word(given, "outcome", ReplyOutcome), wanted)

    def of(self, rows: QuerySet[ReplyRequest]) -> QuerySet[ReplyRequest]:
        if self.claim is not None:
            rows = rows.filter(claim=self.claim)
        if self.open:
            rows = rows.filter(outcome__isnull=True)
        return rows.filter(outcome=self.outcome.value) if self.outcome else rows


ALL_DENIALS, ALL_PARTIES, ALL_SOURCES = DenialFilters(), PartyFilters(), SourceFilters()


def _number(given: Mapping[str, str], name: str) -> int | None:
    raw = given.get(name, "").strip()
    if not raw:
        return None
    number = row_number(raw)
    if number is None:
        sentence = say("“{given}” is not a number.", given=raw)
        raise Missing(sentence, {name: sentence})
    return number


def _word(given: Mapping[str, str], name: str, words: type[Word]) -> Word | None:
    raw = given.get(name, "").strip()
    if raw and raw not in list(words):
        sentence = say("“{given}” is not one of {choices}.", given=raw, choices=", ".join(words))
        raise Missing(sentence, {name: sentence})
    return words(raw) if raw else None
