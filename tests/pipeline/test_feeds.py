"""Feeds are asked when their time comes; what they bring comes in by their rule."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.actions import feed_entries, feeds
from claims.domain.feeds import Taking
from claims.models import Article, Feed, FeedEntry, HistoryEntry, OutboxEvent, User
from claims.pipeline import clock, drain
from claims.policy import feeds as policy
from claims.queries import times
from tests.pipeline.feed_site import LONG_AGO, XML, due, fields, followed, kinds, outcomes, publish, rss
from tests.pipeline.test_fetch import Site

pytestmark = pytest.mark.django_db


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


def test_one_that_is_paused_while_it_waits_is_not_asked(site: Site, editor: User) -> None:
    feed = followed(publish(site, "Bridge"), editor)
    before = len(site.asked())

    feeds.poll_now(feed=feed, by=editor)
    feeds.pause(feed=feed, by=editor)
    drain.drain_all()

    assert len(site.asked()) == before


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


def test_a_paused_feed_and_a_removed_one_are_not_asked(site: Site, editor: User) -> None:
    feed = followed(publish(site, "Bridge"), editor)
    tried = feeds.add(address=site.server.url("/other"), by=editor)
    feeds.pause(feed=feed, by=editor)
    feeds.remove(feed=tried, by=editor)
    others = ("/bridge", "/robots.txt")
    asked = [path for path in site.asked() if path not in others]
    clock.tick(times.now() + LONG_AGO)
    drain.drain_all()
    assert [path for path in site.asked() if path not in others] == asked
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
