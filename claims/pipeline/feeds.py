"""Asking feeds for what is new: side by side, so that one which hangs or sends rubbish harms no other."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Any

from claims.actions import feed_polls, relay
from claims.actions.feed_polls import Answer
from claims.domain import addresses
from claims.domain.feeds import LONGEST_PAUSE, FeedStatus
from claims.domain.fetches import Accept, Fetched
from claims.domain.refusals import Unreachable, Unreadable
from claims.gateways import feeds as gateway
from claims.gateways import fetching
from claims.models import Feed
from claims.pipeline.abreast import Finish, Trip

GONE = 410
FOR_GOOD = frozenset({301, 308})
"""Redirects by which a server says that the old address is not to be asked any more."""


def trips(leases: Sequence[relay.Lease]) -> list[Trip]:
    """One to each of these feeds: keep what it has, or say on it what went wrong.

    One that was removed or paused while it waited is let be.
    The site's robots.txt is not asked: a feed is made to be polled by programs, and a person has asked
    for this one.
    """
    feeds = Feed.objects.in_bulk([held.object_id for held in leases])
    return [_trip(held, feeds.get(held.object_id)) for held in leases]


def give_up(object_id: int, problem: str) -> None:
    """The last try has failed: the feed says so, and is asked again when its next time comes."""
    if Feed.objects.filter(pk=object_id).exists():
        feed_polls.fail(feed_id=object_id, problem=f"What it sent could not be taken in: {problem}")


def _trip(held: relay.Lease, feed: Feed | None) -> Trip:
    if feed is None or feed.status == FeedStatus.PAUSED:
        return Trip(held, "", lambda: relay.drop)
    return Trip(held, addresses.read(feed.address).site, partial(_polled, feed))


def _polled(feed: Feed) -> Finish:
    """Fetch and read it; what is left to do for it."""
    try:
        fetched = fetching.fetch(feed.address, accept=Accept.FEED, etag=feed.etag, modified=feed.modified)
    except Unreachable as refusal:
        return _keeping(
            feed,
            feed_polls.fail,
            problem=refusal.sentence,
            asked=retry_after(refusal.retry_after),
            gone=refusal.status == GONE,
        )
    if fetched.not_modified:
        return _keeping(feed, feed_polls.unchanged)
    kind = fetched.header("content-type")
    try:
        found = gateway.parse(fetched.body, content_type=kind, url=fetched.final_url)
    except Unreadable as refusal:
        offers = gateway.named(fetched.body, content_type=kind, url=fetched.final_url)
        return _keeping(feed, feed_polls.fail, problem=str(refusal), offers=offers)
    return _keeping(feed, feed_polls.read, found=found, answer=_answer(fetched))


def _keeping(feed: Feed, keep: Callable[..., None], **what: Any) -> Finish:
    def finish(held: relay.Lease) -> None:
        with relay.finishing(held):
            # One that was removed, or sent elsewhere, while it was asked is left alone.
            if Feed.objects.filter(pk=feed.pk, address=feed.address).exists():
                keep(feed_id=feed.pk, **what)

    return finish


def _answer(fetched: Fetched) -> Answer:
    for_good = bool(fetched.hops) and all(hop.status in FOR_GOOD for hop in fetched.hops)
    return Answer(
        etag=fetched.header("etag"),
        modified=fetched.header("last-modified"),
        moved_to=fetched.final_url if for_good else "",
    )


def retry_after(written: str) -> timedelta:
    """How long a server asks to be left alone, by seconds or a time: up to a day."""
    text = written.strip()
    if text.isascii() and text.isdigit():
        return min(timedelta(seconds=int(text[:6])), LONGEST_PAUSE)
    try:
        until = parsedate_to_datetime(text[:60])
        told = until.replace(tzinfo=UTC) if until.tzinfo is None else until
        asked = told - datetime.now(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return timedelta()
    return max(timedelta(), min(asked, LONGEST_PAUSE))
