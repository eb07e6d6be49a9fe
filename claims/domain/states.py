"""Where the work on a claim is. What was found is a verdict, never a state."""

from enum import StrEnum

from claims.domain.tongue import noted


class State(StrEnum):
    NEW = "new"
    TRIAGED = "triaged"
    RESEARCHING = "researching"
    SECOND_READING = "second_reading"
    PUBLISHED = "published"
    SET_ASIDE = "set_aside"
    WITHDRAWN = "withdrawn"


STATE_LABELS = {
    State.NEW: noted("New"),
    State.TRIAGED: noted("Triaged"),
    State.RESEARCHING: noted("In research"),
    State.SECOND_READING: noted("Second reading"),
    State.PUBLISHED: noted("Published"),
    State.SET_ASIDE: noted("Set aside"),
    State.WITHDRAWN: noted("Withdrawn"),
}

STATE_MEANINGS = {
    State.NEW: noted("found by the analysis or added by hand; nobody has looked"),
    State.TRIAGED: noted("worth checking: checkability, topic and priority are set"),
    State.RESEARCHING: noted("somebody has it"),
    State.SECOND_READING: noted("a verdict with its reason is proposed; another person must read it"),
    State.PUBLISHED: noted("confirmed; the public page and ClaimReview exist"),
    State.SET_ASIDE: noted(
        "not checkable, not worth it, or a duplicate of another claim; always with a reason"
    ),
    State.WITHDRAWN: noted("was published, is void; its page says so"),
}

OPEN_STATES = (State.NEW, State.TRIAGED, State.RESEARCHING, State.SECOND_READING)
"""States in which somebody still has something to do."""

WORKED_ON = (State.TRIAGED, State.RESEARCHING, State.SECOND_READING)
"""States in which a claim can be due."""

STEPS = (State.NEW, State.TRIAGED, State.RESEARCHING, State.SECOND_READING, State.PUBLISHED)
"""The straight way from found to published, in order."""
