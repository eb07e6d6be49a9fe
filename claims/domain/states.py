"""Where the work on a claim is. What was found is a verdict, never a state."""

from enum import StrEnum


class State(StrEnum):
    NEW = "new"
    TRIAGED = "triaged"
    RESEARCHING = "researching"
    SECOND_READING = "second_reading"
    PUBLISHED = "published"
    SET_ASIDE = "set_aside"
    WITHDRAWN = "withdrawn"


STATE_LABELS = {
    State.NEW: "New",
    State.TRIAGED: "Triaged",
    State.RESEARCHING: "In research",
    State.SECOND_READING: "Second reading",
    State.PUBLISHED: "Published",
    State.SET_ASIDE: "Set aside",
    State.WITHDRAWN: "Withdrawn",
}

STATE_MEANINGS = {
    State.NEW: "found by the analysis or added by hand; nobody has looked",
    State.TRIAGED: "worth checking: checkability, topic and priority are set",
    State.RESEARCHING: "somebody has it",
    State.SECOND_READING: "a verdict with its reason is proposed; another person must read it",
    State.PUBLISHED: "confirmed; the public page and ClaimReview exist",
    State.SET_ASIDE: "not checkable, not worth it, or a duplicate of another claim; always with a reason",
    State.WITHDRAWN: "was published, is void; its page says so",
}

OPEN_STATES = (State.NEW, State.TRIAGED, State.RESEARCHING, State.SECOND_READING)
"""States in which somebody still has something to do."""

WORKED_ON = (State.TRIAGED, State.RESEARCHING, State.SECOND_READING)
"""States in which a claim can be due."""

STEPS = (State.NEW, State.TRIAGED, State.RESEARCHING, State.SECOND_READING, State.PUBLISHED)
"""The straight way from found to published, in order."""
