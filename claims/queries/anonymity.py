"""The voices of a claim that are not named, and what the desk said of relying on them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from claims.domain.anonymity import CONDITION_LABELS
from claims.domain.places import PlaceRole
from claims.domain.speech import AttributionLevel, PartyKind, Standing, StatementKind
from claims.domain.tongue import say
from claims.models import Affiliation, AnonymityAssessment, Claim, Party, PartyAlias, Statement
from claims.policy.facts import AnonymityFacts
from claims.queries import appearances


@dataclass(frozen=True, slots=True)
class UnnamedVoice:
    """Somebody an article quotes without a name: its description of them, and its reason, word by word."""

    statement: Statement
    described_as: str
    reasons: tuple[str, ...]
    assessed: bool


@dataclass(frozen=True, slots=True)
class Anonymity:
    """The unnamed voices that make a claim, and the assessment that stands. Empty where there are none.

    `conditions` are the conditions in words, each with whether it is met.
    """

    voices: tuple[UnnamedVoice, ...]
    assessment: AnonymityAssessment | None
    conditions: tuple[tuple[str, bool], ...]

    @property
    def open(self) -> bool:
        """Whether some voice is not assessed yet."""
        return any(not voice.assessed for voice in self.voices)


def of(claim: Claim) -> Anonymity:
    """A constant number of SQL statements."""
    rows = list(
        _makers(claim)
        .select_related("party", "snapshot__article")
        .defer("snapshot__raw", "snapshot__text")
        .prefetch_related("places")
        .order_by("id")
    )
    standing = _standing(claim) if rows else None
    covered = _covered(standing)
    return Anonymity(
        voices=tuple(
            UnnamedVoice(
                statement=row,
                described_as=row.party_as_written or row.speaker,
                reasons=tuple(place.exact for place in row.places.all() if place.role == PlaceRole.ANONYMITY),
                assessed=row.pk in covered,
            )
            for row in rows
        ),
        assessment=standing,
        conditions=tuple(
            (say(label), getattr(standing, condition.value)) for condition, label in CONDITION_LABELS.items()
        )
        if standing
        else (),
    )


def facts_of(claim: Claim) -> AnonymityFacts | None:
    """What the rules ask of the claim's unnamed voices; None where there are none."""
    rows = _makers(claim).select_related("party").order_by("id")
    voices = {row.pk: row.speaker or say("somebody the article does not name") for row in rows}
    if not voices:
        return None
    standing = _standing(claim)
    covered = _covered(standing)
    return AnonymityFacts(
        unassessed=tuple(dict.fromkeys(name for pk, name in voices.items() if pk not in covered)),
        approved_by_id=standing.approved_by_id if standing else None,
    )


def statements_of(claim: Claim) -> list[Statement]:
    """The statements that make the claim and whose speaker was granted anonymity."""
    return list(_makers(claim))


def unnamed_voices(claim: Claim, parties: Iterable[Party]) -> dict[int, list[str]]:
    """The unnamed voices, for or against the claim, behind which each of these parties stands, by its id.

    That is the party itself, one that it controls, or one that the article places with it: by a
    stated affiliation that is not over, or by the party's name in the description itself (unless it
    is a person, of whom others may be close friends).
    """
    spoken_as = appearances.spoken_as(claim)
    voices = list(
        _unnamed()
        .filter(Q(claim__in=spoken_as) | Q(denial__targets__claim__in=spoken_as))
        .select_related("party", "snapshot")
        .defer("snapshot__raw", "snapshot__text")
        .order_by("id")
    )
    if not voices:
        return {}
    placed = _placed(voices)
    return {
        party.pk: list(
            dict.fromkeys(row.speaker for row in voices if _stands_behind(party, names, row, placed))
        )
        for party, names in _names(parties)
    }


def _stands_behind(
    party: Party, names: set[str], row: Statement, placed: dict[tuple[int | None, int], set[str]]
) -> bool:
    if row.party is not None and party.pk in (row.party_id, row.party.controlled_by_id):
        return True
    stated = {"" if row.affiliation_past else row.affiliation.casefold()}
    if names & (stated | placed.get((row.party_id, row.snapshot.article_id), set())):
        return True
    described = f"{row.speaker} {row.party_as_written}".casefold()
    return party.kind != PartyKind.PERSON and any(
        re.search(rf"\b{re.escape(name)}\b", described) for name in names
    )


def _placed(voices: Iterable[Statement]) -> dict[tuple[int | None, int], set[str]]:
    """Where articles say that the speakers belong now, by party and article."""
    rows = Affiliation.objects.filter(
        party__in={row.party_id for row in voices if row.party_id}, past=False
    ).values_list("party_id", "article_id", "stated")
    found: dict[tuple[int | None, int], set[str]] = {}
    for party, article, stated in rows:
        found.setdefault((party, article), set()).add(stated.casefold())
    return found


def _names(parties: Iterable[Party]) -> list[tuple[Party, set[str]]]:
    """Each party with all its names, levelled in case."""
    found = {party.pk: (party, {party.name.casefold()}) for party in parties}
    for party_id, name in PartyAlias.objects.filter(party__in=found).values_list("party_id", "name"):
        found[party_id][1].add(name.casefold())
    return list(found.values())


def _makers(claim: Claim) -> QuerySet[Statement]:
    """Who makes the claim, or the one it is part of, without being named."""
    return _unnamed().filter(claim__in=appearances.spoken_as(claim), kind=StatementKind.CLAIM)


def _unnamed() -> QuerySet[Statement]:
    return Statement.objects.filter(attribution_level=AttributionLevel.GRANTED_ANONYMITY).exclude(
        standing=Standing.DISMISSED
    )


def _standing(claim: Claim) -> AnonymityAssessment | None:
    return claim.anonymity_assessments.select_related("assessed_by", "approved_by").first()


def _covered(standing: AnonymityAssessment | None) -> set[int]:
    return set(standing.statements.values_list("pk", flat=True)) if standing else set()
