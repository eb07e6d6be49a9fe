"""Asking feeds for what is new: side by side, so that one which hangs or sends rubbish harms no other."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from claims.actions import feed_polls, relay
from claims.actions.feed_polls import Answer
from claims.domain.feeds import LONGEST_PAUSE, ReadFeed
from claims.domain.fetches import Accept, Fetched
from claims.domain.refusals import Unreachable, Unreadable
from claims.gateways import feeds as gateway
from claims.gateways import fetching
from claims.models import Feed

Work = Callable[[relay.Lease], None]

GONE = 410
FOR_GOOD = frozenset({301, 308})
"""Redirects by which a server says that the old address is not to be asked any more."""


@dataclass(frozen=True, slots=True)
class Polled:
    """What a server sent and what it says; `found` is None where nothing is new."""

    fetched: Fetched
    found: ReadFeed | None


class NoFeed(Unreadable):
    """What came is no feed; `offers` are those that it names, if it is a web page."""

    def __init__(self, sentence: str, offers: tuple[tuple[str, str], ...]) -> None:
        super().__init__(sentence)
        self.offers = offers


def run(held: relay.Lease) -> None:
    """Ask one feed, and keep what came of it."""
    for _, finish in together([held]):
        finish(held)


def together(leases: Sequence[relay.Lease]) -> Iterator[tuple[relay.Lease, Work]]:
    """Ask all of these at once; each with what is left to do, in the order in which they answer.

    Threads fetch and read; the database is for the caller's own thread. The site's robots.txt is not
    asked: a feed is made to be polled by programs, and a person has asked for this one.
    """
    feeds = Feed.objects.in_bulk([held.object_id for held in leases])
    with ThreadPoolExecutor(len(leases), "feeds") as pool:
        asked = {pool.submit(_poll, feeds.get(held.object_id)): held for held in leases}
        for done in as_completed(asked):
            yield asked[done], _finishing(done, feeds.get(asked[done].object_id))


def give_up(object_id: int, problem: str) -> None:
    """The last try has failed: the feed says so, and is asked again when its next time comes."""
    if Feed.objects.filter(pk=object_id).exists():
        feed_polls.fail(feed_id=object_id, problem=f"What it sent could not be taken in: {problem}")


def _poll(feed: Feed | None) -> Polled | None:
    if feed is None:
        return None
    fetched = fetching.fetch(feed.address, accept=Accept.FEED, etag=feed.etag, modified=feed.modified)
    if fetched.not_modified:
        return Polled(fetched, None)
    kind = fetched.header("content-type")
    try:
        found = gateway.parse(fetched.body, content_type=kind, url=fetched.final_url)
    except Unreadable as refusal:
        offers = gateway.named(fetched.body, content_type=kind, url=fetched.final_url)
        raise NoFeed(str(refusal), offers) from refusal
    return Polled(fetched, found)


def _finishing(done: Future[Polled | None], feed: Feed | None) -> Work:
    def finish(held: relay.Lease) -> None:
        with relay.finishing(held):
            # One that was removed, or sent elsewhere, while it was asked is left alone.
            if feed and Feed.objects.filter(pk=feed.pk, address=feed.address).exists():
                _keep(done, feed)

    return finish


def _keep(done: Future[Polled | None], feed: Feed) -> None:
    try:
        polled = done.result()
    except Unreachable as refusal:
        feed_polls.fail(
            feed_id=feed.pk,
            problem=refusal.sentence,
            asked=retry_after(refusal.retry_after),
            gone=refusal.status == GONE,
        )
    except NoFeed as refusal:
        feed_polls.fail(feed_id=feed.pk, problem=str(refusal), offers=refusal.offers)
    else:
        if polled and polled.found:
            feed_polls.read(feed_id=feed.pk, found=polled.found, answer=_answer(polled.fetched))
        elif polled:
            feed_polls.unchanged(feed_id=feed.pk)


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
