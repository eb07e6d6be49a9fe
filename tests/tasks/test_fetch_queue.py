"""A real worker fetches what it is given, and sites that are slow hold up nothing else."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from django.core.management import call_command

from claims.actions import articles
from claims.models import Article, User
from factcheck.processes import Child
from tests import builders
from tests.conftest import WORKER_SECONDS, working
from tests.gateways.fetching import servers
from tests.gateways.fetching.servers import Server
from tests.pipeline.test_fetch import STORY
from tests.tasks.test_worker import until

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SLOW = 100
SIDE_BY_SIDE = 16
PASTED = 5


@pytest.fixture
def server() -> Iterator[Server]:
    """A site with one article; all its other pages never come."""

    def mood(sock: socket.socket, stop: Event) -> None:
        path = site.asked[-1].split(b" ")[1]
        if path.startswith(b"/slow"):
            servers.silent(sock, stop)
        found = path == b"/bridge"
        sock.sendall(servers.page(STORY.encode()) if found else servers.page(b"", status="404 Not Found"))

    with servers.serving(mood) as site:
        yield site


@pytest.fixture
def worker(server: Server, transactional_db: None, tmp_path: Path) -> Iterator[Child]:
    """A real worker of two processes that may fetch from this machine."""
    with working(tmp_path, "fetch", FETCH_ALLOW_LOOPBACK="1") as started:
        yield started


def test_an_address_at_the_command_line_is_fetched_by_a_worker(
    worker: Child, server: Server, capfd: pytest.CaptureFixture[str]
) -> None:
    builders.staff()
    call_command("ingest", server.url("/bridge"), "--publisher", "Ledger")

    article = Article.objects.get()
    assert (article.status, article.publisher, article.url) == ("ready", "Ledger", server.url("/bridge"))
    call_command("ingest", server.url("/bridge"))
    assert f"the same address is article {article.pk} already" in capfd.readouterr().out
    with pytest.raises(SystemExit):
        call_command("ingest", server.url("/gone"))
    assert "/gone: There is no page at this address" in capfd.readouterr().err


def test_a_hundred_slow_addresses_hold_up_no_article_that_is_pasted(worker: Child, server: Server) -> None:
    editor = builders.staff().edda
    warm_up(editor)
    usual = read(editor, "before")
    for number in range(SLOW):
        articles.submit_address(address=server.url(f"/slow{number}"), how="web", by=editor)
    until(lambda: sum(b" /slow" in request for request in server.asked) >= SIDE_BY_SIDE)

    meanwhile = read(editor, "meanwhile")

    assert Article.objects.exclude(address="").filter(status="waiting").count() >= SLOW - 2 * SIDE_BY_SIDE
    assert meanwhile < 2 * usual + 0.5, f"{meanwhile:.2f} s instead of {usual:.2f} s"


def warm_up(editor: User) -> None:
    """So many articles at once that both processes of the worker load the analysis."""
    for number in range(12):
        text = f"The tide rose by {number} feet on Sunday, the office said."
        articles.submit(raw=text.encode(), how="paste", by=editor)
    until(lambda: not Article.objects.exclude(status="ready").exists())


def read(editor: User, word: str) -> float:
    """Seconds in which so many pasted articles are read, one after the other."""
    begun = time.monotonic()
    for number in range(PASTED):
        text = f"The ferry carried {number} people on Monday, the office said {word}. The union denied that."
        article = articles.submit(raw=text.encode(), how="paste", by=editor).article
        while Article.objects.get(pk=article.pk).status != "ready":
            assert time.monotonic() < begun + WORKER_SECONDS
            time.sleep(0.02)
    return time.monotonic() - begun
