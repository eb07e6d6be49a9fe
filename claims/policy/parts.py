"""When a claim may be split into parts, and when that may be undone."""

from collections.abc import Sequence

from claims.domain.refusals import Missing, WrongState
from claims.domain.states import STATE_LABELS, State
from claims.domain.tongue import say
from claims.domain.wording import comparable
from claims.models import Claim
from claims.policy import curation

FEWEST, MOST = 2, 12
"""Parts of one claim."""


def check_may_split(claim: Claim) -> None:
    if claim.part_of_id is not None:
        raise WrongState(
            say("This is a part of C-{whole} already; a part is not split again.", whole=claim.part_of_id)
        )
    if claim.state not in (State.NEW, State.TRIAGED, State.RESEARCHING):
        label = say(STATE_LABELS[State(claim.state)])
        raise WrongState(say("The claim is in “{label}”; it can no longer be split there.", label=label))
    if claim.parts.exclude(state=State.SET_ASIDE).exists():
        raise WrongState(say("The claim is split already; undo that first, or set its parts aside."))


def check_texts(claim: Claim, texts: Sequence[str]) -> None:
    """Each part has words of its own, which are not all of the claim's."""
    sentence = ""
    wordings = [comparable(text) for text in texts]
    if len(texts) < FEWEST:
        sentence = say("Write at least two parts, each on a line of its own.")
    elif len(texts) > MOST:
        sentence = say("A claim has at most {most} parts; this is more than one claim.", most=MOST)
    elif comparable(claim.text) in wordings:
        sentence = say("A part that says all of it is no part; write what is left of the claim on each line.")
    elif len(set(wordings)) < len(wordings):
        sentence = say("Two of these lines say the same; leave one of them out.")
    if sentence:
        raise Missing(sentence, {"texts": sentence})
    for text in texts:
        curation.check_length_of_claim(text, field="texts")


def check_may_undo(claim: Claim) -> None:
    """Only what nobody has begun to work on can be taken back."""
    parts = list(claim.parts.exclude(state=State.SET_ASIDE).order_by("pk"))
    if not parts:
        raise WrongState(say("The claim is not split."))
    moved = next((part for part in parts if part.state != State.NEW), None)
    if moved is not None:
        label = say(STATE_LABELS[State(moved.state)])
        raise WrongState(
            say(
                "{part} is in “{label}” already; set aside the parts that you do not want.",
                part=moved.number,
                label=label,
            )
        )
