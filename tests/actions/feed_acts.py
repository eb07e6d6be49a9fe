"""Feeds on the scene, and one of each thing that is done with them."""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from claims.actions import articles, feed_entries, feed_polls, feeds
from claims.actions.feed_polls import Answer
from claims.domain.feeds import Entry, FeedFields, ReadFeed, Selection
from claims.models import Feed, FeedEntry, User
from tests.builders import Staff

FIELDS = FeedFields("Ledger", "Harwick Ledger", 60, 5, Selection())


def entries(*names: str) -> tuple[Entry, ...]:
    return tuple(Entry(name, f"https://ledger.example/{name}", name, None, None, "") for name in names)


@transaction.atomic
def read(feed: Feed, *names: str, moved_to: str = "") -> None:
    """As a worker does, whose lease is the transaction."""
    found, answer = ReadFeed("Ledger", entries(*names)), Answer("e", "m", moved_to)
    feed_polls.read(feed_id=feed.pk, found=found, answer=answer)


@transaction.atomic
def fail(feed: Feed, *, gone: bool = False) -> None:
    feed_polls.fail(feed_id=feed.pk, problem="It is away.", gone=gone)


@transaction.atomic
def unchanged(feed: Feed) -> None:
    feed_polls.unchanged(feed_id=feed.pk)


def looked_at(by: User, address: str = "https://ledger.example/trial") -> Feed:
    feed = feeds.add(address=address, by=by)
    read(feed, "bridge")
    return Feed.objects.get(pk=feed.pk)


class FeedScene:
    """A feed that was looked at, one that is followed and due with an entry, and an article closed to us."""

    def __init__(self, staff: Staff) -> None:
        self._trial = looked_at(staff.edda).pk
        Feed.objects.filter(pk=self._trial).update(offers=[["News", "https://ledger.example/2"]])
        followed = looked_at(staff.edda, "https://ledger.example/followed")
        self._followed = feeds.start(feed=followed, by=staff.edda).pk
        given = articles.submit_address(address="https://ledger.example/closed", how="web", by=staff.ravi)
        self.closed = given.article
        articles.fail(article_id=self.closed.pk, problem="It is behind a paywall.")
        Feed.objects.filter(pk=self._followed).update(next_poll_at=timezone.now() - timedelta(days=1))

    @property
    def trial(self) -> Feed:
        return Feed.objects.get(pk=self._trial)

    @property
    def followed(self) -> Feed:
        return Feed.objects.get(pk=self._followed)

    @property
    def entry(self) -> FeedEntry:
        return FeedEntry.objects.get(feed=self._followed)


FEED_ACTS: dict[str, Callable[[FeedScene, Staff], object]] = {
    "feeds.add": lambda f, staff: feeds.add(address="https://ledger.example/new", by=staff.edda),
    "feeds.choose": lambda f, staff: feeds.choose(
        feed=f.trial, address="https://ledger.example/2", by=staff.edda
    ),
    "feeds.start": lambda f, staff: feeds.start(feed=f.trial, fields=FIELDS, present=True, by=staff.edda),
    "feeds.edit": lambda f, staff: feeds.edit(feed=f.followed, fields=FIELDS, by=staff.edda),
    "feeds.pause": lambda f, staff: feeds.pause(feed=f.followed, by=staff.edda),
    "feeds.poll_now": lambda f, staff: feeds.poll_now(feed=f.trial, by=staff.edda),
    "feeds.remove": lambda f, staff: feeds.remove(feed=f.trial, by=staff.edda),
    "feed_polls.read": lambda f, staff: read(f.followed, "ferry", "bridge"),
    "feed_polls.read, of one that moved": lambda f, staff: read(
        f.followed, "ferry", moved_to="https://ledger.example/3"
    ),
    "feed_polls.fail, of one that is gone": lambda f, staff: fail(f.followed, gone=True),
    "feed_entries.take": lambda f, staff: feed_entries.take(entry=f.entry, by=staff.ravi),
}
