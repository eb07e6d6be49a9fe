"""When may: each check raises a sentence for the person who asked, or passes.

`check_<name>` is the guard that the state table names `<name>`.
"""

import re
from collections.abc import Callable

from claims.domain.evidence import CORRECTION_LABELS, KEEPS_RATING, REOPENING, CorrectionKind
from claims.domain.inputs import SENTENCES, MoveInputs
from claims.domain.refusals import Missing, NotAllowed
from claims.domain.roles import Permission
from claims.domain.speech import CHECKABILITY_LABELS, RATEABLE, Checkability
from claims.models import User
from claims.policy.facts import ClaimFacts
from claims.policy.permissions import allows

_NUMBERS = re.compile(r"\bC-\d+\b")

Guard = Callable[[User, ClaimFacts], None]
FinalGuard = Callable[[User, ClaimFacts, MoveInputs], None]


def check_assignee(user: User, facts: ClaimFacts) -> None:
    if facts.assignee_id != user.pk:
        whose = facts.assignee_name or "nobody"
        raise NotAllowed(f"Only the person who has the claim may propose a verdict; {whose} has it.")


def check_assignee_or_editor(user: User, facts: ClaimFacts) -> None:
    if facts.assignee_id != user.pk and not allows(user, Permission.RELEASE_ANY):
        raise NotAllowed(f"Only {facts.assignee_name} or an editor may release this claim.")


def check_checkability_allows_verdict(user: User, facts: ClaimFacts) -> None:
    if facts.checkability not in RATEABLE:
        label = CHECKABILITY_LABELS[facts.checkability] if facts.checkability else "Not triaged"
        raise Missing(f"This claim cannot be rated: it was triaged as “{label}”.")


def check_independent_source(user: User, facts: ClaimFacts) -> None:
    if not facts.independent_sources:
        raise Missing("Add at least one source from another story than the claim's own.")


def check_second_reader(user: User, facts: ClaimFacts) -> None:
    if facts.proposer_id == user.pk:
        raise NotAllowed("You proposed this verdict; another person must read it.")


def check_proposal_is_fresh(user: User, facts: ClaimFacts) -> None:
    if facts.stale_cause:
        raise Missing(f"The proposal is out of date: {facts.stale_cause} Send it back first.")


def check_claimreview_valid(user: User, facts: ClaimFacts) -> None:
    if facts.claimreview_problems:
        raise Missing("The check cannot be published yet: " + " ".join(facts.claimreview_problems))


def check_no_standing_verdict(user: User, facts: ClaimFacts) -> None:
    if facts.has_standing_verdict:
        raise Missing("This claim has a published check: bring it back to publication, or withdraw it there.")


def check_verdict_is_stale(user: User, facts: ClaimFacts) -> None:
    if not facts.verdict_stale_cause:
        raise Missing("Nothing has happened since this was published that asks for another look.")


def check_verdict_of_another_person(user: User, facts: ClaimFacts) -> None:
    if facts.verdict_proposer_id == user.pk:
        raise NotAllowed("You proposed this verdict; another person must say whether it still holds.")


def check_duplicate_is_another_claim(user: User, facts: ClaimFacts, inputs: MoveInputs) -> None:
    wanted = inputs.duplicate_of
    if wanted is None:
        return
    if wanted == facts.claim_id:
        sentence = "A claim cannot repeat itself; give the number of the other claim."
    elif wanted not in facts.existing_duplicates:
        sentence = f"There is no claim C-{wanted} that this one could repeat."
    else:
        return
    raise Missing(sentence, {"duplicate_of": sentence})


def check_assignee_may_research(user: User, facts: ClaimFacts, inputs: MoveInputs) -> None:
    if inputs.assignee not in facts.researchers:
        sentence = "That person cannot research claims; choose an active member of the desk."
        raise Missing(sentence, {"assignee": sentence})


def check_rating_in_use(user: User, facts: ClaimFacts, inputs: MoveInputs) -> None:
    if inputs.rating not in facts.rating_against:
        known = ", ".join(facts.rating_against)
        sentence = f"“{inputs.rating}” is not a rating in use; choose one of {known}."
        raise Missing(sentence, {"rating": sentence})


def check_reply_was_asked(user: User, facts: ClaimFacts, inputs: MoveInputs) -> None:
    unasked = facts.unasked.get(facts.rating_against[inputs.rating], ())
    if unasked and not inputs.no_reply_reason:
        names = ", ".join(unasked)
        sentence = f"This verdict goes against {names}: ask for a reply, or say why nobody was asked."
        raise Missing(sentence, {"no_reply_reason": sentence})


def check_correction_reopens(user: User, facts: ClaimFacts, inputs: MoveInputs) -> None:
    if inputs.correction not in REOPENING:
        sentence = "A check that is void is withdrawn, and not opened again: choose another kind."
        raise Missing(sentence, {"correction": sentence})


def check_rating_as_announced(user: User, facts: ClaimFacts, inputs: MoveInputs) -> None:
    """What the public was told of a correction agrees with the rating that comes of it."""
    kind, changes = inputs.correction or facts.announced, inputs.rating != facts.published_rating
    sentence = ""
    if inputs.correction and (facts.announced is None or inputs.correction not in REOPENING):
        sentence = "Nothing published is being corrected like this: leave the kind of correction out."
    elif kind in KEEPS_RATING and changes:
        sentence = (
            f"It was opened again as “{CORRECTION_LABELS[kind]}”, and this is another rating: "
            f"choose “{CORRECTION_LABELS[CorrectionKind.RATING_CHANGED]}” as the kind, or keep the rating."
        )
    elif kind is CorrectionKind.RATING_CHANGED and not changes:
        sentence = (
            f"It was opened again as “{CORRECTION_LABELS[kind]}”, and this is the same rating: "
            f"choose “{CORRECTION_LABELS[CorrectionKind.RATING_UNCHANGED]}” as the kind, or another rating."
        )
    if sentence:
        raise Missing(sentence, {"correction": sentence})


def check_mixed_names_its_parts(user: User, facts: ClaimFacts, inputs: MoveInputs) -> None:
    """One rating over parts that were rated differently says what was found of each."""
    if len(set(facts.rated_parts.values())) < 2:  # two ratings are a mixture
        return
    named = set(_NUMBERS.findall(inputs.reason))
    unnamed = [number for number in facts.rated_parts if number not in named]
    if unnamed:
        sentence = (
            "Its parts were rated differently: say in the reason what was found of each, "
            f"by its number ({', '.join(unnamed)})."
        )
        raise Missing(sentence, {"reason": sentence})


def check_day_to_look_again(user: User, facts: ClaimFacts, inputs: MoveInputs) -> None:
    if inputs.checkability is Checkability.FACT_LATER and inputs.recheck_on is None:
        sentence = SENTENCES["recheck_on"]
    elif inputs.recheck_on is not None and inputs.recheck_on <= facts.today:
        sentence = "The day to look again must be a day to come."
    else:
        return
    raise Missing(sentence, {"recheck_on": sentence})


GUARDS: dict[str, Guard] = {
    "assignee": check_assignee,
    "assignee_or_editor": check_assignee_or_editor,
    "checkability_allows_verdict": check_checkability_allows_verdict,
    "independent_source": check_independent_source,
    "no_standing_verdict": check_no_standing_verdict,
    "second_reader": check_second_reader,
    "proposal_is_fresh": check_proposal_is_fresh,
    "claimreview_valid": check_claimreview_valid,
    "verdict_is_stale": check_verdict_is_stale,
    "verdict_of_another_person": check_verdict_of_another_person,
}
FINAL_GUARDS: dict[str, FinalGuard] = {
    "duplicate_is_another_claim": check_duplicate_is_another_claim,
    "assignee_may_research": check_assignee_may_research,
    "rating_in_use": check_rating_in_use,
    "reply_was_asked": check_reply_was_asked,
    "day_to_look_again": check_day_to_look_again,
    "mixed_names_its_parts": check_mixed_names_its_parts,
    "rating_as_announced": check_rating_as_announced,
    "correction_reopens": check_correction_reopens,
}
