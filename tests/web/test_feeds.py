"""Feeds as a browser sees them without script: looked at, tried, followed, taken by hand."""

from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.actions import feed_polls, feeds
from claims.actions.feed_polls import Answer
from claims.domain.feeds import Entry, ReadFeed
from claims.models import Article, Feed, FeedEntry, OutboxEvent
from tests.builders import Staff
from tests.web.at_the_claim import desk_of

pytestmark = pytest.mark.django_db

FORM = {
    "taking": "words",
    "include": "bridge",
    "exclude": "",
    "every": "30",
    "most": "10",
    "title": "",
    "publisher": "",
}


@pytest.fixture
def edda(staff: Staff) -> Client:
    return desk_of(staff.edda)


def entries(*titles: str) -> tuple[Entry, ...]:
    return tuple(
        Entry(title, f"https://ledger.example/{title.replace(' ', '-')}", title, None, None, "")
        for title in titles
    )


def looked_at(staff: Staff, *titles: str, address: str = "https://ledger.example/feed") -> Feed:
    feed = feeds.add(address=address, by=staff.edda)
    feed_polls.read(feed_id=feed.pk, found=ReadFeed("Harwick Ledger", entries(*titles)), answer=Answer())
    return Feed.objects.get(pk=feed.pk)


def test_a_feed_is_added_looked_at_tried_followed_and_paused(edda: Client, staff: Staff) -> None:
    answer = edda.post("/feeds/add/", {"address": "https://ledger.example/feed"}, follow=True)
    feed = Feed.objects.get()
    assert answer.redirect_chain == [(f"/feeds/{feed.pk}/", 302)]
    assert "A worker is looking at what stands there" in answer.text
    assert OutboxEvent.objects.get().topic == "feed.due"
    found = ReadFeed("Harwick Ledger", entries("Bridge opens", "Sport"))
    feed_polls.read(feed_id=feed.pk, found=found, answer=Answer())
    assert edda.get(f"/feeds/{feed.pk}/progress/").headers["HX-Refresh"] == "true"

    tried = edda.post(f"/feeds/{feed.pk}/try/", FORM).text
    assert "1 of 2 entries would come in" in tried
    assert "It has none of the words that are asked for." in tried
    assert ">\nbridge</textarea>" in tried
    assert Feed.objects.get().include == ""

    followed = edda.post(f"/feeds/{feed.pk}/start/", {**FORM, "present": "1"}, follow=True).text
    assert "The desk follows “Harwick Ledger” from now on." in followed
    assert dict(FeedEntry.objects.values_list("title", "outcome")) == {
        "Bridge opens": "waiting",
        "Sport": "left_out",
    }
    assert "“Harwick Ledger” is paused" in edda.post(f"/feeds/{feed.pk}/pause/", follow=True).text
    assert (Feed.objects.get().status, Feed.objects.get().include) == ("paused", "bridge")


def test_an_entry_is_taken_in_by_hand_by_a_reviewer(ravi: Client, staff: Staff) -> None:
    feed = looked_at(staff, "Bridge opens")
    entry = FeedEntry.objects.get()
    page = ravi.post(f"/feeds/{feed.pk}/entries/{entry.pk}/take/", follow=True).text
    article = Article.objects.get()
    assert "“Bridge opens” is fetched now" in page
    assert f'href="/articles/{article.pk}/">Article {article.pk}</a> came in' in page
    again = ravi.post(f"/feeds/{feed.pk}/entries/{entry.pk}/take/")
    assert again.status_code == 409
    assert "This entry is on the desk already." in again.text


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("", "Only addresses that begin with http:// or https:// are fetched."),
        ("ftp://ledger.example/", "Only addresses that begin with http:// or https:// are fetched."),
        ("https://ledger.example/feed", "This feed is here already, as “Harwick Ledger”."),
        ("https://ledger.example/" + "x" * 990, "This address is longer than 1000 characters."),
    ],
)
def test_a_wrong_address_is_said_at_its_field_and_kept(
    edda: Client, staff: Staff, address: str, sentence: str
) -> None:
    looked_at(staff)
    answer = edda.post("/feeds/add/", {"address": address})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert f'value="{address}"' in answer.text


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("every", "4", "from 5 to 1440"),
        ("every", "often", "from 5 to 1440"),
        ("most", "51", "from 1 to 50"),
        ("include", "", "Write the words that an entry must have"),
        ("exclude", "x" * 2001, "At most 2,000 characters"),
        ("publisher", "y" * 201, "At most 200 characters"),
        ("taking", "some", "Choose one of all, words, none."),
    ],
)
def test_a_wrong_value_is_said_at_its_field_and_nothing_typed_is_lost(
    edda: Client, staff: Staff, name: str, value: str, sentence: str
) -> None:
    feed = looked_at(staff, "Bridge opens")
    answer = edda.post(f"/feeds/{feed.pk}/start/", {**FORM, "title": "My name for it", name: value})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="My name for it"' in answer.text
    assert value in answer.text or name == "taking"
    assert Feed.objects.get().status == "trial"


def test_only_editors_change_feeds_and_others_see_why_not(ravi: Client, staff: Staff) -> None:
    feed = looked_at(staff, "Bridge opens")
    assert "Add a feed" not in ravi.get("/feeds/").text
    page = ravi.get(f"/feeds/{feed.pk}/").text
    assert 'disabled title="Only editors or administrators may add or change feeds."' in page
    assert "Follow this feed" not in page
    for what in ("start", "edit", "pause", "poll", "choose", "remove"):
        assert ravi.post(f"/feeds/{feed.pk}/{what}/", FORM).status_code == 403
    assert ravi.post("/feeds/add/", {"address": "https://ledger.example/2"}).status_code == 403
    assert Feed.objects.get().status == "trial"


def test_what_goes_wrong_is_said_on_the_list_and_on_the_feed(edda: Client, staff: Staff) -> None:
    feed = looked_at(staff, "Bridge opens")
    feeds.start(feed=feed, by=staff.edda)
    for _ in range(3):
        feed_polls.fail(feed_id=feed.pk, problem="The server did not answer within 15 seconds.")
    assert "The server did not answer within 15 seconds." in edda.get("/feeds/").text
    page = edda.get(f"/feeds/{feed.pk}/").text
    assert "It has failed 3 times in a row; it was last read" in page
    assert "in 3 h" in page or "in 4 h" in page


def test_the_feeds_that_a_page_names_can_be_looked_at(edda: Client, staff: Staff) -> None:
    feed = feeds.add(address="https://ledger.example/", by=staff.edda)
    offers = [("News", "https://ledger.example/news.xml")]
    feed_polls.fail(feed_id=feed.pk, problem="This is a web page, not a feed.", offers=offers)
    assert "Feeds that this page names" in edda.get(f"/feeds/{feed.pk}/").text
    edda.post(f"/feeds/{feed.pk}/choose/", {"address": "https://elsewhere.example/news.xml"})
    assert Feed.objects.get().address == "https://ledger.example/"
    edda.post(f"/feeds/{feed.pk}/choose/", {"address": offers[0][1]})
    assert Feed.objects.get().address == offers[0][1]
    edda.post(f"/feeds/{feed.pk}/remove/", follow=True)
    assert not Feed.objects.exists()


def test_one_that_was_followed_stays_on_record(edda: Client, staff: Staff) -> None:
    feed = looked_at(staff, "Bridge opens")
    feeds.start(feed=feed, by=staff.edda)
    assert edda.post(f"/feeds/{feed.pk}/remove/").status_code == 409
    assert Feed.objects.exists()


def test_entries_can_be_looked_at_by_what_became_of_them_page_by_page(edda: Client, staff: Staff) -> None:
    feed = looked_at(staff, *(f"Entry {number}" for number in range(120)))
    first = edda.get(f"/feeds/{feed.pk}/?part=left_out").text
    assert "50 entries on this page" in first
    assert f'href="/feeds/{feed.pk}/?part=waiting"' in first
    following = unescape(first.partition('rel="next" href="')[2].partition('"')[0])
    assert "50 entries on this page" in edda.get(following).text
    assert first.index("Entry 0<") < first.index("Entry 1<"), "the newest, first in the feed, comes first"
    assert "No entry of this feed is of this kind." in edda.get(f"/feeds/{feed.pk}/?part=in").text
    assert edda.get(f"/feeds/{feed.pk}/?part=odd").status_code == 422
    assert edda.get(f"/feeds/{feed.pk}/?after=odd").status_code == 422


def test_titles_are_text_and_run_nothing(edda: Client, staff: Staff) -> None:
    feed = looked_at(staff, "<script>alert(1)</script>\u202ebridge")
    page = edda.get(f"/feeds/{feed.pk}/").text
    assert "<script>alert" not in page
    assert "<bdi>&lt;script&gt;alert(1)" in page


def test_the_pages_cost_the_same_for_three_feeds_and_three_hundred(edda: Client, staff: Staff) -> None:
    def cost(path: str) -> int:
        edda.get(path)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert edda.get(path).status_code == 200
        return len(asked)

    feed = looked_at(staff, "one", "two", "three")
    before = cost("/feeds/"), cost(f"/feeds/{feed.pk}/")
    Feed.objects.bulk_create(
        Feed(address=f"https://ledger.example/{number}", added_by=staff.edda, saved_by=staff.edda)
        for number in range(300)
    )
    now = timezone.now() - timedelta(days=1)
    FeedEntry.objects.bulk_create(
        FeedEntry(
            feed=feed, identity=str(number), url="https://ledger.example/", seen_at=now, present_at=now,
            outcome="left_out", why="Said.",
        )
        for number in range(300)
    )  # fmt: skip
    assert (cost("/feeds/"), cost(f"/feeds/{feed.pk}/")) == before
