"""When statements, sources, links and wordings may be changed by hand."""

from datetime import date

from django.db.models import Q

from claims.domain.refusals import Missing, NotAllowed, WrongState
from claims.domain.speech import Checkability, Standing, StatementKind
from claims.domain.states import OPEN_STATES, STATE_LABELS, WORKED_ON, State
from claims.domain.tongue import say
from claims.models import AnonymityAssessment, Claim, DenialTarget, Statement, User

LONGEST_CLAIM = 600
"""Characters of the longest claim: a sentence or two, and no more than its index takes in any script."""


def check_open_for_linking(claim: Claim) -> None:
    if claim.state == State.WITHDRAWN:
        raise WrongState(say("This claim was withdrawn; denials can no longer be linked to it."))
    check_not_merged(claim)


def check_not_merged(claim: Claim) -> None:
    if claim.merged_into_id is not None:
        raise WrongState(
            say("This claim was merged into {claim}; do it there.", claim=f"C-{claim.merged_into_id}")
        )


SETTLED = (State.PUBLISHED, State.WITHDRAWN, State.SET_ASIDE)
"""States in which the case for or against a claim rests until it is taken up again."""


def check_open_for_priority(claim: Claim) -> None:
    check_state_for_priority(State(claim.state))


def check_state_for_priority(state: State) -> None:
    if state not in OPEN_STATES:
        raise WrongState(say("The claim is {state}; it has no priority any more.", state=_said(state)))


def check_open_for_sources(claim: Claim) -> None:
    if claim.state in SETTLED:
        state = _said(claim.state)
        raise WrongState(
            say("The claim is {state}; reopen or restore it to change its sources.", state=state)
        )


def check_open_for_questions(claim: Claim) -> None:
    """Whether a party may be asked for a reply, or be said not to be asked."""
    if claim.state in SETTLED:
        state = _said(claim.state)
        raise WrongState(say("The claim is {state}; nobody is asked for a reply now.", state=state))


def check_may_approve(assessment: AnonymityAssessment, user: User) -> None:
    """The approver reads what another person said."""
    if assessment.assessed_by_id == user.pk:
        raise NotAllowed(say("You assessed these sources; another editor must approve relying on them."))


def check_open_for_looking_at_sources(claim: Claim) -> None:
    if claim.state in (State.WITHDRAWN, State.SET_ASIDE):
        state = _said(claim.state)
        raise WrongState(say("The claim is {state}; nothing rests on its sources.", state=state))


def check_open_for_wording(claim: Claim) -> None:
    if claim.state not in (State.NEW, State.TRIAGED, State.RESEARCHING):
        state = say(STATE_LABELS[State(claim.state)])
        raise WrongState(
            say("The claim is in “{state}”; its words can no longer be changed here.", state=state)
        )


def check_open_for_deadline(claim: Claim) -> None:
    if claim.state not in WORKED_ON:
        state = say(STATE_LABELS[State(claim.state)])
        raise WrongState(
            say("The claim is in “{state}”; only a claim that is being worked on can be due.", state=state)
        )


def check_in_second_reading(claim: Claim) -> None:
    if claim.state != State.SECOND_READING:
        state = say(STATE_LABELS[State(claim.state)])
        raise WrongState(say("The claim is in “{state}”; nothing is to be published.", state=state))


def check_open_for_looking(claim: Claim) -> None:
    if claim.state in (State.NEW, State.SET_ASIDE, State.WITHDRAWN):
        state = _said(claim.state)
        raise WrongState(say("The claim is {state}: nobody will look at it again as it is.", state=state))


def check_recheck(claim: Claim, day: date | None, today: date) -> None:
    """A day to look again is to come; a fact that can be checked later is never without one."""
    check_open_for_looking(claim)
    if day is None and claim.checkability == Checkability.FACT_LATER:
        sentence = say("It can be checked later only, so it needs a day; triage it anew if that is not so.")
    elif day is not None and day <= today:
        sentence = say("The day to look again must be a day to come.")
    else:
        return
    raise Missing(sentence, {"recheck_on": sentence})


def check_length_of_claim(text: str, *, field: str) -> None:
    if len(text) > LONGEST_CLAIM:
        sentence = say(
            "A claim has at most {longest} characters; these words are more than one claim.",
            longest=LONGEST_CLAIM,
        )
        raise Missing(sentence, {field: sentence})


def check_may_edit(statement: Statement) -> None:
    """Nobody speaks in what the reporter says, and its words are a whole sentence of theirs."""
    if statement.kind == StatementKind.NARRATOR:
        raise WrongState(
            say("These are the reporter’s own words: accept them, then reword the claim on the desk.")
        )


def check_may_dismiss(statement: Statement) -> None:
    """A claim that somebody works on must keep at least one place where it was said or denied."""
    if statement.standing == Standing.DISMISSED:
        return
    for claim in Claim.objects.filter(
        Q(pk=statement.claim_id) | Q(denial_targets__denial__statement=statement)
    ).order_by("pk"):
        _check_keeps_a_place(claim, statement)


def check_may_unlink(target: DenialTarget) -> None:
    """As for a dismissal: what was denied here alone must not fall off the desk."""
    if target.denial.statement.standing != Standing.DISMISSED:
        _check_keeps_a_place(target.claim, target.denial.statement)


def _check_keeps_a_place(claim: Claim, without: Statement) -> None:
    parts = claim.parts.exclude(state=State.SET_ASIDE)
    if claim.state in (State.NEW, State.SET_ASIDE) and not parts.exists():
        return
    said = claim.appearances.exclude(pk=without.pk).exclude(standing=Standing.DISMISSED)
    denied = claim.denial_targets.exclude(denial__statement=without)
    denied = denied.exclude(denial__statement__standing=Standing.DISMISSED)
    if not said.exists() and not denied.exists():
        raise Missing(
            say(
                "{claim} is being worked on and appears nowhere else: set the claim aside instead.",
                claim=claim.number,
            )
        )


def _said(state: str) -> str:
    """A state within a sentence: “set aside”."""
    return say(STATE_LABELS[State(state)]).lower()
