"""Talking about a claim. Every word stays in the claim's history, whatever becomes of the comment."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Lower
from django.utils import timezone

from claims.actions import locks
from claims.actions.history import record
from claims.domain.events import EventKind, Subject
from claims.domain.refusals import Missing, Stale
from claims.domain.roles import Permission
from claims.domain.talk import Anchor, mentioned
from claims.domain.tongue import noted, say
from claims.domain.topics import Topic
from claims.models import Claim, Comment, DenialTarget, Mention, Source, Statement, User
from claims.policy import talk
from claims.policy.permissions import check_permission
from claims.queries import appearances

CHANGED_FIRST = noted("Someone changed this comment first. Look again; your words are still in the form.")


@dataclass(frozen=True, slots=True)
class About:
    """What a thread is about: the claim itself, a statement of it, or one of its sources."""

    statement: Statement | None = None
    source: Source | None = None

    def columns(self) -> dict[str, Any]:
        if self.statement:
            said = self.statement
            words = {"exact": said.exact, "prefix": said.prefix, "suffix": said.suffix}
            return {"anchor": Anchor.SPAN.value, "statement": said, **words}
        if self.source:
            return {"anchor": Anchor.SOURCE.value, "source": self.source, "exact": self.source.title}
        return {"anchor": Anchor.CLAIM.value}


THE_CLAIM = About()


@transaction.atomic
def add(*, claim: Claim, text: str, about: About = THE_CLAIM, by: User) -> Comment:
    """Begin a thread. Raises NotAllowed, or Missing where nothing is said or it is about another claim."""
    check_permission(by, Permission.COMMENT)
    locks.hold(claim)
    _check_of_claim(claim, about)
    return _write(Comment(claim=claim, **about.columns()), text, by)


@transaction.atomic
def reply(*, thread: Comment, text: str, by: User) -> Comment:
    """Answer in a thread; one that was resolved stays so. Raises NotAllowed, WrongState or Missing."""
    talk.check_may_reply(by, thread)
    locks.hold(thread.claim)
    # A merge may have given the thread to another claim before this one was held.
    thread = Comment.objects.get(pk=thread.pk)
    return _write(Comment(claim_id=thread.claim_id, thread=thread), text, by)


@transaction.atomic
def edit(*, comment: Comment, text: str, version: int, by: User) -> Comment:
    """Say it otherwise, soon after. Whoever is mentioned anew is told.

    Raises NotAllowed, WrongState once it is too late, Stale or Missing.
    """
    locks.hold(comment.claim)
    now, before = timezone.now(), Comment.objects.get(pk=comment.pk)
    talk.check_may_edit(by, before, now)
    text = _clean(text)
    changed = Comment.objects.filter(pk=comment.pk, version=version).update(
        text=text, edited_at=now, version=F("version") + 1
    )
    if changed != 1:
        raise Stale(say(CHANGED_FIRST))
    edited = Comment.objects.select_related("claim", "author").get(pk=comment.pk)
    known = set(edited.mentions.values_list("user_id", flat=True))
    people = _mention(edited)
    edited.mentions.exclude(user__in=people).delete()
    data = {"said_before": before.text, "said": text, "mentions": sorted(people - known)}
    _record(EventKind.COMMENT_EDITED, edited, by, data, tell=True)
    return edited


@transaction.atomic
def remove(*, comment: Comment, by: User) -> None:
    """Strike it out; it stays, with who did it and when. Raises NotAllowed or WrongState."""
    locks.hold(comment.claim)
    comment = Comment.objects.select_related("claim").get(pk=comment.pk)
    talk.check_may_remove(by, comment)
    Comment.objects.filter(pk=comment.pk).update(removed_at=timezone.now(), removed_by=by)
    _record(EventKind.COMMENT_REMOVED, comment, by, {"said": comment.text, "author": comment.author_id})


@transaction.atomic
def resolve(*, thread: Comment, by: User) -> None:
    """Say that a thread is settled. Raises NotAllowed or WrongState."""
    locks.hold(thread.claim)
    thread = Comment.objects.select_related("claim").get(pk=thread.pk)
    talk.check_may_resolve(by, thread)
    Comment.objects.filter(pk=thread.pk).update(resolved_at=timezone.now(), resolved_by=by)
    _record(EventKind.COMMENT_RESOLVED, thread, by, {"said": thread.text}, tell=True)


@transaction.atomic
def reopen(*, thread: Comment, by: User) -> None:
    """Say that a thread is not settled after all. Raises NotAllowed or WrongState."""
    locks.hold(thread.claim)
    thread = Comment.objects.select_related("claim").get(pk=thread.pk)
    talk.check_may_reopen(by, thread)
    Comment.objects.filter(pk=thread.pk).update(resolved_at=None, resolved_by=None)
    _record(EventKind.COMMENT_REOPENED, thread, by, {"said": thread.text}, tell=True)


def _write(comment: Comment, text: str, by: User) -> Comment:
    comment.text, comment.author, comment.written_at = _clean(text), by, timezone.now()
    comment.save()
    data = {
        "said": comment.text,
        "thread": comment.thread_id,
        "anchor": comment.anchor,
        "about": comment.exact,
        "mentions": sorted(_mention(comment)),
    }
    _record(EventKind.COMMENT_ADDED, comment, by, data, tell=True)
    return comment


def _clean(text: str) -> str:
    text = text.replace("\r\n", "\n").strip()
    talk.check_words(text)
    return text


def _mention(comment: Comment) -> set[int]:
    """The ids of the people whom the words mention, kept with the comment; a name of nobody is just words."""
    names = mentioned(comment.text)
    people = User.objects.filter(is_active=True).annotate(name=Lower("username")).filter(name__in=names)
    ids = set(people.values_list("pk", flat=True)) - {comment.author_id}
    Mention.objects.bulk_create(
        (Mention(comment=comment, user_id=one) for one in sorted(ids)), ignore_conflicts=True
    )
    return ids


def _check_of_claim(claim: Claim, about: About) -> None:
    sentence = ""
    if about.source and about.source.claim_id != claim.pk:
        sentence = say("This source belongs to another claim.")
    elif about.statement and not _belongs(about.statement, claim):
        sentence = say("This statement neither makes this claim nor denies it.")
    if sentence:
        raise Missing(sentence, {"about": sentence})


def _belongs(statement: Statement, claim: Claim) -> bool:
    spoken_as = appearances.spoken_as(claim)
    denies = DenialTarget.objects.filter(denial__statement=statement, claim__in=spoken_as)
    return statement.claim_id in spoken_as or denies.exists()


def _record(kind: EventKind, comment: Comment, by: User, data: dict[str, Any], *, tell: bool = False) -> None:
    facts = {"number": comment.pk, **data}
    emits = Topic.COMMENT_WRITTEN if tell else None
    record(kind, Subject.CLAIM, comment.claim_id, by=by, data=facts, emits=emits)
