"""What the rules need to know of many claims, for the moves whose rules ask little of each."""

from collections.abc import Iterable

from django.utils import timezone

from claims.domain.speech import Checkability
from claims.domain.states import State
from claims.domain.transitions import Transition
from claims.models import Claim, Verdict
from claims.policy.facts import ClaimFacts
from claims.queries import facts

ANSWERED = {
    "assignee_or_editor",
    "no_standing_verdict",
    "duplicate_is_another_claim",
    "assignee_may_research",
    "assignee_is_another",
    "not_merged",
    "day_to_look_again",
}
"""The guards that read nothing beyond what `of` gathers."""


def are_enough_for(transition: Transition) -> bool:
    """Whether `of` tells all that this move's guards ask; if not, ask `facts.of` for each claim."""
    return ANSWERED.issuperset((*transition.guards, *transition.final_guards))


def for_move(claim: Claim, transition: Transition, *, duplicate_of: int | None = None) -> ClaimFacts:
    """The facts of one claim, as far as this move asks for them."""
    if are_enough_for(transition):
        return of([claim], transition, duplicate_of=duplicate_of)[claim.pk]
    return facts.of(claim, duplicate_of=duplicate_of)


def of(
    claims: Iterable[Claim], transition: Transition, *, duplicate_of: int | None = None
) -> dict[int, ClaimFacts]:
    """The facts of each claim by its id, in three statements at most, however many claims there are."""
    rows = list(claims)
    asked = {*transition.guards, *transition.final_guards}
    standing: set[int] = set()
    if "no_standing_verdict" in asked:
        verdicts = Verdict.objects.filter(claim__in=rows, ended_at__isnull=True)
        standing = set(verdicts.values_list("claim_id", flat=True))
    researchers: frozenset[int] = frozenset()
    if "assignee_may_research" in asked:
        researchers = frozenset(facts.researchers().values_list("pk", flat=True))
    duplicates = facts.existing(duplicate_of)
    return {
        claim.pk: ClaimFacts(
            claim_id=claim.pk,
            state=State(claim.state),
            version=claim.version,
            checkability=Checkability(claim.checkability) if claim.checkability else None,
            assignee_id=claim.assignee_id,
            assignee_name=claim.assignee.display_name if claim.assignee else "",
            proposer_id=None,
            stale_cause="",
            has_standing_verdict=claim.pk in standing,
            verdict_stale_cause="",
            verdict_proposer_id=None,
            independent_sources=0,
            merged_into=claim.merged_into_id,
            today=timezone.localdate(),
            researchers=researchers,
            existing_duplicates=duplicates,
        )
        for claim in rows
    }
