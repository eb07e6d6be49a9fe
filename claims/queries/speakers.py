"""Who speaks in one article."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.domain.speech import (
    ATTRIBUTION_LABELS,
    NAMED_LEVELS,
    AttributionLevel,
    PartyKind,
    StatementKind,
)
from claims.domain.tongue import say
from claims.models import Affiliation, Article, PartyAlias, Statement


@dataclass(frozen=True, slots=True)
class Speaker:
    """A party with what it does in the article. `statements` are the ids of what it says there."""

    key: str
    party_id: int | None
    name: str
    kind: str
    anonymous: bool
    level_label: str
    as_written: tuple[str, ...]
    affiliations: tuple[str, ...]
    claims: int
    denials: int
    statements: tuple[int, ...]


def speakers(article: Article, statements: Iterable[Statement]) -> tuple[Speaker, ...]:
    """The parties of these statements, in the order in which they first speak."""
    groups: dict[str, list[Statement]] = {}
    for row in statements:
        name = row.party.name if row.party else row.party_as_written
        if name:
            groups.setdefault(key_of(row), []).append(row)
    ids = {row.party_id for rows in groups.values() for row in rows if row.party_id}
    aliases = _by_party(PartyAlias.objects.filter(party__in=ids).values_list("party_id", "name"))
    stated = _by_party(
        (row.party_id, say("formerly {place}", place=row.stated) if row.past else row.stated)
        for row in Affiliation.objects.filter(party__in=ids, article=article).order_by("id")
    )
    return tuple(_speaker(key, rows, aliases, stated) for key, rows in groups.items())


def key_of(row: Statement) -> str:
    """What tells one party of an article from another on its page."""
    return f"p{row.party_id}" if row.party_id else f"w{row.party_as_written.casefold()}"


def _speaker(
    key: str, rows: list[Statement], aliases: dict[int, list[str]], stated: dict[int, list[str]]
) -> Speaker:
    first = rows[0]
    party = first.party
    name = party.name if party else first.party_as_written
    level = first.attribution_level
    written = dict.fromkeys(row.party_as_written for row in rows if row.party_as_written)
    names = [*written, *(aliases.get(party.pk, []) if party else [])]
    return Speaker(
        key=key,
        party_id=first.party_id,
        name=name,
        kind=party.kind if party else PartyKind.GROUP.value,
        anonymous=all(row.attribution_level not in NAMED_LEVELS for row in rows),
        level_label=ATTRIBUTION_LABELS[AttributionLevel(level)] if level else "",
        as_written=tuple(dict.fromkeys(other for other in names if other.casefold() != name.casefold())),
        affiliations=tuple(stated.get(party.pk, [])) if party else (),
        claims=sum(row.kind == StatementKind.CLAIM for row in rows),
        denials=sum(row.kind == StatementKind.DENIAL for row in rows),
        statements=tuple(row.pk for row in rows),
    )


def _by_party(rows: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for party_id, word in rows:
        found.setdefault(party_id, []).append(word)
    return found
