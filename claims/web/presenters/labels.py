"""Words and marks for the values that a row holds."""

from dataclasses import dataclass

from claims.domain.evidence import ReplyOutcome, SourceKind, Stance
from claims.domain.languages import LANGUAGE_NAMES
from claims.domain.states import STATE_LABELS, STATE_MEANINGS, State
from claims.domain.tongue import noted, say

STATE_ROLES = {
    State.NEW: "new",
    State.TRIAGED: "triaged",
    State.RESEARCHING: "research",
    State.SECOND_READING: "review",
    State.PUBLISHED: "done",
    State.SET_ASIDE: "aside",
    State.WITHDRAWN: "void",
}
"""The class that draws each state's mark."""

ARTICLE_STATUSES = {
    "waiting": noted("Waiting"),
    "reading": noted("Being read"),
    "ready": noted("Ready"),
    "failed": noted("Could not be read"),
}

STANCE_LABELS = {
    Stance.SUPPORTS: noted("Supports the claim"),
    Stance.REFUTES: noted("Contradicts the claim"),
    Stance.CONTEXT: noted("Gives context"),
}
STANCE_COLOURS = {Stance.SUPPORTS: "true", Stance.REFUTES: "false", Stance.CONTEXT: "open"}

SOURCE_KIND_LABELS = {
    SourceKind.PRIMARY: noted("primary source"),
    SourceKind.SECONDARY: noted("secondary source"),
    SourceKind.EXPERT: noted("expert"),
    SourceKind.DATASET: noted("dataset"),
    SourceKind.DOCUMENT: noted("document"),
}

REPLY_LABELS = {
    "": noted("was asked; no answer yet"),
    ReplyOutcome.ANSWERED: noted("answered"),
    ReplyOutcome.DECLINED: noted("declined to comment"),
    ReplyOutcome.NO_ANSWER: noted("did not answer in time"),
    ReplyOutcome.NOT_REACHED: noted("could not be reached"),
    ReplyOutcome.NOT_ASKED: noted("was not asked"),
}


@dataclass(frozen=True, slots=True)
class StateMark:
    """A state as the page shows it."""

    role: str
    label: str
    meaning: str


NOT_KNOWN = noted("language not known")


def article_status(status: str) -> str:
    """How far its reading is, in a word or three."""
    return say(ARTICLE_STATUSES[status])


def state_mark(state: str) -> StateMark:
    known = State(state)
    return StateMark(STATE_ROLES[known], say(STATE_LABELS[known]), say(STATE_MEANINGS[known]))


def language(code: str) -> str:
    """“German”; a language that we have no name for is not known to us."""
    return say(LANGUAGE_NAMES.get(code, NOT_KNOWN))
