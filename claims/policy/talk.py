"""When a comment may be written, changed, removed or settled, and by whom."""

from datetime import datetime

from claims.domain.inputs import check_keepable
from claims.domain.refusals import Missing, NotAllowed, WrongState
from claims.domain.roles import Permission
from claims.domain.talk import EDITABLE, LONGEST_COMMENT
from claims.domain.tongue import number, say
from claims.models import Comment, User
from claims.policy.permissions import check_permission

MINUTES = int(EDITABLE.total_seconds() // 60)


def check_words(text: str) -> None:
    """Raises Missing where there is nothing to say, too much of it, or what no database keeps."""
    check_keepable(text=text)
    sentence = ""
    if not text:
        sentence = say("Write something first.")
    elif len(text) > LONGEST_COMMENT:
        sentence = say(
            "A comment has at most {longest} characters; this one has {count}.",
            longest=number(LONGEST_COMMENT),
            count=number(len(text)),
        )
    if sentence:
        raise Missing(sentence, {"text": sentence})


def check_may_edit(user: User, comment: Comment, now: datetime) -> None:
    check_permission(user, Permission.COMMENT)
    _check_stands(comment)
    if comment.author_id != user.pk:
        raise NotAllowed(say("Only who wrote a comment may change it; reply to it instead."))
    if now - comment.written_at > EDITABLE:
        raise WrongState(
            say("A comment can be changed for {minutes} minutes; after that, reply to it.", minutes=MINUTES)
        )


def check_may_remove(user: User, comment: Comment) -> None:
    check_permission(user, Permission.COMMENT)
    _check_stands(comment)
    if comment.author_id != user.pk:
        check_permission(user, Permission.REMOVE_COMMENTS)


def check_may_reply(user: User, comment: Comment) -> None:
    """A thread is one level deep; whoever replies to a reply says which comment began it."""
    check_permission(user, Permission.COMMENT)
    if comment.thread_id is not None:
        raise WrongState(say("This comment is a reply itself: reply to the one that began the thread."))


def check_may_resolve(user: User, comment: Comment) -> None:
    check_may_reply(user, comment)
    if comment.resolved_at is not None:
        raise WrongState(say("This thread is resolved already."))


def check_may_reopen(user: User, comment: Comment) -> None:
    check_may_reply(user, comment)
    if comment.resolved_at is None:
        raise WrongState(say("This thread is open already."))


def _check_stands(comment: Comment) -> None:
    if comment.removed_at is not None:
        raise WrongState(say("This comment was removed."))
