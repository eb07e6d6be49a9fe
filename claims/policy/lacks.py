"""What a verdict still lacks before it can be proposed: all at once, where a refusal names the first."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from claims.domain.inputs import MoveInputs
from claims.domain.refusals import Missing, why_not
from claims.domain.transitions import BY_MOVE, Move
from claims.models import User
from claims.policy.facts import ClaimFacts
from claims.policy.guards import FINAL_GUARDS, GUARDS, check_assignee
from claims.policy.permissions import check_permission

PROPOSAL = BY_MOVE[Move.PROPOSE]


@dataclass(frozen=True, slots=True)
class Lack:
    """What is asked for, and the input that would answer it."""

    sentence: str
    field: str


@dataclass(frozen=True, slots=True)
class Lacks:
    """What must be there `before` any verdict; and what each asks beside it, by the key of its rating."""

    before: tuple[str, ...]
    of_rating: dict[str, tuple[Lack, ...]]


def of_proposal(user: User, facts: ClaimFacts) -> Lacks | None:
    """What the verdict of the person who has the claim in research lacks; None to anybody else."""
    if facts.state not in PROPOSAL.sources or why_not(partial(_check_who, user, facts)):
        return None
    refused = (why_not(partial(GUARDS[name], user, facts)) for name in PROPOSAL.guards)
    return Lacks(
        before=tuple(filter(None, refused)),
        of_rating={rating: tuple(_of(user, facts, rating)) for rating in facts.rating_against},
    )


def _check_who(user: User, facts: ClaimFacts) -> None:
    check_permission(user, PROPOSAL.permission)
    check_assignee(user, facts)


def _of(user: User, facts: ClaimFacts, rating: str) -> Iterator[Lack]:
    for name in PROPOSAL.final_guards:
        try:
            FINAL_GUARDS[name](user, facts, MoveInputs(rating=rating))
        except Missing as missing:
            yield from (Lack(sentence, field) for field, sentence in missing.fields.items())
