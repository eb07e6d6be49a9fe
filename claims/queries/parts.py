"""The parts of a compound claim, and what was found of each."""

from dataclasses import dataclass

from claims.domain.states import State
from claims.models import Claim, Verdict


@dataclass(frozen=True, slots=True)
class Part:
    """One part with its standing verdict, if it has one: its label and colour are blank otherwise."""

    id: int
    number: str
    text: str
    state: State
    rating: str
    rating_key: str
    rating_colour: str


def of(claim: Claim) -> tuple[Part, ...]:
    """The parts in the order in which they were made, set aside or not. Two SQL statements."""
    rows = list(claim.parts.order_by("pk"))
    verdicts = {verdict.claim_id: verdict for verdict in _standing(claim)} if rows else {}
    return tuple(_part(row, verdicts.get(row.pk)) for row in rows)


def ratings(claim: Claim) -> dict[str, str]:
    """The key of the published rating of each part that has one, by the part's number."""
    return {f"C-{verdict.claim_id}": verdict.rating.key for verdict in _standing(claim)}


def _standing(claim: Claim) -> list[Verdict]:
    standing = Verdict.objects.filter(claim__part_of=claim, ended_at__isnull=True)
    return list(standing.select_related("rating").defer("published_as").order_by("claim_id"))


def _part(row: Claim, verdict: Verdict | None) -> Part:
    return Part(
        id=row.pk,
        number=row.number,
        text=row.text,
        state=State(row.state),
        rating=verdict.rating.label if verdict else "",
        rating_key=verdict.rating.key if verdict else "",
        rating_colour=verdict.rating.colour if verdict else "open",
    )
