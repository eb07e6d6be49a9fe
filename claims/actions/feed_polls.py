"""What came of asking a feed. Within the transaction of the caller, who holds the row of work."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone

from claims.actions import feed_entries
from claims.actions.history import record
from claims.domain.actors import DESK
from claims.domain.events import EventKind, Subject
from claims.domain.feeds import LONGEST_ADDRESS, Entry, EntryOutcome, FeedStatus, ReadFeed, pause_between
from claims.domain.refusals import NotAllowed
from claims.models import Feed, FeedEntry
from claims.policy import feeds as policy

KEPT = timedelta(days=90)
"""How long an entry is kept that did not come in and stands in its feed no more."""

Offers = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """How the server answered: its validators, and where the feed stands from now on, if it has moved."""

    etag: str = ""
    modified: str = ""
    moved_to: str = ""


def read(*, feed_id: int, found: ReadFeed, answer: Answer) -> None:
    """Keep what is new in it, and take in what its rule takes, up to the most that one poll may bring."""
    feed = Feed.objects.select_for_update(of=("self",)).select_related("saved_by").get(pk=feed_id)
    now = timezone.now()
    if not _moved(feed, answer.moved_to, now):
        return
    new = _see(feed, found, now)
    FeedEntry.objects.filter(
        feed=feed, outcome=EntryOutcome.LEFT_OUT.value, present_at__lt=now - KEPT
    ).delete()
    Feed.objects.filter(pk=feed.pk).update(
        title=feed.title or found.title[:200],
        etag=answer.etag[:300] if len(answer.etag) <= 300 else "",
        modified=answer.modified[:100] if len(answer.modified) <= 100 else "",
        notice=found.notice[:300],
        seen_count=F("seen_count") + new,
        offers=[],
    )
    _well(feed, now, found.pause)


def unchanged(*, feed_id: int) -> None:
    """The server says that nothing is new; what waits from earlier polls comes in all the same."""
    feed = Feed.objects.select_for_update(of=("self",)).select_related("saved_by").get(pk=feed_id)
    now = timezone.now()
    FeedEntry.objects.filter(feed=feed, present_at__gte=feed.last_ok_at or now).update(present_at=now)
    _well(feed, now, timedelta())


def fail(
    *, feed_id: int, problem: str, asked: timedelta = timedelta(), gone: bool = False, offers: Offers = ()
) -> None:
    """Say on the feed what went wrong, and wait twice as long as the last time before it is asked again.

    `asked` is how long the server asks to be left alone. One that is `gone` is asked no more. `offers` are
    the feeds that a page names which stands in its place.
    """
    feed = Feed.objects.select_for_update().get(pk=feed_id)
    now = timezone.now()
    feed.failures, feed.problem, feed.last_polled_at = feed.failures + 1, problem[:500], now
    feed.offers = [list(pair) for pair in offers]
    if feed.status == FeedStatus.ACTIVE:
        feed.next_poll_at = now + pause_between(feed.every, failures=feed.failures, asked=asked)
        if gone:
            _stop(feed)
    feed.save(update_fields=["failures", "problem", "last_polled_at", "offers", "next_poll_at", "status"])


def _well(feed: Feed, now: datetime, asked: timedelta) -> None:
    """Take in what waits, and say that all is well, or that nobody stands for what it brings any more."""
    problem, taken = "", 0
    if feed.status == FeedStatus.ACTIVE:
        try:
            taken = feed_entries.take_waiting(feed=feed)
        except NotAllowed:
            problem = (
                f"What comes in is added in the name of {feed.saved_by.display_name}, who may not add "
                "articles any more: an editor must save how this feed is followed."
            )
    failures = feed.failures + 1 if problem else 0
    Feed.objects.filter(pk=feed.pk).update(
        failures=failures,
        problem=problem[:500],
        last_polled_at=now,
        last_ok_at=now,
        taken_count=F("taken_count") + taken,
        next_poll_at=_next(feed, now, failures, asked),
    )


def _next(feed: Feed, now: datetime, failures: int, asked: timedelta) -> datetime | None:
    if feed.status != FeedStatus.ACTIVE:
        return None
    return now + pause_between(feed.every, failures=failures, asked=asked)


def _see(feed: Feed, found: ReadFeed, now: datetime) -> int:
    """Keep the entries that were not seen before, each once; how many those are."""
    by_identity = {identity(entry): entry for entry in found.entries}
    known = FeedEntry.objects.filter(feed=feed, identity__in=by_identity)
    seen = set(known.values_list("identity", flat=True))
    known.update(present_at=now)
    # The newest is the last row: a feed has it first.
    rows = [_row(feed, key, entry, now) for key, entry in reversed(by_identity.items()) if key not in seen]
    return len(FeedEntry.objects.bulk_create(rows))


def _row(feed: Feed, key: str, entry: Entry, now: datetime) -> FeedEntry:
    why = policy.BEFORE
    if feed.status == FeedStatus.ACTIVE:
        why = policy.why_left_out(feed.selection, entry.title, entry.summary)
    return FeedEntry(
        feed=feed,
        identity=key,
        title=entry.title,
        url=entry.url,
        summary=entry.summary,
        published_at=entry.published,
        seen_at=now,
        present_at=now,
        outcome=(EntryOutcome.LEFT_OUT if why else EntryOutcome.WAITING).value,
        why=why,
    )


def identity(entry: Entry) -> str:
    """What makes it the same entry at the next poll, whatever its title has become."""
    return hashlib.sha256((entry.id or entry.url).encode()).hexdigest()


def _moved(feed: Feed, to: str, now: datetime) -> bool:
    """Follow the feed to its new address; False where it stops, since that is followed already."""
    if not to or to == feed.address or len(to) > LONGEST_ADDRESS:
        return True
    other = Feed.objects.filter(address=to).exclude(pk=feed.pk).first()
    if other:
        feed.problem = f"It has moved for good to the address of a feed that is here already, “{other}”."[
            :500
        ]
        feed.failures, feed.last_polled_at = feed.failures + 1, now
        _stop(feed)
        feed.save(update_fields=["problem", "failures", "last_polled_at", "status", "next_poll_at"])
        return False
    data = {"title": str(feed), "before": feed.address, "address": to}
    Feed.objects.filter(pk=feed.pk).update(address=to)
    record(EventKind.FEED_MOVED, Subject.FEED, feed.pk, by=DESK, data=data)
    return True


def _stop(feed: Feed) -> None:
    if feed.status == FeedStatus.ACTIVE:
        feed.status, feed.next_poll_at = FeedStatus.PAUSED.value, None
        data = {"title": str(feed), "problem": feed.problem}
        record(EventKind.FEED_STOPPED, Subject.FEED, feed.pk, by=DESK, data=data)
