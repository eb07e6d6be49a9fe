"""When may: each check raises a sentence for the person who asked, or passes.

`check_<name>` is the guard that the state table names `<name>`.
"""

import re
from collections.abc import Callable

from django.utils import timezone
from django.utils.formats import date_format

from claims.domain.evidence import CORRECTION_LABELS, KEEPS_RATING, REOPENING, CorrectionKind
from claims.domain.inputs import MoveInputs, asking
from claims.domain.refusals import Missing, NotAllowed
from claims.domain.roles import Permission
from claims.domain.speech import CHECKABILITY_LABELS, RATEABLE, Checkability
from claims.domain.tongue import noted, say
from claims.domain.wording import all_of
from claims.models import User
from claims.policy.facts import ClaimFacts
from claims.policy.permissions import allows

NOT_TRIAGED = noted("Not triaged")

_NUMBERS = re.compile(r"\bC-\d+\b")

Guard = Callable[[User, ClaimFacts], None]
FinalGuard = Callable[[User, ClaimFacts, MoveInputs], None]


def check_assignee(user: User, facts: ClaimFacts) -> None:
    if facts.assignee_id != user.pk:
        name = facts.assignee_name or say("nobody")
        raise NotAllowed(
            say("Only the person who has the claim may propose a verdict; {name} has it.", name=name)
        )


def check_assignee_or_editor(user: User, facts: ClaimFacts) -> None:
    if facts.assignee_id != user.pk and not allows(user, Permission.RELEASE_ANY):
        raise NotAllowed(say("Only {name} or an editor may release this claim.", name=facts.assignee_name))


def check_checkability_allows_verdict(user: User, facts: ClaimFacts) -> None:
    if facts.checkability not in RATEABLE:
        label = say(CHECKABILITY_LABELS[facts.checkability] if facts.checkability else NOT_TRIAGED)
        raise Missing(say("This claim cannot be rated: it was triaged as “{label}”.", label=label))


def check_independent_source(user: User, facts: ClaimFacts) -> None:
    if not facts.independent_sources:
        raise Missing(say("Add at least one source from another story than the claim's own."))


def check_anonymity_assessed(user: User, facts: ClaimFacts) -> None:
    known = facts.anonymity
    if known is None:
        return
    if known.unassessed:
        names = all_of(f"“{name}”" for name in known.unassessed)
        raise Missing(
            say(
                "{names}: not named here. Say whether the conditions for anonymous sources are met.",
                names=names,
            )
        )
    if known.approved_by_id is None:
        raise Missing(say("An editor who did not assess the anonymous sources must approve relying on them."))
    if known.approved_by_id == user.pk:
        raise NotAllowed(say("You approved relying on the anonymous sources; another person must propose."))


def check_second_reader(user: User, facts: ClaimFacts) -> None:
    if facts.proposer_id == user.pk:
        raise NotAllowed(say("You proposed this verdict; another person must read it."))


def check_proposal_is_fresh(user: User, facts: ClaimFacts) -> None:
    if facts.stale_cause:
        raise Missing(
            say("The proposal is out of date: {cause} Send it back first.", cause=facts.stale_cause)
        )


def check_claimreview_valid(user: User, facts: ClaimFacts) -> None:
    if facts.claimreview_problems:
        problems = " ".join(facts.claimreview_problems)
        raise Missing(say("The check cannot be published yet: {problems}", problems=problems))


def check_no_standing_verdict(user: User, facts: ClaimFacts) -> None:
    if facts.has_standing_verdict:
        raise Missing(
            say("This claim has a published check: bring it back to publication, or withdraw it there.")
        )


def check_not_merged(user: User, facts: ClaimFacts) -> None:
    if facts.merged_into is not None:
        raise Missing(
            say(
                "This claim was merged into C-{number}: undo the merge to bring it back.",
                number=facts.merged_into,
            )
        )


def check_verdict_is_stale(user: User, facts: ClaimFacts) -> None:
    if not facts.verdict_stale_cause:
        raise Missing(say("Nothing has happened since this was published that asks for another look."))


def check_verdict_of_another_person(user: User, facts: ClaimFacts) -> None:
    if facts.verdict_proposer_id == user.pk:
        raise NotAllowed(say("You proposed this verdict; another person must say whether it still holds."))


def check_duplicate_is_another_claim(user: User, facts: ClaimFacts, inputs: MoveInputs) -> None:
    wanted = inputs.duplicate_of
    if wanted is None:
        return
    if wanted == facts.claim_id:
        sentence = say("A claim cannot repeat itself; give the number of the other claim.")
    elif wanted not in facts.existing_duplicates:
        sentence = say("There is no claim C-{wanted} that this one could repeat.", wanted=wanted)
    else:
        return
    raise Missing(sentence, {"duplicate_of": sentence})


def check_assignee_may_research(user: User, facts: ClaimFacts, inputs: MoveInputs) -> None:
    if inputs.assignee not in facts.researchers:
        sentence = say("That person cannot research claims; choose an active member of the desk.")
        raise Missing(sentence, {"assignee": sentence})


def check_assignee_is_another(user: User, facts: ClaimFacts, inputs: MoveInputs) -> None:
    if inputs.assignee == facts.assignee_id:
        sentence = say("{name} has this claim already; choose somebody else.", name=facts.assignee_name)
        raise Missing(sentence, {"assignee": sentence})


def check_rating_in_use(user: User, facts: ClaimFacts, inputs: MoveInputs) -> None:
    if inputs.rating not in facts.rating_against:
        known = ", ".join(facts.rating_against)
        sentence = say(
            "“{rating}” is not a rating in use; choose one of {known}.", rating=inputs.rating, known=known
        )
        raise Missing(sentence, {"rating": sentence})


def check_reply_was_asked(user: User, facts: ClaimFacts, inputs: MoveInputs) -> None:
    """Whoever was asked has until the deadline; nobody is kept waiting by one who was given none."""
    if inputs.no_reply_reason:
        return
    side = facts.rating_against[inputs.rating]
    unasked, waiting = facts.unasked.get(side, ()), facts.waiting.get(side, ())
    said = []
    if unasked:
        names = ", ".join(unasked)
        said.append(
            say(
                "This verdict goes against {names}: ask for a reply, or say why nobody was asked.",
                names=names,
            )
        )
    for one in waiting:
        until = date_format(one.until, "DATETIME_FORMAT")
        said.append(
            say(
                "{party} has until {until} UTC to reply: wait, or say why the verdict cannot.",
                party=one.party,
                until=until,
            )
        )
    if said:
        sentence = " ".join(said)
        raise Missing(sentence, {"no_reply_reason": sentence})


def check_publication_lies_ahead(user: User, facts: ClaimFacts, inputs: MoveInputs) -> None:
    if inputs.publish_at and inputs.publish_at <= timezone.now():
        sentence = say("That time has passed already; choose a later one, or none to publish now.")
        raise Missing(sentence, {"publish_at": sentence})


def check_correction_reopens(user: User, facts: ClaimFacts, inputs: MoveInputs) -> None:
    if inputs.correction not in REOPENING:
        sentence = say("A check that is void is withdrawn, and not opened again: choose another kind.")
        raise Missing(sentence, {"correction": sentence})


def check_rating_as_announced(user: User, facts: ClaimFacts, inputs: MoveInputs) -> None:
    """What the public was told of a correction agrees with the rating that comes of it."""
    kind, changes = inputs.correction or facts.announced, inputs.rating != facts.published_rating
    sentence = ""
    if inputs.correction and (facts.announced is None or inputs.correction not in REOPENING):
        sentence = say("Nothing published is being corrected like this: leave the kind of correction out.")
    elif kind in KEEPS_RATING and changes:
        sentence = say(
            "It was opened again as “{kind}”, and this is another rating: choose “{other}” as "
            "the kind, or keep the rating.",
            kind=say(CORRECTION_LABELS[kind]),
            other=say(CORRECTION_LABELS[CorrectionKind.RATING_CHANGED]),
        )
    elif kind is CorrectionKind.RATING_CHANGED and not changes:
        sentence = say(
            "It was opened again as “{kind}”, and this is the same rating: choose “{other}” as "
            "the kind, or another rating.",
            kind=say(CORRECTION_LABELS[kind]),
            other=say(CORRECTION_LABELS[CorrectionKind.RATING_UNCHANGED]),
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
        sentence = say(
            "Its parts were rated differently: say in the reason what was found of each, by its "
            "number ({parts}).",
            parts=", ".join(unnamed),
        )
        raise Missing(sentence, {"reason": sentence})


def check_day_has_come(user: User, facts: ClaimFacts, inputs: MoveInputs) -> None:
    if inputs.as_of is not None and inputs.as_of > facts.today:
        sentence = say("A verdict speaks of today or of a day before; choose one that has come.")
        raise Missing(sentence, {"as_of": sentence})


def check_day_to_look_again(user: User, facts: ClaimFacts, inputs: MoveInputs) -> None:
    if inputs.checkability is Checkability.FACT_LATER and inputs.recheck_on is None:
        sentence = asking("recheck_on")
    elif inputs.recheck_on is not None and inputs.recheck_on <= facts.today:
        sentence = say("The day to look again must be a day to come.")
    else:
        return
    raise Missing(sentence, {"recheck_on": sentence})


GUARDS: dict[str, Guard] = {
    "assignee": check_assignee,
    "assignee_or_editor": check_assignee_or_editor,
    "checkability_allows_verdict": check_checkability_allows_verdict,
    "independent_source": check_independent_source,
    "anonymity_assessed": check_anonymity_assessed,
    "no_standing_verdict": check_no_standing_verdict,
    "not_merged": check_not_merged,
    "second_reader": check_second_reader,
    "proposal_is_fresh": check_proposal_is_fresh,
    "claimreview_valid": check_claimreview_valid,
    "verdict_is_stale": check_verdict_is_stale,
    "verdict_of_another_person": check_verdict_of_another_person,
}
FINAL_GUARDS: dict[str, FinalGuard] = {
    "duplicate_is_another_claim": check_duplicate_is_another_claim,
    "assignee_may_research": check_assignee_may_research,
    "assignee_is_another": check_assignee_is_another,
    "rating_in_use": check_rating_in_use,
    "reply_was_asked": check_reply_was_asked,
    "publication_lies_ahead": check_publication_lies_ahead,
    "day_has_come": check_day_has_come,
    "day_to_look_again": check_day_to_look_again,
    "mixed_names_its_parts": check_mixed_names_its_parts,
    "rating_as_announced": check_rating_as_announced,
    "correction_reopens": check_correction_reopens,
}
