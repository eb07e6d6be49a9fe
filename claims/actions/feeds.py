"""Which feeds the desk follows, how, and when each is asked next."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from claims.actions import outbox
from claims.actions.history import record
from claims.domain.events import EventKind, Subject
from claims.domain.feeds import EntryOutcome, FeedFields, FeedStatus, pause_between, read_address
from claims.domain.refusals import Missing, WrongState
from claims.domain.tongue import say
from claims.domain.topics import Topic
from claims.models import Feed, FeedEntry, OutboxEvent, User
from claims.policy import feeds as policy

MOST_DUE = 200
"""Feeds said to be due in one go: the rest follows at the next."""


@transaction.atomic
def add(*, address: str, by: User) -> Feed:
    """Have a worker look at what stands there, so that a person can see what it would bring.

    Nothing comes in before it is started. Raises NotAllowed, or Missing where the address is none or is
    that of a feed which is there already.
    """
    policy.check_may_add(by, Feed.objects.count())
    found = read_address(address)
    _check_free(found)
    feed = Feed.objects.create(address=found, added_by=by, saved_by=by)
    _record(EventKind.FEED_ADDED, feed, by)
    _ask(feed)
    return feed


@transaction.atomic
def choose(*, feed: Feed, address: str, by: User) -> Feed:
    """Look at another address instead: one of the feeds that a web page names.

    Raises NotAllowed, WrongState once the feed is followed, or Missing for an address that it does not name.
    """
    held = _hold(feed)
    policy.check_may_choose(by, held, address)
    found = read_address(address)
    _check_free(found, held)
    held.address, held.offers, held.problem, held.failures, held.title = found, [], "", 0, ""
    held.etag, held.modified, held.last_polled_at = "", "", None
    held.save()
    _record(EventKind.FEED_ADDED, held, by)
    _ask(held)
    return held


@transaction.atomic
def start(*, feed: Feed, by: User, fields: FeedFields | None = None, present: bool = False) -> Feed:
    """Follow it, or follow it again. `present` takes in what its rule takes of the entries it has now.

    Raises NotAllowed or WrongState.
    """
    held = _hold(feed)
    policy.check_may_start(by, held)
    if fields:
        _write(held, fields)
    held.status, held.saved_by = FeedStatus.ACTIVE.value, by
    held.next_poll_at, held.failures, held.problem, held.offers = timezone.now(), 0, "", []
    held.save()
    if present:
        _await_present(held)
    _record(EventKind.FEED_STARTED, held, by, present=present, after=held.fields)
    _ask(held)
    return held


@transaction.atomic
def edit(*, feed: Feed, fields: FeedFields, by: User) -> Feed:
    """Change how it is followed; from now on with the rights of whoever does this.

    The rule is asked of entries that come from now on, and of those that wait. Raises NotAllowed.
    """
    held = _hold(feed)
    policy.check_may_edit(by, held)
    before = held.fields
    _write(held, fields)
    held.saved_by = by
    if held.status == FeedStatus.ACTIVE:
        last = held.last_polled_at or timezone.now()
        held.next_poll_at = last + pause_between(held.every, failures=held.failures)
    held.save()
    _ask_those_that_wait(held)
    _record(EventKind.FEED_EDITED, held, by, before=before, after=held.fields)
    return held


@transaction.atomic
def pause(*, feed: Feed, by: User) -> Feed:
    """Ask it no more until it is started again. Raises NotAllowed or WrongState."""
    held = _hold(feed)
    policy.check_may_pause(by, held)
    held.status, held.next_poll_at = FeedStatus.PAUSED.value, None
    held.save(update_fields=["status", "next_poll_at"])
    _record(EventKind.FEED_PAUSED, held, by)
    return held


@transaction.atomic
def poll_now(*, feed: Feed, by: User) -> None:
    """Have it asked before its time. Raises NotAllowed, or WrongState while it is paused."""
    held = _hold(feed)
    policy.check_may_poll(by, held)
    _record(EventKind.FEED_POLL_ASKED, held, by)
    _ask(held)


@transaction.atomic
def remove(*, feed: Feed, by: User) -> None:
    """Forget one that was looked at and never followed. Raises NotAllowed or WrongState."""
    held = _hold(feed)
    policy.check_may_remove(by, held)
    _record(EventKind.FEED_REMOVED, held, by)
    held.delete()


@transaction.atomic
def say_due(now: datetime) -> int:
    """Leave a row for each feed whose time has come, and set its next time; how many those were.

    A feed that is still being asked, or waits to be, is left to that.
    """
    key = Concat(Value("feed:"), Cast(OuterRef("pk"), CharField()))
    due = Feed.objects.filter(
        ~Exists(_waiting().filter(key=key)), status=FeedStatus.ACTIVE.value, next_poll_at__lte=now
    )
    found = list(due.select_for_update(skip_locked=True, of=("self",)).order_by("next_poll_at")[:MOST_DUE])
    for feed in found:
        feed.next_poll_at = now + pause_between(feed.every, failures=feed.failures)
    Feed.objects.bulk_update(found, ["next_poll_at"])
    if found:
        outbox.emit_many(Topic.FEED_DUE, [(_key(feed.pk), feed.pk) for feed in found])
    return len(found)


def _await_present(feed: Feed) -> None:
    """Have the entries that stand in it now, and that its rule takes, come in with the next polls."""
    now = FeedEntry.objects.filter(
        feed=feed, present_at__gte=feed.last_ok_at or timezone.now(), outcome=EntryOutcome.LEFT_OUT.value
    )
    wanted = [
        entry.pk for entry in now if not policy.why_left_out(feed.selection, entry.title, entry.summary)
    ]
    FeedEntry.objects.filter(pk__in=wanted).update(outcome=EntryOutcome.WAITING.value, why="")


def _ask_those_that_wait(feed: Feed) -> None:
    """Leave out what waits to come in and what its rule does not take any more."""
    out = []
    for entry in FeedEntry.objects.filter(feed=feed, outcome=EntryOutcome.WAITING.value):
        entry.why = policy.why_left_out(feed.selection, entry.title, entry.summary)
        entry.outcome = EntryOutcome.LEFT_OUT.value
        if entry.why:
            out.append(entry)
    FeedEntry.objects.bulk_update(out, ["outcome", "why"])


def _write(feed: Feed, fields: FeedFields) -> None:
    selection = fields.selection
    feed.title, feed.publisher = fields.title or feed.title, fields.publisher
    feed.every, feed.most, feed.taking = fields.every, fields.most, selection.taking.value
    feed.include, feed.exclude = selection.include, selection.exclude


def _hold(feed: Feed) -> Feed:
    held = Feed.objects.select_for_update().filter(pk=feed.pk).first()
    if held is None:
        raise WrongState(say("Somebody removed this feed meanwhile."))
    return held


def _ask(feed: Feed) -> None:
    if not _waiting().filter(key=_key(feed.pk)).exists():
        outbox.emit(Topic.FEED_DUE, key=_key(feed.pk), object_id=feed.pk)


def _waiting() -> QuerySet[OutboxEvent]:
    return OutboxEvent.objects.filter(done_at__isnull=True, dead_at__isnull=True)


def _key(feed_id: int) -> str:
    return f"feed:{feed_id}"


def _check_free(address: str, feed: Feed | None = None) -> None:
    other = Feed.objects.filter(address=address).exclude(pk=feed.pk if feed else 0).first()
    if other:
        sentence = say("This feed is here already, as “{other}”.", other=other)
        raise Missing(sentence, {"address": sentence})


def _record(kind: EventKind, feed: Feed, by: User, **more: Any) -> None:
    data = {"title": str(feed), "address": feed.address, **more}
    record(kind, Subject.FEED, feed.pk, by=by, data=data)
