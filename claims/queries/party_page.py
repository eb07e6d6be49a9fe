"""One party with all that its page shows beside its words."""

from collections.abc import Callable
from dataclasses import dataclass

from claims.domain.events import Subject
from claims.domain.explaining import quoted
from claims.domain.inputs import row_number
from claims.domain.refusals import Missing, why_not
from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.models import Affiliation, Merge, Party, PartyAlias, Statement, User
from claims.policy import merging, naming, visibility
from claims.policy.permissions import check_permission
from claims.queries import merges, party_list, party_words, timeline
from claims.queries.party_list import PartyRow
from claims.queries.record_filters import PartyFilters
from claims.queries.timeline import Timeline

MOST_NEAR = 5
MOST_SHOWN = 50
"""Affiliations, and parties that it controls, on its page at most."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A party that was merged into this one. `may_not_part` says why that cannot be undone, or is blank."""

    party: Party
    merge: Merge
    may_not_part: str


@dataclass(frozen=True, slots=True)
class Closed:
    """Why each thing cannot be done to the party by this person now; blank where it can."""

    naming: str
    merging: str
    parting: str


@dataclass(frozen=True, slots=True)
class PartyPage:
    """All of it. `merge` is the one by which this party was set aside in favour of another, if it was.

    `names` are its other names but for those of the parties that were merged into it; `voices` is how many
    parties speak as one source with it, itself included.
    """

    party: Party
    counts: PartyRow
    verdicts: int
    names: tuple[PartyAlias, ...]
    merged: tuple[Merged, ...]
    merge: Merge | None
    controls: tuple[Party, ...]
    affiliations: tuple[Affiliation, ...]
    first: Statement | None
    history: Timeline
    closed: Closed


def find(viewer: User, party_id: int) -> Party | None:
    rows = visibility.parties(viewer).select_related("controlled_by", "merged_into", "only_in")
    return rows.filter(pk=party_id).first()


def alias_of(party: Party, number: str) -> PartyAlias | None:
    return party.aliases.filter(pk=row_number(number) or 0).first()


def alias_called(party: Party, name: str) -> PartyAlias | None:
    """Its other name of these letters, whatever their case."""
    return party.aliases.filter(name__iexact=name.replace("\0", "")).first()


def of(party: Party, viewer: User) -> PartyPage:
    """The number of SQL statements depends neither on its words nor on its names."""
    merged = _merged_into(party, viewer)
    theirs = {each.party.name.casefold() for each in merged}
    aliases = party.aliases.order_by("name", "pk")
    made = merges.in_force(Subject.PARTY, party.pk)
    stated = Affiliation.objects.filter(party=party).select_related("article")
    return PartyPage(
        party=party,
        counts=party_list.counted(viewer, party),
        verdicts=party_words.count_verdicts(party, viewer),
        names=tuple(alias for alias in aliases if alias.name.casefold() not in theirs),
        merged=merged,
        merge=made,
        controls=tuple(
            visibility.parties(viewer)
            .filter(controlled_by=party, merged_into__isnull=True)
            .order_by("name")[:MOST_SHOWN]
        ),
        affiliations=tuple(stated.order_by("-id")[:MOST_SHOWN]),
        first=party_words.first_place(party),
        history=timeline.of(Subject.PARTY, party.pk, viewer),
        closed=Closed(
            naming=_refused(viewer, Permission.DESCRIBE_PARTIES, lambda: naming.check_not_merged(party)),
            merging=_refused(viewer, Permission.MERGE_PARTIES, lambda: naming.check_not_merged(party)),
            parting=_no_parting(made, party, viewer) if made else "",
        ),
    )


def controller_named(viewer: User, text: str) -> Party | None:
    """The named party of this name, or None for a blank one. Raises Missing at `controlled_by`."""
    text = " ".join(text.replace("\0", "").split())
    if not text:
        return None
    named = visibility.parties(viewer).filter(only_in__isnull=True, merged_into__isnull=True)
    exact = named.filter(name__iexact=text).first()
    if exact is None:
        others = named.filter(aliases__name__iexact=text).distinct().order_by("pk")[:2]
        exact = others[0] if len(others) == 1 else None
    if exact is None:
        near = PartyFilters(text).of(named).order_by("name").values_list("name", flat=True)[:MOST_NEAR]
        sentence = say("No party is called “{name}”. Look it up under Parties.", name=text[:100])
        if near:
            sentence = say(
                "No party is called “{name}”. These come near: {names}.", name=text[:100], names=quoted(near)
            )
        raise Missing(sentence, {"controlled_by": sentence})
    return exact


def controller_of_number(viewer: User, given: object) -> Party | None:
    """The party of this number, or None for a null. Raises Missing at `controlled_by`."""
    if given is None:
        return None
    number = row_number(str(given))
    found = visibility.parties(viewer).filter(pk=number).first() if number else None
    if found is None:
        sentence = say("Give the number of the party that controls it, or null where none does.")
        raise Missing(sentence, {"controlled_by": sentence})
    return found


def _merged_into(party: Party, viewer: User) -> tuple[Merged, ...]:
    rows = Merge.objects.filter(subject=Subject.PARTY, kept_id=party.pk, undone_at__isnull=True)
    made = list(rows.select_related("made_by").order_by("made_at"))
    names = visibility.parties(viewer).in_bulk([each.merged_id for each in made])
    return tuple(Merged(names[each.merged_id], each, _no_parting(each, party, viewer)) for each in made)


def _no_parting(made: Merge, kept: Party, viewer: User) -> str:
    if made.kept_id != kept.pk:
        kept = Party.objects.select_related("merged_into").get(pk=made.kept_id)
    return _refused(viewer, Permission.MERGE_PARTIES, lambda: merging.check_may_part(made, kept, kept.name))


def _refused(viewer: User, permission: Permission, check: Callable[[], None]) -> str:
    return why_not(lambda: check_permission(viewer, permission)) or why_not(check)
