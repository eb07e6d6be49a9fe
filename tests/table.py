"""The state table, written down a second time by hand: what each move must do, and who may make it."""

from claims.actions import verdicts
from claims.domain.actors import DESK
from claims.models import Claim
from tests import builders
from tests.builders import Staff

STARTS = {
    "triage": {"new", "triaged"},
    "set_aside": {"new", "triaged", "researching"},
    "restore": {"set_aside"},
    "take": {"triaged"},
    "assign": {"triaged", "researching"},
    "release": {"researching"},
    "propose": {"researching"},
    "send_back": {"second_reading"},
    "confirm": {"second_reading"},
    "reopen": {"published"},
    "withdraw": {"published"},
    "reaffirm": {"published"},
}
ENDS = {
    "triage": "triaged",
    "set_aside": "set_aside",
    "restore": "new",
    "take": "researching",
    "assign": "researching",
    "release": "triaged",
    "propose": "second_reading",
    "send_back": "researching",
    "confirm": "published",
    "reopen": "researching",
    "withdraw": "withdrawn",
    "reaffirm": "published",
}
EDITORS_ONLY = {"triage", "set_aside", "restore", "assign", "reopen", "withdraw"}
GIVEN = {
    "triage": {"checkability": "fact_now"},
    "set_aside": {"reason": "Not worth it."},
    "restore": {"reason": "Worth it after all."},
    "propose": {"rating": "false", "reason": "The register says so."},
    "send_back": {"comment": "Which register?"},
    "confirm": {"comment": "Agreed."},
    "reopen": {"correction": "update", "note": "A new register came out."},
    "withdraw": {"reason": "The register was forged."},
    "reaffirm": {"reason": "The register says the same today."},
}
PEOPLE = ("edda", "ravi", "cleo", "admin")
"""An editor; a reviewer who has, or proposed, whatever anybody has; another reviewer; an administrator."""


def at(state: str, staff: Staff) -> Claim:
    """A claim in this state with which every move of the table can be made; the published one is stale."""
    claim = builders.AT[state](staff)
    if verdicts.mark_stale(claim=claim, cause="A new register came out.", by=DESK):
        claim.refresh_from_db()
    return claim


def expected(state: str, move: str, who: str) -> str:
    """`ok`, or the refusal: by role or person `not_allowed`, by state `wrong_state`."""
    if move in EDITORS_ONLY and who in ("ravi", "cleo"):
        return "not_allowed"
    if state not in STARTS[move]:
        return "wrong_state"
    if move == "propose" and who != "ravi":
        return "not_allowed"
    if move == "release" and who == "cleo":
        return "not_allowed"
    if move in ("confirm", "send_back", "reaffirm") and who == "ravi":
        return "not_allowed"
    return "ok"
