"""What of the desk's insights a person sees. The rest is for everybody on the desk."""

from functools import partial

from claims.domain.insights import Question
from claims.domain.refusals import why_not
from claims.domain.roles import Permission
from claims.models import User
from claims.policy.permissions import allows, check_permission

PERMISSIONS = {Question.BY_READER: Permission.SEE_READERS}


def check_question(viewer: User, question: Question) -> None:
    """Raises NotAllowed, naming who may."""
    if question in PERMISSIONS:
        check_permission(viewer, PERMISSIONS[question])


def closed(viewer: User) -> tuple[str, ...]:
    """The sentences that say who sees the others."""
    refusals = (why_not(partial(check_question, viewer, question)) for question in Question)
    return tuple(filter(None, refusals))


def open_questions(viewer: User) -> tuple[Question, ...]:
    """Those whose answers this person sees, in the order of the page."""
    return tuple(
        question
        for question in Question
        if question not in PERMISSIONS or allows(viewer, PERMISSIONS[question])
    )
