"""Two parties beside each other, before one is merged into the other."""

import re
from dataclasses import dataclass

from claims.domain.inputs import row_number
from claims.domain.refusals import why_not
from claims.models import Party, Statement, User
from claims.policy import merging
from claims.queries import party_list, party_page, party_words
from claims.queries.party_list import PartyRow

MOST_FOUND = 20
SHORTEST_WORD = 4
"""Letters of a word that may tell two parties of like names; fewer are “of” and “the”."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Half:
    """What one of the two has, and would bring along. `asked` counts the replies that it was asked for."""

    party: Party
    row: PartyRow
    affiliations: tuple[str, ...]
    controls: tuple[str, ...]
    asked: int
    first: Statement | None


@dataclass(frozen=True, slots=True)
class Pair:
    """The one that would go and the one that would stay; `may_not` says why not, or is blank."""

    going: Half
    staying: Half
    may_not: str

    @property
    def names(self) -> tuple[str, ...]:
        """What the one that stays would be called besides, that it is not called yet."""
        known = {self.staying.party.name.casefold(), *(name.casefold() for name in self.staying.row.aliases)}
        coming = (self.going.party.name, *self.going.row.aliases)
        return tuple(name for name in dict.fromkeys(coming) if name.casefold() not in known)


def pair(going: Party, number: str, viewer: User) -> Pair | None:
    """With the party of this number, as a person gave it; None where there is no such other."""
    staying = party_page.find(viewer, row_number(number) or 0)
    if staying is None or staying.pk == going.pk:
        return None
    refused = why_not(lambda: merging.check_parties(going, staying))
    return Pair(_half(going, viewer), _half(staying, viewer), refused)


def candidates(party: Party, words: str, viewer: User) -> list[PartyRow]:
    """Whom it could be: by these words, or without any by the words of its own name."""
    if words.strip():
        return party_list.named_like(viewer, party, words.strip(), most=MOST_FOUND)
    if party.only_in_id:
        return party_list.named_like(viewer, party, "", most=MOST_FOUND)
    own = [word for word in _WORD.findall(party.name) if len(word) >= SHORTEST_WORD]
    longest = sorted(own, key=len, reverse=True)[:2]
    found = [row for word in longest for row in party_list.named_like(viewer, party, word, most=5)]
    return list({row.party.pk: row for row in found}.values())


def _half(party: Party, viewer: User) -> Half:
    stated = party.affiliations.order_by("-id").values_list("stated", flat=True)
    return Half(
        party=party,
        row=party_list.counted(viewer, party),
        affiliations=tuple(dict.fromkeys(stated))[:5],
        controls=tuple(
            party.controls.filter(merged_into__isnull=True)
            .order_by("name")
            .values_list("name", flat=True)[:10]
        ),
        asked=party.reply_requests.count(),
        first=party_words.first_place(party),
    )
