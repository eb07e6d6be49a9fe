"""Words and marks for the values that a row holds."""

from dataclasses import dataclass

from claims.domain.evidence import ReplyOutcome, SourceKind, Stance
from claims.domain.languages import LANGUAGE_NAMES
from claims.domain.states import STATE_LABELS, STATE_MEANINGS, State

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
    "waiting": "Waiting",
    "reading": "Being read",
    "ready": "Ready",
    "failed": "Could not be read",
}

STANCE_LABELS = {
    Stance.SUPPORTS: "Supports the claim",
    Stance.REFUTES: "Contradicts the claim",
    Stance.CONTEXT: "Gives context",
}
STANCE_COLOURS = {Stance.SUPPORTS: "true", Stance.REFUTES: "false", Stance.CONTEXT: "open"}

SOURCE_KIND_LABELS = {
    SourceKind.PRIMARY: "primary source",
    SourceKind.SECONDARY: "secondary source",
    SourceKind.EXPERT: "expert",
    SourceKind.DATASET: "dataset",
    SourceKind.DOCUMENT: "document",
}

REPLY_LABELS = {
    "": "was asked; no answer yet",
    ReplyOutcome.ANSWERED: "answered",
    ReplyOutcome.DECLINED: "declined to comment",
    ReplyOutcome.NO_ANSWER: "did not answer in time",
    ReplyOutcome.NOT_REACHED: "could not be reached",
    ReplyOutcome.NOT_ASKED: "was not asked",
}


@dataclass(frozen=True, slots=True)
class StateMark:
    """A state as the page shows it."""

    role: str
    label: str
    meaning: str


def state_mark(state: str) -> StateMark:
    known = State(state)
    return StateMark(STATE_ROLES[known], STATE_LABELS[known], STATE_MEANINGS[known])


def language(code: str) -> str:
    """“German”; a language that we have no name for is not known to us."""
    return LANGUAGE_NAMES.get(code, "language not known")


def plural(number: int, one: str, many: str = "") -> str:
    """“1 article”, “2 articles”."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
