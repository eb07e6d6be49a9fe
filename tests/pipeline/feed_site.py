"""Feeds on a real server, and the clock and the workers that ask them."""

from datetime import timedelta

from claims.actions import feeds
from claims.domain.feeds import FeedFields, Selection, Taking
from claims.models import Feed, FeedEntry, HistoryEntry, User
from claims.pipeline import clock, drain
from claims.queries import times
from tests.pipeline.test_fetch import STORY, Site

XML = "Content-Type: application/rss+xml; charset=utf-8"
LONG_AGO = timedelta(days=2)


def rss(*titles: str, more: str = "") -> str:
    items = "".join(
        f"<item><title>{title}</title><link>/{title.split()[0].lower()}</link></item>" for title in titles
    )
    return f"<rss version='2.0'><channel><title>Ledger</title>{more}{items}</channel></rss>"


def publish(site: Site, *titles: str, headers: tuple[str, ...] = (), more: str = "") -> str:
    for title in titles:
        page = STORY.replace("The Lowgate bridge can", f"The Lowgate bridge by {title} can")
        site.page(f"/{title.split()[0].lower()}", page)
    return site.page("/feed", rss(*titles, more=more), XML, *headers)


def fields(taking: Taking = Taking.ALL, include: str = "", exclude: str = "", most: int = 10) -> FeedFields:
    return FeedFields("", "Harwick Ledger", 30, most, Selection(taking, include, exclude))


def followed(address: str, by: User, rule: FeedFields | None = None, *, present: bool = True) -> Feed:
    """A feed that was looked at and is followed, and what it brings at once."""
    feed = feeds.add(address=address, by=by)
    drain.drain_all()
    feed.refresh_from_db()
    feeds.start(feed=feed, fields=rule or fields(), present=present, by=by)
    drain.drain_all()
    feed.refresh_from_db()
    return feed


def due(*which: Feed) -> None:
    """Let the time of these come, and the clock and the workers do what follows."""
    Feed.objects.filter(pk__in=[feed.pk for feed in which]).update(next_poll_at=times.now() - LONG_AGO)
    clock.tick(times.now())
    drain.drain_all()
    for feed in which:
        feed.refresh_from_db()


def kinds(feed: Feed) -> list[str]:
    entries = HistoryEntry.objects.filter(subject="feed", subject_id=feed.pk).order_by("position")
    return list(entries.values_list("kind", flat=True))


def outcomes(feed: Feed) -> dict[str, str]:
    return dict(FeedEntry.objects.filter(feed=feed).values_list("title", "outcome"))
