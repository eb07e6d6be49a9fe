"""Feeds in a real worker: the clock has them asked, and what hangs out there holds up nobody."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from django.db import transaction

from claims.actions import articles, feed_polls, feeds
from claims.actions.feed_polls import Answer
from claims.domain.feeds import ReadFeed
from claims.models import Article, Feed, User
from factcheck.processes import Child
from tests import builders
from tests.conftest import working
from tests.gateways.fetching import servers
from tests.gateways.fetching.servers import Server
from tests.pipeline.feed_site import XML, rss
from tests.pipeline.test_fetch import STORY
from tests.tasks import siege
from tests.tasks.test_fetch_queue import warm_up
from tests.tasks.test_worker import SECONDS, until

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
HANGING = 40
PASTED = 5


@pytest.fixture
def server() -> Iterator[Server]:
    """A site with a feed of one article; its other feeds never come."""

    def mood(sock: socket.socket, stop: Event) -> None:
        path = site.asked[-1].split(b" ")[1]
        if path.startswith(b"/hang"):
            servers.silent(sock, stop)
        pages = {
            b"/feed": servers.page(rss("Bridge").encode(), XML),
            b"/bridge": servers.page(STORY.encode()),
        }
        sock.sendall(pages.get(path, servers.page(b"", status="404 Not Found")))

    with servers.serving(mood, host="0.0.0.0") as site:  # noqa: S104 - each of them at an address of its own
        yield site


@pytest.fixture
def worker(server: Server, transactional_db: None, tmp_path: Path) -> Iterator[Child]:
    """A real worker of two processes that may fetch from this machine."""
    with working(tmp_path, "feeds", FETCH_ALLOW_LOOPBACK="1") as started:
        yield started


@transaction.atomic
def followed(address: str, by: User) -> Feed:
    """A feed that was read once and is followed; a worker asks it at once."""
    feed = feeds.add(address=address, by=by)
    feed_polls.read(feed_id=feed.pk, found=ReadFeed("Ledger", ()), answer=Answer())
    return feeds.start(feed=feed, by=by)


def test_feeds_that_hang_hold_up_neither_a_fine_one_nor_what_is_pasted(worker: Child, server: Server) -> None:
    editor = builders.staff().edda
    warm_up(editor)
    usual = pasted(editor, "before")
    for number in range(HANGING):
        followed(siege.address(server, number, "/hang"), editor)
    begun = time.monotonic()
    fine = followed(siege.address(server, HANGING, "/feed"), editor)
    until(lambda: Feed.objects.get(pk=fine.pk).taken_count == 1)
    came = time.monotonic() - begun

    meanwhile = pasted(editor, "meanwhile")

    until(
        lambda: Article.objects.filter(url=siege.address(server, HANGING, "/bridge"), status="ready").exists()
    )
    assert came < 5, f"the fine one came in after {came:.1f} s"
    assert meanwhile < 2 * usual + 0.5, f"{meanwhile:.2f} s instead of {usual:.2f} s"
    assert Feed.objects.get(pk=fine.pk).problem == ""


def test_the_clock_of_a_worker_has_a_feed_asked_when_its_time_has_come(worker: Child, server: Server) -> None:
    feed = followed(siege.address(server, 0, "/feed"), builders.staff().edda)
    until(lambda: Feed.objects.get(pk=feed.pk).taken_count == 1)
    first = Feed.objects.get(pk=feed.pk).last_polled_at
    Feed.objects.update(next_poll_at=first)

    until(lambda: Feed.objects.get(pk=feed.pk).last_polled_at != first)


def pasted(editor: User, word: str) -> float:
    """Seconds in which so many pasted articles are read, one after the other."""
    begun = time.monotonic()
    for number in range(PASTED):
        text = f"The ferry carried {number} people on Monday, the office said {word}. The union denied that."
        article = articles.submit(raw=text.encode(), how="paste", by=editor).article
        while Article.objects.get(pk=article.pk).status != "ready":
            assert time.monotonic() < begun + SECONDS
            time.sleep(0.02)
    return time.monotonic() - begun
