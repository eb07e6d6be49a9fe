"""A real worker fetches what it is given, and sites that are slow hold up nothing else."""

import logging
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from django.core.management import call_command

from claims.actions import articles
from claims.domain.roles import Role
from claims.models import Article, User
from factcheck.processes import Child
from tests import builders
from tests.conftest import working
from tests.gateways.fetching import servers
from tests.gateways.fetching.servers import Server
from tests.pipeline.test_fetch import STORY
from tests.tasks import siege
from tests.tasks.test_worker import SECONDS, until

logger = logging.getLogger(__name__)
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SLOW = 100
HOSTILE = 500
READ = 5


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
def many_sites() -> Iterator[Server]:
    with siege.sites() as site:
        yield site


@pytest.fixture
def worker(transactional_db: None, tmp_path: Path) -> Iterator[Child]:
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


def test_an_honest_address_takes_no_longer_among_slow_and_hostile_ones(
    worker: Child, many_sites: Server
) -> None:
    staff = builders.staff()
    editor, other = staff.edda, builders.person("hostile", Role.EDITOR)
    warm_up(editor)
    usual = read(editor, many_sites, first=0)
    bad = [f"/hostile/{number}" for number in range(HOSTILE)]
    for place in range(SLOW):
        bad.insert(place * 6, "/slow")
    begun = time.monotonic()
    for number, path in enumerate(bad):
        articles.submit_address(address=siege.address(many_sites, 100 + number, path), how="web", by=other)

    meanwhile = read(editor, many_sites, first=READ)
    until(lambda: not Article.objects.filter(status__in=("waiting", "reading")).exists())

    logger.info(
        "An honest address took %.2f s, usually %.2f s; all were done after %.0f s.",
        meanwhile / READ, usual / READ, time.monotonic() - begun,
    )  # fmt: skip
    assert Article.objects.filter(status="failed").count() >= SLOW + HOSTILE * 0.8
    assert meanwhile < 2 * usual + 0.5
    assert worker.exit_code is None


def warm_up(editor: User) -> None:
    """So many articles at once that both processes of the worker load the analysis."""
    for number in range(12):
        text = f"The tide rose by {number} feet on Sunday, the office said."
        articles.submit(raw=text.encode(), how="paste", by=editor)
    until(lambda: not Article.objects.exclude(status="ready").exists())


def read(editor: User, sites: Server, first: int) -> float:
    """Seconds in which so many articles are fetched and read, one after the other."""
    begun = time.monotonic()
    for number in range(first, first + READ):
        address = siege.address(sites, number, f"/story/{number}")
        article = articles.submit_address(address=address, how="web", by=editor).article
        while Article.objects.get(pk=article.pk).status != "ready":
            assert time.monotonic() < begun + SECONDS, Article.objects.get(pk=article.pk).problem
            time.sleep(0.02)
    return time.monotonic() - begun
