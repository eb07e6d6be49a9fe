"""The whole state machine as data: every move a claim can make, who may, and what it needs.

`make states` draws this table into docs/states.md; a test compares the two.
"""

from dataclasses import dataclass
from enum import StrEnum

from claims.domain.roles import Permission
from claims.domain.states import State
from claims.domain.tongue import noted


class Move(StrEnum):
    TRIAGE = "triage"
    SET_ASIDE = "set_aside"
    RESTORE = "restore"
    TAKE = "take"
    ASSIGN = "assign"
    RELEASE = "release"
    PROPOSE = "propose"
    SEND_BACK = "send_back"
    CONFIRM = "confirm"
    REAFFIRM = "reaffirm"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"


MOVE_LABELS = {
    Move.TRIAGE: noted("Triage"),
    Move.SET_ASIDE: "Set aside",
    Move.RESTORE: noted("Restore"),
    Move.TAKE: noted("Take"),
    Move.ASSIGN: noted("Assign"),
    Move.RELEASE: noted("Release"),
    Move.PROPOSE: noted("Send to second reader"),
    Move.SEND_BACK: noted("Send back"),
    Move.CONFIRM: noted("Confirm and publish"),
    Move.REAFFIRM: noted("Say that it still holds"),
    Move.REOPEN: noted("Reopen"),
    Move.WITHDRAW: noted("Withdraw"),
}

MOVES_SAID = {**MOVE_LABELS, Move.SET_ASIDE: noted("Set it aside")}
"""The same as people read them: “Set aside” is a state as well, which is another word in other languages."""


@dataclass(frozen=True, slots=True)
class Transition:
    """One move.

    `needs` names the inputs that must be given; `guards` the checks of policy/guards.py that
    are asked of the record before (so that a button can say why not); `final_guards` those
    that can only be asked once the inputs are known.
    """

    move: Move
    sources: tuple[State, ...]
    target: State
    permission: Permission
    needs: tuple[str, ...] = ()
    accepts: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    final_guards: tuple[str, ...] = ()


T = Transition
M = Move
P = Permission
S = State

TRANSITIONS: tuple[Transition, ...] = (
    T(
        M.TRIAGE,
        (S.NEW, S.TRIAGED),
        S.TRIAGED,
        P.TRIAGE,
        needs=("checkability",),
        accepts=("topic", "priority", "recheck_on"),
        final_guards=("day_to_look_again",),
    ),
    T(
        M.SET_ASIDE,
        (S.NEW, S.TRIAGED, S.RESEARCHING),
        S.SET_ASIDE,
        P.SET_ASIDE,
        needs=("reason",),
        accepts=("duplicate_of",),
        guards=("no_standing_verdict",),
        final_guards=("duplicate_is_another_claim",),
    ),
    T(M.RESTORE, (S.SET_ASIDE,), S.NEW, P.RESTORE, needs=("reason",), guards=("not_merged",)),
    T(M.TAKE, (S.TRIAGED,), S.RESEARCHING, P.TAKE),
    T(
        M.ASSIGN,
        (S.TRIAGED, S.RESEARCHING),
        S.RESEARCHING,
        P.ASSIGN,
        needs=("assignee",),
        accepts=("due_at",),
        final_guards=("assignee_may_research", "assignee_is_another"),
    ),
    T(M.RELEASE, (S.RESEARCHING,), S.TRIAGED, P.RELEASE_OWN, guards=("assignee_or_editor",)),
    T(
        M.PROPOSE,
        (S.RESEARCHING,),
        S.SECOND_READING,
        P.PROPOSE,
        needs=("rating", "reason"),
        accepts=("no_reply_reason", "as_of", "recheck_on", "correction"),
        guards=("assignee", "checkability_allows_verdict", "independent_source", "anonymity_assessed"),
        final_guards=(
            "rating_in_use",
            "rating_as_announced",
            "mixed_names_its_parts",
            "reply_was_asked",
            "day_has_come",
            "day_to_look_again",
        ),
    ),
    T(
        M.SEND_BACK,
        (S.SECOND_READING,),
        S.RESEARCHING,
        P.SEND_BACK,
        needs=("comment",),
        guards=("second_reader",),
    ),
    T(
        M.CONFIRM,
        (S.SECOND_READING,),
        S.PUBLISHED,
        P.CONFIRM,
        accepts=("comment", "publish_at"),
        guards=("second_reader", "proposal_is_fresh", "claimreview_valid"),
        final_guards=("publication_lies_ahead",),
    ),
    T(
        M.REAFFIRM,
        (S.PUBLISHED,),
        S.PUBLISHED,
        P.REAFFIRM,
        needs=("reason",),
        accepts=("recheck_on",),
        guards=("verdict_is_stale", "verdict_of_another_person"),
        final_guards=("day_to_look_again",),
    ),
    T(
        M.REOPEN,
        (S.PUBLISHED,),
        S.RESEARCHING,
        P.REOPEN,
        needs=("correction", "note"),
        final_guards=("correction_reopens",),
    ),
    T(M.WITHDRAW, (S.PUBLISHED,), S.WITHDRAWN, P.WITHDRAW, needs=("reason",)),
)

BY_MOVE: dict[Move, Transition] = {transition.move: transition for transition in TRANSITIONS}
