"""What a move may have changed of a claim, for whoever keeps its row on a screen."""

from dataclasses import dataclass
from datetime import datetime

from claims.models import Claim, User


@dataclass(frozen=True, slots=True)
class Moved:
    """The columns of a claim's row that moves write; `rating_key` and `rating` are the standing verdict's."""

    id: int
    number: str
    state: str
    version: int
    checkability: str
    topic: str
    priority: int
    assignee: User | None
    due_at: datetime | None
    moved_at: datetime
    rating_key: str
    rating: str
    stale_cause: str


def of(claim: Claim) -> Moved:
    """One SQL statement, given a claim with the person who has it."""
    standing = claim.verdicts.filter(ended_at__isnull=True)
    found = standing.values_list("rating__key", "rating__label", "stale_cause").first()
    rating_key, rating, stale_cause = found or ("", "", "")
    return Moved(
        id=claim.pk,
        number=claim.number,
        state=claim.state,
        version=claim.version,
        checkability=claim.checkability,
        topic=claim.topic,
        priority=claim.priority,
        assignee=claim.assignee,
        due_at=claim.due_at,
        moved_at=claim.moved_at,
        rating_key=rating_key,
        rating=rating,
        stale_cause=stale_cause or "",
    )
