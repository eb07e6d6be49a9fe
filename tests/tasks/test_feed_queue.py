"""Feeds in a real worker: the clock has them asked, and what hangs out there holds up nobody."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from django.db import transaction

from claims.actions import feed_polls, feeds
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
from tests.tasks.test_fetch_queue import read, warm_up
from tests.tasks.test_worker import until

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
HANGING = 12


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

    with servers.serving(mood) as site:
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
    usual = read(editor, "before")
    for number in range(HANGING):
        followed(server.url(f"/hang{number}"), editor)
    begun = time.monotonic()
    fine = followed(server.url("/feed"), editor)
    until(lambda: Feed.objects.get(pk=fine.pk).taken_count == 1)
    came = time.monotonic() - begun

    meanwhile = read(editor, "meanwhile")

    until(lambda: Article.objects.filter(url=server.url("/bridge"), status="ready").exists())
    assert came < 5, f"the fine one came in after {came:.1f} s"
    assert meanwhile < 2 * usual + 0.5, f"{meanwhile:.2f} s instead of {usual:.2f} s"
    assert Feed.objects.get(pk=fine.pk).problem == ""


def test_the_clock_of_a_worker_has_a_feed_asked_when_its_time_has_come(worker: Child, server: Server) -> None:
    feed = followed(server.url("/feed"), builders.staff().edda)
    until(lambda: Feed.objects.get(pk=feed.pk).taken_count == 1)
    first = Feed.objects.get(pk=feed.pk).last_polled_at
    Feed.objects.update(next_poll_at=first)

    until(lambda: Feed.objects.get(pk=feed.pk).last_polled_at != first)
