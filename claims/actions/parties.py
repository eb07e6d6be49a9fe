"""Who speaks: finding, naming and describing parties."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection, transaction

from claims.actions import locks
from claims.actions.recounts import record_with
from claims.domain.events import EventKind, Subject
from claims.domain.refusals import Missing
from claims.domain.roles import Permission
from claims.domain.speech import PartyKind
from claims.domain.tongue import say
from claims.models import Affiliation, Article, Party, PartyAlias, User
from claims.policy import naming
from claims.policy.permissions import check_permission
from claims.queries import recounts

_KNOWN = """
    SELECT DISTINCT ON (place) place, found.id FROM (
        SELECT asked.place, party.id, 1 AS rank
        FROM unnest(%s::text[], %s::bigint[]) WITH ORDINALITY AS asked (name, only_in, place)
        JOIN claims_party party ON lower(party.name) = lower(asked.name)
            AND party.only_in_id IS NOT DISTINCT FROM asked.only_in
        UNION ALL
        SELECT asked.place, party.id, 2
        FROM unnest(%s::text[], %s::bigint[]) WITH ORDINALITY AS asked (name, only_in, place)
        JOIN claims_partyalias alias ON lower(alias.name) = lower(asked.name)
        JOIN claims_party party ON party.id = alias.party_id
        WHERE asked.only_in IS NULL AND party.only_in_id IS NULL AND party.kind = 'government'
    ) AS found ORDER BY place, rank, found.id
"""


@dataclass(frozen=True, slots=True)
class Naming:
    """A name that an article uses for somebody.

    `only_in` is the article outside which nobody can tell who an unnamed group was.
    """

    name: str
    kind: PartyKind
    only_in: Article | None = None


@dataclass(frozen=True, slots=True)
class Described:
    """What an article says of a party. `past`: it belonged there and no longer does."""

    party: Party
    aliases: tuple[str, ...] = ()
    affiliation: str = ""
    past: bool = False


def named(name: str, kind: PartyKind, *, only_in: Article | None = None) -> Party:
    """As `named_all`, for one."""
    return named_all([Naming(name, kind, only_in)])[0]


def named_all(asked: Sequence[Naming]) -> list[Party]:
    """The parties of these names in their order, made where they are new. Within the caller's transaction.

    The name of a party that was merged finds the one it was merged into.
    """
    locks.share_merging()
    found = _by_name(asked)
    missing = [each for place, each in enumerate(asked) if place not in found]
    if missing:
        Party.objects.bulk_create(
            (
                Party(name=each.name[: naming.LONGEST_NAME], kind=each.kind.value, only_in=each.only_in)
                for each in missing
            ),
            ignore_conflicts=True,
        )
        found |= _by_name(asked)
    rows = Party.objects.select_related("merged_into").in_bulk(found.values())
    return [_living(rows[found[place]]) for place in range(len(asked))]


def _by_name(asked: Sequence[Naming]) -> dict[int, int]:
    """The id of the party of each, by its place among those asked for, where there is one.

    By its name first, and then, for a name that anybody may have, by one that a government is known under.
    """
    names = [each.name[: naming.LONGEST_NAME] for each in asked]
    articles = [each.only_in.pk if each.only_in else None for each in asked]
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, [names, articles] * 2)
        return {int(place) - 1: int(number) for place, number in cursor}


def _living(party: Party) -> Party:
    while party.merged_into is not None:
        party = party.merged_into
    return party


def describe(article: Article, described: Sequence[Described]) -> None:
    """Keep the names and affiliations that an article gives to parties. Within the caller's transaction.

    What the article's newest reading says stands.
    """
    PartyAlias.objects.bulk_create(
        (
            PartyAlias(party=each.party, name=alias[:300])
            for each in described
            for alias in each.aliases
            if alias.casefold() != each.party.name.casefold()
        ),
        ignore_conflicts=True,
    )
    affiliations = {
        (each.party.pk, each.affiliation[:300]): Affiliation(
            party=each.party, article=article, stated=each.affiliation[:300], past=each.past
        )
        for each in described
        if each.affiliation
    }
    Affiliation.objects.bulk_create(
        affiliations.values(),
        update_conflicts=True,
        unique_fields=["party", "article", "stated"],
        update_fields=["past"],
    )


@transaction.atomic
def edit(
    *,
    party: Party,
    name: str,
    kind: PartyKind,
    controlled_by: Party | None,
    same_as: str,
    by: User,
) -> Party:
    """Change what the desk knows of a party. Raises NotAllowed, or Missing (no name, or taken)."""
    check_permission(by, Permission.MANAGE_DESK)
    name = name.strip()
    if not name:
        sentence = say("A party needs a name.")
        raise Missing(sentence, {"name": sentence})
    if Party.objects.filter(name__iexact=name, only_in=party.only_in).exclude(pk=party.pk).exists():
        sentence = say("There is a party named “{name}” already.", name=name)
        raise Missing(sentence, {"name": sentence})
    party, controlled_by = _held(party, controlled_by)
    if controlled_by is not None and controlled_by.pk != party.controlled_by_id:
        naming.check_controller(party, controlled_by)
    before, counted = _facts(party), recounts.of_parties([party.pk])
    party.name, party.kind, party.controlled_by, party.same_as = name, kind.value, controlled_by, same_as
    party.save(update_fields=["name", "kind", "controlled_by", "same_as"])
    data = {"name": party.name, "before": before, "after": _facts(party)}
    record_with(counted, EventKind.PARTY_EDITED, Subject.PARTY, party.pk, by=by, data=data)
    return party


@transaction.atomic
def control(*, party: Party, controlled_by: Party | None, by: User) -> Party:
    """Say who controls a party, or that nobody does: voices that one party controls are one source.

    Raises NotAllowed, WrongState (merged away), or Missing (who cannot control it).
    """
    check_permission(by, Permission.DESCRIBE_PARTIES)
    party, controlled_by = _held(party, controlled_by)
    naming.check_not_merged(party)
    if controlled_by is not None:
        naming.check_controller(party, controlled_by)
    if controlled_by == party.controlled_by:
        return party
    before, counted = party.controlled_by, recounts.of_parties([party.pk])
    party.controlled_by = controlled_by
    party.save(update_fields=["controlled_by"])
    data = {
        "name": party.name,
        "controlled_by": controlled_by.name if controlled_by else None,
        "before": before.name if before else None,
        "controller": controlled_by.pk if controlled_by else None,
    }
    record_with(counted, EventKind.PARTY_CONTROL_SET, Subject.PARTY, party.pk, by=by, data=data)
    return party


def _held(party: Party, controller: Party | None) -> tuple[Party, Party | None]:
    """Both as they are now: what is a ring depends on all that is said meanwhile."""
    held = locks.hold_parties([party.pk, *([controller.pk] if controller else [])])
    return held[party.pk], held[controller.pk] if controller else None


def _facts(party: Party) -> dict[str, str | int | None]:
    return {
        "name": party.name,
        "kind": party.kind,
        "controlled_by": party.controlled_by_id,
        "same_as": party.same_as,
    }
