"""Feeds as actions: who may, when, and what happens at the same moment."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.actions import feeds
from claims.domain.feeds import LONGEST_PAUSE, FeedFields, Selection, Taking, pause_between
from claims.domain.refusals import Missing, NotAllowed, WrongState
from claims.models import Feed, FeedEntry, HistoryEntry, OutboxEvent
from claims.policy import feeds as policy
from tests import builders
from tests.actions.feed_acts import fail, looked_at, read, unchanged

pytestmark = pytest.mark.django_db


def test_only_editors_may_add_or_change_feeds() -> None:
    staff = builders.staff()
    feed = looked_at(staff.edda)
    with pytest.raises(NotAllowed, match="Only editors or administrators may add"):
        feeds.add(address="https://ledger.example/other", by=staff.ravi)
    with pytest.raises(NotAllowed):
        feeds.start(feed=feed, by=staff.ravi)


def test_a_feed_is_there_once_and_a_desk_has_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    staff = builders.staff()
    looked_at(staff.edda)
    with pytest.raises(Missing, match="This feed is here already, as “Ledger”"):
        feeds.add(address="HTTPS://ledger.example:443/trial#top", by=staff.edda)
    monkeypatch.setattr(policy, "MOST_FEEDS", 1)
    with pytest.raises(Missing, match="which is as many as it takes"):
        feeds.add(address="https://ledger.example/2", by=staff.edda)


def test_nothing_can_be_followed_before_it_was_read() -> None:
    staff = builders.staff()
    feed = feeds.add(address="https://ledger.example/", by=staff.edda)
    with pytest.raises(WrongState, match="Nothing has been read of this feed yet"):
        feeds.start(feed=feed, by=staff.edda)


def test_another_address_is_looked_at_anew() -> None:
    staff = builders.staff()
    named = looked_at(staff.edda)
    Feed.objects.filter(pk=named.pk).update(offers=[["News", "https://ledger.example/2"]])
    feed = feeds.choose(feed=named, address="https://ledger.example/2", by=staff.edda)

    feed.refresh_from_db()
    assert (feed.address, feed.last_polled_at) == ("https://ledger.example/2", None)


def test_one_that_is_followed_again_is_asked_at_once_with_its_failures_forgotten() -> None:
    staff = builders.staff()
    feed = feeds.start(feed=looked_at(staff.edda), by=staff.edda)
    fail(feed, gone=True)
    OutboxEvent.objects.update(done_at=timezone.now())
    feeds.start(feed=feed, by=staff.edda)
    feed.refresh_from_db()
    assert (feed.status, feed.failures, feed.problem) == ("active", 0, "")
    assert OutboxEvent.objects.filter(topic="feed.due", done_at=None).count() == 1


def test_a_later_rule_is_asked_of_later_entries_and_the_history_has_both() -> None:
    staff = builders.staff()
    feed = feeds.start(feed=looked_at(staff.edda), by=staff.edda)
    feeds.edit(feed=feed, fields=FeedFields("", "", 60, 5, Selection(Taking.NONE)), by=staff.admin)
    read(feed, "ferry")
    assert dict(FeedEntry.objects.values_list("title", "why")) == {
        "bridge": policy.BEFORE,
        "ferry": policy.LISTED,
    }
    edited = HistoryEntry.objects.get(kind="feed.edited")
    assert (edited.data["before"]["taking"], edited.data["after"]["taking"]) == ("all", "none")
    assert Feed.objects.get().saved_by == staff.admin


def test_a_feed_that_says_nothing_new_keeps_what_stands_in_it() -> None:
    staff = builders.staff()
    feed = looked_at(staff.edda)
    unchanged(feed)
    feeds.start(feed=feed, present=True, by=staff.edda)
    assert FeedEntry.objects.get().outcome == "waiting"


@pytest.mark.parametrize(
    ("every", "failures", "asked", "minutes"),
    [(30, 0, 0, 30), (30, 1, 0, 60), (30, 0, 90, 90), (30, 3, 90, 240), (30, 60, 0, 1440), (1440, 3, 0, 1440),
     (5, 0, 10_000, 1440)],
)  # fmt: skip
def test_how_long_a_feed_is_left_alone(every: int, failures: int, asked: int, minutes: int) -> None:
    found = pause_between(every, failures=failures, asked=timedelta(minutes=asked))
    assert found == timedelta(minutes=minutes) <= LONGEST_PAUSE


@pytest.mark.parametrize(
    ("rule", "words", "why"),
    [
        (Selection(), "Anything", ""),
        (Selection(Taking.NONE), "Anything", policy.LISTED),
        (Selection(Taking.WORDS, include="Bridge"), "The BRIDGE, again", ""),
        (Selection(Taking.WORDS, include="Bridge"), "Bridges", policy.NO_WORDS),
        (Selection(Taking.WORDS, include="town hall\nferry"), "At the town\nhall", ""),
        (
            Selection(Taking.WORDS, include="ferry", exclude="ferry cup"),
            "The ferry-cup",
            "It says “ferry cup”.",
        ),
        (Selection(exclude="U.S."), "The U.S. said", "It says “U.S.”."),
        (Selection(Taking.ALL, include="bridge"), "Sport", ""),
    ],
)
def test_what_a_rule_takes(rule: Selection, words: str, why: str) -> None:
    assert policy.why_left_out(rule, words) == why


def test_an_entry_that_stands_in_the_feed_again_is_no_second_one() -> None:
    from_feed = looked_at(builders.staff().edda)
    read(from_feed, "bridge")
    assert FeedEntry.objects.count() == 1


def test_a_changed_rule_is_asked_of_what_waits_to_come_in() -> None:
    staff = builders.staff()
    one = FeedFields("", "", 60, 1, Selection())
    feed = feeds.start(feed=looked_at(staff.edda), fields=one, by=staff.edda)
    read(feed, "sport", "ferry", "opera")
    assert FeedEntry.objects.filter(outcome="waiting").count() == 2
    feeds.edit(feed=feed, fields=FeedFields("", "", 60, 1, Selection(exclude="sport")), by=staff.edda)
    assert dict(FeedEntry.objects.values_list("title", "outcome")) == {
        "bridge": "left_out",
        "opera": "taken",
        "ferry": "waiting",
        "sport": "left_out",
    }
