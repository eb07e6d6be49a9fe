"""Who speaks: finding, naming and describing parties."""

from django.db import transaction
from django.db.models import Q

from claims.actions import locks
from claims.actions.history import record
from claims.domain.events import EventKind, Subject
from claims.domain.refusals import Missing
from claims.domain.roles import Permission
from claims.domain.speech import PartyKind
from claims.models import Affiliation, Article, Party, PartyAlias, User
from claims.policy.permissions import check_permission


def named(name: str, kind: PartyKind, *, only_in: Article | None = None) -> Party:
    """The party of this name, made if it is new. Within the caller's transaction.

    `only_in` is the article outside which nobody can tell who an unnamed group was. The name of a
    party that was merged finds the one it was merged into.
    """
    locks.share_merging()
    found = Party.objects.filter(name__iexact=name, only_in=only_in).first()
    if found is None and only_in is None:
        found = Party.objects.filter(
            Q(aliases__name__iexact=name), only_in__isnull=True, kind=PartyKind.GOVERNMENT.value
        ).first()
    if found is None:
        found, _ = Party.objects.get_or_create(
            name=name[:300], only_in=only_in, defaults={"kind": kind.value}
        )
    while found.merged_into is not None:
        found = found.merged_into
    return found


def describe(
    party: Party, *, aliases: tuple[str, ...], affiliation: str | None, past: bool, article: Article
) -> None:
    """Keep the names and the affiliation that an article gives a party. Within the caller's transaction.

    `past`: the party belonged there and no longer does. What the article's newest reading says stands.
    """
    known = {alias.casefold() for alias in party.aliases.values_list("name", flat=True)} | {
        party.name.casefold()
    }
    for alias in aliases:
        if alias.casefold() not in known:
            known.add(alias.casefold())
            PartyAlias.objects.create(party=party, name=alias[:300])
    if affiliation:
        Affiliation.objects.update_or_create(
            party=party, article=article, stated=affiliation[:300], defaults={"past": past}
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
        raise Missing("A party needs a name.", {"name": "A party needs a name."})
    if Party.objects.filter(name__iexact=name, only_in=party.only_in).exclude(pk=party.pk).exists():
        sentence = f"There is a party named “{name}” already."
        raise Missing(sentence, {"name": sentence})
    if controlled_by is not None and controlled_by.pk == party.pk:
        sentence = "A party cannot control itself."
        raise Missing(sentence, {"controlled_by": sentence})
    party = locks.hold_parties([party.pk])[party.pk]
    before = _facts(party)
    party.name, party.kind, party.controlled_by, party.same_as = name, kind.value, controlled_by, same_as
    party.save(update_fields=["name", "kind", "controlled_by", "same_as"])
    record(
        EventKind.PARTY_EDITED,
        Subject.PARTY,
        party.pk,
        by=by,
        data={"before": before, "after": _facts(party)},
    )
    return party


def _facts(party: Party) -> dict[str, str | int | None]:
    return {
        "name": party.name,
        "kind": party.kind,
        "controlled_by": party.controlled_by_id,
        "same_as": party.same_as,
    }
