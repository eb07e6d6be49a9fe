"""What the demonstration has from others: nobody is asked for it, and neither page is empty."""

import pytest

from claims.management import demo_outside, demo_script
from claims.matching import outside
from claims.models import Feed, OutboxEvent, OutsideCheck, OutsideImport, User
from claims.pipeline import drain
from tests import builders
from tests.builders import Staff

SCRIPT = demo_script.read()


@pytest.fixture
def staff(db: None) -> Staff:
    return builders.staff()


def by_name(staff: Staff) -> dict[str, User]:
    return {"edda": staff.edda, "ravi": staff.ravi, "cleo": staff.cleo}


def received(staff: Staff) -> None:
    demo_outside.receive(SCRIPT, by_name(staff))
    OutboxEvent.objects.filter(topic="snapshot.stored").delete()
    drain.drain_all()


def test_a_paused_feed_has_brought_what_is_on_the_desk_and_left_out_the_rest(staff: Staff) -> None:
    for article in SCRIPT.articles:
        builders.article(url=article.url)

    received(staff)

    feed = Feed.objects.get()
    assert (str(feed), feed.status, feed.problem) == ("Harwick Courier", "paused", "")
    assert sorted(feed.entries.values_list("outcome", flat=True)) == ["known"] * 2 + ["left_out"] * 4
    assert feed.entries.filter(why__startswith="It stood in the feed before").count() == 2


def test_checks_of_others_are_read_and_each_shares_words_with_a_claim_of_the_desk(staff: Staff) -> None:
    received(staff)

    found = OutsideCheck.objects.order_by("pk")
    assert [check.publisher.name for check in found] == ["Sandrey Facts", "Sandrey Facts", "Ransund Check"]
    assert set(OutsideImport.objects.values_list("status", flat=True)) == {"ready"}
    claims = [builders.claim(wanted.text) for wanted in SCRIPT.claims if wanted.text]
    near = {like.check_id for claim in claims for like in outside.near(claim, found)}
    assert near == {check.pk for check in found}


def test_it_comes_once_however_often_the_script_begins(staff: Staff) -> None:
    received(staff)
    received(staff)

    assert (Feed.objects.count(), OutsideImport.objects.count()) == (1, 2)
