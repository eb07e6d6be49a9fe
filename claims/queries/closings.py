"""Why what a claim's page offers cannot be done now, each as the sentence that the person reads."""

from collections.abc import Callable
from dataclasses import dataclass

from claims.domain.refusals import why_not
from claims.domain.roles import Permission
from claims.models import Claim, User
from claims.policy import curation, parts
from claims.policy.permissions import check_permission
from claims.queries.anonymity import Anonymity


@dataclass(frozen=True, slots=True)
class Closings:
    """A sentence for each thing that a viewer might do to a claim beside its moves; blank where they may."""

    sources: str
    source_checks: str
    wording: str
    asking: str
    replies: str
    anonymity: str
    approval: str
    deadline: str
    stopping: str
    split: str
    undo_split: str
    recheck: str


def of(claim: Claim, viewer: User, unnamed: Anonymity) -> Closings:
    def why(permission: Permission, check: Callable[[Claim], None]) -> str:
        return closed(viewer, permission, check, claim)

    return Closings(
        sources=why(Permission.EDIT_SOURCES, curation.check_open_for_sources),
        source_checks=why(Permission.EDIT_SOURCES, curation.check_open_for_looking_at_sources),
        wording=why(Permission.EDIT_CLAIM, curation.check_open_for_wording),
        asking=why(Permission.ASK_REPLY, curation.check_open_for_questions),
        replies=why(Permission.ASK_REPLY, _always),
        anonymity=why(Permission.ASSESS_ANONYMITY, curation.check_open_for_sources),
        approval=why(Permission.APPROVE_ANONYMITY, _approval(unnamed, viewer)),
        deadline=why(Permission.SET_DEADLINE, curation.check_open_for_deadline),
        stopping=why(Permission.CONFIRM, curation.check_in_second_reading),
        split=why(Permission.SPLIT, parts.check_may_split),
        undo_split=why(Permission.SPLIT, parts.check_may_undo),
        recheck=why(Permission.PLAN_RECHECK, curation.check_open_for_looking),
    )


def closed(viewer: User, permission: Permission, check: Callable[[Claim], None], claim: Claim) -> str:
    """The refusal that the person would meet, or blank."""
    return why_not(lambda: check_permission(viewer, permission)) or why_not(lambda: check(claim))


def _always(claim: Claim) -> None:
    """A question that was put can be followed up whatever has become of the claim."""


def _approval(unnamed: Anonymity, viewer: User) -> Callable[[Claim], None]:
    def check(claim: Claim) -> None:
        curation.check_open_for_sources(claim)
        if unnamed.assessment is not None:
            curation.check_may_approve(unnamed.assessment, viewer)

    return check
