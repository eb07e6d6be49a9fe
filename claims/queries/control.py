"""Who controls whom, however many steps lie between, in one SQL statement."""

from collections.abc import Iterable

from claims.models import Party

# UNION drops what was found before, so that a ring, if there were one, would end.
_ABOVE = """
WITH RECURSIVE found AS (
    SELECT id, controlled_by_id FROM claims_party WHERE id = ANY(%s)
    UNION
    SELECT party.id, party.controlled_by_id FROM claims_party AS party
    JOIN found ON party.id = found.controlled_by_id
)
SELECT party.* FROM claims_party AS party JOIN found USING (id)
"""
_BELOW = """
WITH RECURSIVE found AS (
    SELECT id FROM claims_party WHERE id = ANY(%s)
    UNION
    SELECT party.id FROM claims_party AS party JOIN found ON party.controlled_by_id = found.id
)
SELECT id FROM found
"""


def above(party_ids: Iterable[int]) -> dict[int, Party]:
    """These parties and all that control them, by number, each with its controller read."""
    found = {party.pk: party for party in Party.objects.raw(_ABOVE, [list(party_ids)])}
    for party in found.values():
        party.controlled_by = found.get(party.controlled_by_id or 0)
    return found


def below(party_ids: Iterable[int]) -> set[int]:
    """The numbers of these parties and of all that they control."""
    return {party.pk for party in Party.objects.raw(_BELOW, [list(party_ids)])}
