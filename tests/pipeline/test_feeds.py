"""Feeds are asked when their time comes; what they bring, and what goes wrong, over a real server."""

import socket
import time
from collections.abc import Iterator
from datetime import timedelta
from threading import Event

import pytest
from django.utils import timezone
from pytest_django import Settings

from claims.actions import feed_entries, feeds
from claims.domain.feeds import FeedFields, Selection, Taking
from claims.domain.roles import Role
from claims.models import Article, Feed, FeedEntry, HistoryEntry, OutboxEvent, User
from claims.pipeline import clock, drain
from claims.policy import feeds as policy
from claims.queries import times
from tests import builders
from tests.gateways.fetching import servers
from tests.pipeline.test_fetch import STORY, Site

pytestmark = pytest.mark.django_db

XML = "Content-Type: application/rss+xml; charset=utf-8"
LONG_AGO = timedelta(days=2)


@pytest.fixture
def site(settings: Settings) -> Iterator[Site]:
    settings.FETCH_ALLOW_LOOPBACK = True
    site = Site()
    with servers.serving(site.mood) as site.server:
        yield site


@pytest.fixture
def editor() -> User:
    return builders.person(role=Role.EDITOR)


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


def test_a_feed_is_looked_at_before_anything_comes_in(site: Site, editor: User) -> None:
    feed = feeds.add(address=publish(site, "Bridge", "Ferry"), by=editor)
    assert site.server.connections == 0
    drain.drain_all()

    feed.refresh_from_db()
    assert (str(feed), feed.status, feed.next_poll_at) == ("Ledger", "trial", None)
    assert {entry.why for entry in feed.entries.all()} == {policy.BEFORE}
    assert not Article.objects.exists()


def test_what_a_followed_feed_has_becomes_articles_by_whoever_follows_it(site: Site, editor: User) -> None:
    feed = followed(publish(site, "Bridge", "Ferry"), editor)

    assert outcomes(feed) == {"Bridge": "taken", "Ferry": "taken"}
    found = Article.objects.get(url__endswith="/bridge")
    assert (found.status, found.publisher, found.added_by) == ("ready", "Harwick Ledger", editor)
    added = HistoryEntry.objects.get(subject="article", subject_id=found.pk, kind="article.added")
    assert (added.actor_name, added.data["how"]) == ("Feed: Ledger", "feed")
    assert (feed.taken_count, feed.seen_count, kinds(feed)) == (2, 2, ["feed.added", "feed.started"])


def test_without_the_entries_of_before_only_what_is_new_comes_in(site: Site, editor: User) -> None:
    feed = followed(publish(site, "Bridge"), editor, present=False)
    assert not Article.objects.exists()

    publish(site, "Ferry", "Bridge")
    due(feed)

    assert outcomes(feed) == {"Bridge": "left_out", "Ferry": "taken"}


def test_an_entry_comes_in_once_whatever_its_title_becomes(site: Site, editor: User) -> None:
    feed = followed(publish(site, "Bridge"), editor)
    site.page("/feed", rss("Bridge corrected"), XML)
    due(feed)
    due(feed)
    assert Article.objects.count() == 1


def test_the_rule_says_what_comes_in_and_the_rest_is_listed_with_the_reason(site: Site, editor: User) -> None:
    rule = fields(Taking.WORDS, include="bridge\nferry", exclude="bridge club")
    feed = followed(publish(site, "Bridge opens", "Ferry", "Club for bridge club", "Sport"), editor, rule)

    assert outcomes(feed) == {
        "Bridge opens": "taken",
        "Ferry": "taken",
        "Club for bridge club": "left_out",
        "Sport": "left_out",
    }
    publish(site, "Opera", "Chess at the bridge club")
    due(feed)
    why = dict(FeedEntry.objects.filter(feed=feed).values_list("title", "why"))
    assert (why["Opera"], why["Chess at the bridge club"]) == (policy.NO_WORDS, "It says “bridge club”.")


def test_a_person_takes_in_by_hand_what_was_left_out(site: Site, editor: User) -> None:
    feed = followed(publish(site, "Bridge"), editor, fields(Taking.NONE))

    article = feed_entries.take(entry=feed.entries.get(), by=editor)
    drain.drain_all()

    assert Article.objects.get().pk == article.pk
    assert (outcomes(feed), kinds(feed)[-1]) == ({"Bridge": "taken"}, "feed.entry_taken")


def test_one_poll_brings_no_more_than_so_many_and_the_next_ones_the_rest(site: Site, editor: User) -> None:
    titles = ["Ash", "Birch", "Cedar", "Oak", "Pine"]
    feed = followed(publish(site, *titles), editor, fields(most=2))
    assert (feed.taken_count, list(outcomes(feed).values()).count("waiting")) == (2, 3)
    assert outcomes(feed)["Pine"] == "taken", "the oldest comes first"

    site.page("/feed", "", XML)
    site.answers["/feed"] = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    Feed.objects.update(etag="e")
    due(feed)
    due(feed)

    assert set(outcomes(feed).values()) == {"taken"}
    assert (Article.objects.count(), feed.problem) == (5, "")


def test_a_server_is_asked_whether_anything_has_changed(site: Site, editor: User) -> None:
    feed = followed(publish(site, "Bridge", headers=("ETag: w1", "Last-Modified: Mon, 05 Oct 2026")), editor)
    site.answers["/feed"] = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    due(feed)

    assert b"If-None-Match: w1" in site.server.asked[-1]
    assert b"If-Modified-Since: Mon, 05 Oct 2026" in site.server.asked[-1]
    assert (feed.failures, feed.problem) == (0, "")
    assert feed.last_ok_at == feed.last_polled_at


def test_a_failing_feed_says_why_and_is_asked_ever_more_seldom_up_to_a_day(site: Site, editor: User) -> None:
    feed = followed(publish(site, "Bridge"), editor)
    site.answers["/feed"] = servers.page(b"", status="500 Broken")
    pauses = []
    for _ in range(8):
        due(feed)
        assert feed.next_poll_at
        assert feed.last_polled_at
        pauses.append((feed.next_poll_at - feed.last_polled_at) / timedelta(hours=1))

    assert pauses == [1, 2, 4, 8, 16, 24, 24, 24]
    assert (feed.failures, feed.problem) == (
        8,
        "The server answered with status 500 and no page: try again later.",
    )
    publish(site, "Bridge")
    due(feed)
    assert (feed.failures, feed.problem) == (0, "")


@pytest.mark.parametrize(
    ("answer", "hours"),
    [
        (servers.page(b"", "Retry-After: 18000", status="503 Busy"), 5),
        (servers.page(b"", "Retry-After: 99999999", status="429 Too many"), 24),
        (servers.page(b"", "Retry-After: soon", status="429 Too many"), 1),
        (servers.page(rss(more="<ttl>180</ttl>").encode(), XML), 3),
        (servers.page(rss(more="<ttl>1</ttl>").encode(), XML), 0.5),
    ],
)
def test_a_server_that_asks_to_be_left_alone_is(
    site: Site, editor: User, answer: bytes, hours: float
) -> None:
    feed = followed(publish(site, "Bridge"), editor)
    site.answers["/feed"] = answer
    due(feed)
    assert feed.next_poll_at
    assert feed.last_polled_at
    assert (feed.next_poll_at - feed.last_polled_at) / timedelta(hours=1) == hours


def test_a_feed_that_moved_for_good_is_followed_to_its_new_address(site: Site, editor: User) -> None:
    feed = followed(publish(site, "Bridge"), editor)
    site.page("/new", rss("Bridge"), XML)
    site.answers["/feed"] = servers.redirect("/new", "301 Moved Permanently")
    due(feed)

    assert feed.address == site.server.url("/new")
    moved = HistoryEntry.objects.get(kind="feed.moved")
    assert moved.data["before"] == site.server.url("/feed")


def test_a_redirect_for_now_leaves_the_address(site: Site, editor: User) -> None:
    feed = followed(publish(site, "Bridge"), editor)
    site.page("/new", rss("Bridge"), XML)
    site.answers["/feed"] = servers.redirect("/new", "302 Found")
    due(feed)
    assert (feed.address, feed.problem) == (site.server.url("/feed"), "")


def test_one_that_moved_to_a_feed_of_ours_stops(site: Site, editor: User) -> None:
    other = followed(site.page("/other", rss("Ferry"), XML), editor, fields(Taking.NONE))
    feed = followed(publish(site, "Bridge"), editor)
    site.answers["/feed"] = servers.redirect("/other", "308 Permanent Redirect")
    due(feed)

    assert feed.status == "paused"
    assert "of a feed that is here already, “Ledger”" in feed.problem
    other.refresh_from_db()
    assert (other.status, other.problem) == ("active", "")


def test_a_feed_that_is_gone_is_asked_no_more(site: Site, editor: User) -> None:
    feed = followed(publish(site, "Bridge"), editor)
    site.answers["/feed"] = servers.page(b"", status="410 Gone")
    due(feed)

    assert (feed.status, feed.next_poll_at) == ("paused", None)
    assert (feed.problem, kinds(feed)[-1]) == (
        "There is no page at this address (status 410).",
        "feed.stopped",
    )


def test_the_feeds_that_a_page_names_are_offered(site: Site, editor: User) -> None:
    publish(site, "Bridge")
    page = '<html><head><link rel="alternate" type="application/rss+xml" title="News" href="/feed"></head>'
    feed = feeds.add(address=site.page("/", page), by=editor)
    drain.drain_all()
    feed.refresh_from_db()
    assert "a web page, not a feed" in feed.problem
    assert feed.offers == [["News", site.server.url("/feed")]]

    feeds.choose(feed=feed, address=feed.offers[0][1], by=editor)
    drain.drain_all()

    feed.refresh_from_db()
    assert (str(feed), feed.problem, feed.offers, feed.entries.count()) == ("Ledger", "", [], 1)


def test_what_comes_in_in_the_name_of_somebody_who_left_waits_for_an_editor(site: Site, editor: User) -> None:
    feed = followed(publish(site, "Bridge"), editor)
    User.objects.filter(pk=editor.pk).update(is_active=False)
    publish(site, "Ferry")
    due(feed)
    assert "may not add articles any more" in feed.problem
    assert outcomes(feed)["Ferry"] == "waiting"

    feeds.edit(feed=feed, fields=fields(), by=builders.person("Olga", Role.EDITOR))
    due(feed)
    assert (feed.problem, outcomes(feed)["Ferry"]) == ("", "taken")


def test_a_paused_feed_and_a_removed_one_are_not_asked(site: Site, editor: User) -> None:
    feed = followed(publish(site, "Bridge"), editor)
    tried = feeds.add(address=site.server.url("/other"), by=editor)
    feeds.pause(feed=feed, by=editor)
    feeds.remove(feed=tried, by=editor)
    asked = len(site.server.asked)
    clock.tick(times.now() + LONG_AGO)
    drain.drain_all()
    assert len(site.server.asked) == asked
    assert not OutboxEvent.objects.filter(done_at__isnull=True).exists()


def test_a_feed_that_is_being_asked_is_not_asked_a_second_time(site: Site, editor: User) -> None:
    feed = followed(publish(site, "Bridge"), editor)
    feeds.poll_now(feed=feed, by=editor)
    feeds.poll_now(feed=feed, by=editor)
    Feed.objects.update(next_poll_at=times.now() - LONG_AGO)
    clock.tick(times.now())
    assert OutboxEvent.objects.filter(topic="feed.due", done_at__isnull=True).count() == 1


def test_entries_that_left_their_feed_long_ago_are_forgotten_unless_they_came_in(
    site: Site, editor: User
) -> None:
    feed = followed(publish(site, "Bridge", "Sport"), editor, fields(Taking.WORDS, include="bridge"))
    FeedEntry.objects.update(present_at=timezone.now() - timedelta(days=100))
    publish(site, "Ferry")
    due(feed)
    assert set(outcomes(feed)) == {"Bridge", "Ferry"}


def test_a_feed_that_hangs_and_one_that_sends_rubbish_harm_no_other(settings: Settings, editor: User) -> None:
    settings.FETCH_ALLOW_LOOPBACK = True
    rubbish = servers.page(b"<rss><channel>" + b"<a>&b" * 1_000_000, XML)
    fine = servers.page(rss("Bridge").encode(), XML)

    def hang(sock: socket.socket, stop: Event) -> None:
        stop.wait(4)

    with (
        servers.serving(hang) as hanging,
        servers.serving(servers.saying(rubbish)) as raving,
        servers.serving(servers.saying(fine)) as good,
    ):
        asked = [feeds.add(address=server.url("/f"), by=editor) for server in (hanging, raving, good)]
        begun, came = time.monotonic(), 0.0
        leases = drain.relay.lease(drain.Queue.FEEDS, 16)
        for held, finish in drain.feeds.together(leases):
            finish(held)
            if held.object_id == asked[2].pk:
                came = time.monotonic() - begun
        took = time.monotonic() - begun

    for feed in asked:
        feed.refresh_from_db()
    assert came < 2 < took
    assert [bool(feed.problem) for feed in asked] == [True, True, False]
    assert str(asked[2]) == "Ledger"
