"""Who says a claim and who denies it, each with the words and where they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claims.domain.denials import DENIAL_LABELS, DenialType, Scope
from claims.domain.speech import (
    ATTRIBUTION_LABELS,
    NAMED_LEVELS,
    AttributionLevel,
    Quotation,
    StatementKind,
)
from claims.domain.tongue import noted, say
from claims.models import Article, Claim, DenialTarget, Statement
from claims.queries import appearances, independence
from claims.queries.independence import Origin

NO_ONE = noted("Nobody the text names")
REPORTER = noted("The reporter, in their own voice")


@dataclass(frozen=True, slots=True)
class Words:
    """One place where a party says or denies it."""

    statement_id: int
    exact: str
    direct: bool
    article: Article
    chain: tuple[str, ...]
    scope: Scope | None
    gone: bool


@dataclass(frozen=True, slots=True)
class VoiceGroup:
    """One party with all the places where it speaks of the claim; `party_id` where the desk knows who.

    `sources` are the numbers of the independent sources, from 1, in whose articles it says the claim.
    """

    party_id: int | None
    name: str
    kind: str
    anonymous: bool
    level_label: str
    via: tuple[str, ...]
    denial_labels: tuple[str, ...]
    articles: int
    words: tuple[Words, ...]
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Voices:
    """Both sides of a claim, and how widely it was seen."""

    says: tuple[VoiceGroup, ...]
    denies: tuple[VoiceGroup, ...]
    articles: tuple[Article, ...]
    origins: tuple[Origin, ...]

    @property
    def independent(self) -> int:
        """How many independent sources the claim has."""
        return len(self.origins)


def of(claim: Claim) -> Voices:
    """The undismissed statements that make or deny the claim, by party, in the order found."""
    said = independence.read(appearances.of(claim).prefetch_related("chain"))
    targets = list(
        appearances.denials_of(claim)
        .select_related("denial__statement__party", "denial__statement__snapshot__article")
        .defer("denial__statement__snapshot__raw", "denial__statement__snapshot__text")
        .prefetch_related("denial__statement__chain")
        .order_by("id")
    )
    articles = {row.snapshot.article_id: row.snapshot.article for row in said}
    origins = independence.origins(said)
    return Voices(
        says=_by_source(_groups((row, None) for row in said), origins),
        denies=_groups((target.denial.statement, target) for target in targets),
        articles=tuple(articles.values()),
        origins=origins,
    )


def _by_source(groups: Iterable[VoiceGroup], origins: Sequence[Origin]) -> tuple[VoiceGroup, ...]:
    """Each with its sources; those of one source stand together."""
    of = {article.pk: number for number, origin in enumerate(origins, 1) for article in origin.articles}
    found = [
        replace(group, sources=tuple(sorted({of[place.article.pk] for place in group.words})))
        for group in groups
    ]
    return tuple(sorted(found, key=lambda group: group.sources))


def _groups(rows: Iterable[tuple[Statement, DenialTarget | None]]) -> tuple[VoiceGroup, ...]:
    groups: dict[str, list[tuple[Statement, DenialTarget | None]]] = {}
    for row, target in rows:
        key = f"p{row.party_id}" if row.party_id else f"w{_name(row).casefold()}"
        groups.setdefault(key, []).append((row, target))
    return tuple(_group(found) for found in groups.values())


def _group(found: list[tuple[Statement, DenialTarget | None]]) -> VoiceGroup:
    first = found[0][0]
    name = _name(first)
    level = first.attribution_level
    words = tuple(_words(row, target) for row, target in found)
    via = dict.fromkeys(voice for place in words for voice in place.chain if voice != name)
    types = dict.fromkeys(target.denial.type for _, target in found if target)
    return VoiceGroup(
        party_id=first.party_id,
        name=name,
        kind=first.party.kind if first.party else "",
        anonymous=all(_is_anonymous(row) for row, _ in found),
        level_label=say(ATTRIBUTION_LABELS[AttributionLevel(level)]) if level else "",
        via=tuple(via),
        denial_labels=tuple(say(DENIAL_LABELS[DenialType(word)]) for word in types),
        articles=len({place.article.pk for place in words}),
        words=words,
    )


def _name(row: Statement) -> str:
    if row.kind == StatementKind.NARRATOR:
        return say(REPORTER)
    return row.speaker or say(NO_ONE)


def _is_anonymous(row: Statement) -> bool:
    return row.attribution_level not in NAMED_LEVELS and row.kind != StatementKind.NARRATOR


def _words(row: Statement, target: DenialTarget | None) -> Words:
    return Words(
        statement_id=row.pk,
        exact=row.exact,
        direct=row.quotation == Quotation.DIRECT,
        article=row.snapshot.article,
        chain=tuple(voice.party for voice in row.chain.all()),
        scope=Scope(target.scope) if target else None,
        gone=row.gone_in_id is not None,
    )
