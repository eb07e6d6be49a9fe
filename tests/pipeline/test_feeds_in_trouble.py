"""What feeds do that is wrong, odd or final: each is said on the feed, and harms no other."""

import socket
import time
from datetime import timedelta
from threading import Event

import pytest
from pytest_django import Settings

from claims.actions import feeds
from claims.domain.feeds import Taking
from claims.domain.roles import Role
from claims.domain.topics import Queue
from claims.models import HistoryEntry, User
from claims.pipeline import abreast, drain
from claims.pipeline import feeds as polling
from tests import builders
from tests.gateways.fetching import servers
from tests.pipeline.feed_site import XML, due, fields, followed, kinds, outcomes, publish, rss
from tests.pipeline.test_fetch import Site

pytestmark = pytest.mark.django_db


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


def test_a_feed_that_hangs_and_one_that_sends_rubbish_harm_no_other(settings: Settings, editor: User) -> None:
    settings.FETCH_ALLOW_LOOPBACK = True
    rubbish = servers.page(b"<rss><channel>" + b"<a>&b" * 1_000_000, XML)
    fine = servers.page(rss("Bridge").encode(), XML)

    def hang(sock: socket.socket, stop: Event) -> None:
        stop.wait(2)

    with (
        servers.serving(hang) as hanging,
        servers.serving(servers.saying(rubbish)) as raving,
        servers.serving(servers.saying(fine)) as good,
    ):
        asked = [feeds.add(address=server.url("/f"), by=editor) for server in (hanging, raving, good)]
        done = []
        for held, finish in abreast.finished(Queue.FETCH, polling.trips, time.monotonic() + 5):
            finish(held)
            done.append(held.object_id)

    for feed in asked:
        feed.refresh_from_db()
    assert done.index(asked[2].pk) < done.index(asked[0].pk)
    assert [bool(feed.problem) for feed in asked] == [True, True, False]
    assert str(asked[2]) == "Ledger"
