"""Going again to the addresses of articles and sources: when, and what was found there."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from claims.actions import locks, outbox, source_checks, turns
from claims.actions.history import record
from claims.domain.actors import DESK
from claims.domain.events import EventKind, Subject
from claims.domain.evidence import SourceCondition
from claims.domain.fetches import Fetched
from claims.domain.revisits import PAUSES, SLOW, TOLD, Found, can_be_visited, pause
from claims.domain.topics import Topic
from claims.models import Article, Revisit, Snapshot, Source, User
from claims.policy.revisits import check_may_ask
from claims.queries import fetches, revisits, times

MOST = 200
"""Addresses that are said to be due in one go: the rest follows at the next."""


def begin(*, snapshot: Snapshot) -> None:
    """Have the page of an article that was fetched looked at from now on. Within the caller's transaction."""
    article = snapshot.article
    fetch = fetches.of(snapshot)
    if fetch is None or not can_be_visited(article.address or article.url):
        return
    etag, modified = revisits.marks_of(fetch)
    Revisit.objects.get_or_create(
        article=article,
        defaults={"next_at": times.now() + PAUSES[0], "etag": etag, "modified": modified},
    )


def begin_with(*, source: Source) -> None:
    """Have a source's address looked at now and from now on, or no longer where it has none.

    Within the caller's transaction.
    """
    Revisit.objects.filter(source=source).delete()
    if source.url and can_be_visited(source.url):
        Revisit.objects.create(source=source, next_at=times.now(), calm=SLOW)


def ask(*, article: Article, by: User) -> None:
    """Have an article's page fetched again as soon as a worker comes to it.

    Raises NotAllowed, Missing where it has no address, or WrongState.
    """
    with transaction.atomic():
        held = Article.objects.select_for_update().get(pk=article.pk)
        revisit = Revisit.objects.select_for_update().filter(article=held).first()
        check_may_ask(held, revisit, by)
        now = times.now()
        revisit = revisit or Revisit.objects.create(article=held, next_at=now)
        _ask([revisit], now, after=outbox.AT_ONCE)
        record(EventKind.ARTICLE_REVISIT_ASKED, Subject.ARTICLE, held.pk, by=by)


@transaction.atomic
def ask_due(now: datetime) -> int:
    """Have every address looked at whose time has come; how many those are.

    What nobody works on is not asked for: it waits for as long again, a day at least.
    """
    due = Revisit.objects.filter(next_at__lte=now, asked_at__isnull=True).order_by("next_at", "pk")
    rows = list(due.select_for_update(skip_locked=True)[:MOST])
    wanted = revisits.wanted([row.pk for row in rows])
    for row in rows:
        if row.pk not in wanted:
            row.next_at = now + pause(max(row.calm, SLOW))
    Revisit.objects.bulk_update([row for row in rows if row.pk not in wanted], ["next_at"])
    _ask([row for row in rows if row.pk in wanted], now, after=turns.NO_HURRY)
    return len(wanted)


def _ask(rows: list[Revisit], now: datetime, *, after: timedelta) -> None:
    Revisit.objects.filter(pk__in=[row.pk for row in rows]).update(asked_at=now)
    if rows:
        due = [(f"revisit:{row.pk}", row.pk) for row in rows]
        outbox.emit_many(Topic.ADDRESS_DUE, due, after=after)


def note(
    *, revisit: Revisit, found: Found, problem: str = "", fetched: Fetched | None = None
) -> Revisit | None:
    """Keep what was found at an address, and when it is looked at next. Within the caller's transaction.

    A change brings the next look closer; what is lost is looked at again more and more seldom, and said.
    None where the source was removed, or its address changed, while somebody looked.
    """
    held = _held(revisit)
    if held is not None:
        _write(held, found, problem, fetched)
    return held


def _held(revisit: Revisit) -> Revisit | None:
    """The row as it is now, held after the claim of its source: so does whoever changes sources."""
    source = Source.objects.select_related("claim").filter(revisit=revisit.pk).first()
    if source:
        locks.hold(source.claim)
    rows = Revisit.objects.select_for_update(of=("self",)).select_related("source")
    return rows.filter(pk=revisit.pk).first()


def _write(revisit: Revisit, found: Found, problem: str, fetched: Fetched | None) -> None:
    now, before = times.now(), revisit.found
    revisit.calm = 0 if found is Found.CHANGED else min(revisit.calm + 1, len(PAUSES))
    if found is Found.GONE:
        revisit.calm = max(revisit.calm, SLOW + 1)
    if found != before:
        revisit.since = now
    revisit.found, revisit.problem, revisit.looked_at = found.value, problem[:500], now
    revisit.asked_at, revisit.next_at = None, now + _rest(revisit)
    if fetched is not None and not fetched.not_modified:
        revisit.etag, revisit.modified = fetched.header("etag")[:500], fetched.header("last-modified")[:100]
    revisit.save()
    if (found in TOLD or before in TOLD) and found != before:
        _say(revisit, found, problem)
    if found is Found.GONE and before == Found.GONE and revisit.source:
        _lose(revisit.source, problem)


def _rest(revisit: Revisit) -> timedelta:
    return pause(max(revisit.calm, SLOW) if revisit.source_id else revisit.calm)


def _lose(source: Source, problem: str) -> None:
    """A source that is gone at two looks makes a published verdict stale; it holds up no proposal."""
    if source.condition != SourceCondition.GONE:
        source_checks.note_on(
            source=source,
            condition=SourceCondition.GONE,
            note=problem,
            seen_on=timezone.localdate(),
            by=DESK,
            overtakes=False,
        )


def _say(revisit: Revisit, found: Found, problem: str) -> None:
    data = {"found": found.value, "note": problem[:500]}
    if revisit.article_id:
        record(EventKind.ARTICLE_REVISITED, Subject.ARTICLE, revisit.article_id, by=DESK, data=data)
    elif revisit.source:
        about = {"source": revisit.source.pk, "title": revisit.source.title}
        claim_id = revisit.source.claim_id
        record(EventKind.SOURCE_REVISITED, Subject.CLAIM, claim_id, by=DESK, data=about | data)
