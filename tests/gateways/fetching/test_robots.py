"""What a site asks of programs is heeded however it says it, and before anything else is asked of it."""

import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from pytest_django import Settings

from claims.domain.fetches import Limits
from claims.domain.refusals import Fault, Unreachable
from claims.gateways.fetching import document
from tests.gateways.fetching import servers
from tests.gateways.fetching.servers import Site

PAGE = servers.page(b"<p>The bridge is open.")
CLOSED = b"User-agent: *\nDisallow: /desk/\n"


class Sites:
    """Sites on ports of their own, for as long as the test runs."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack

    def open(self, seconds: float = 0.0, **answers: bytes) -> Site:
        site = Site({"/robots.txt": answers.pop("robots", PAGE)}, seconds)
        site.answers |= {f"/{path.replace('_', '/')}": answer for path, answer in answers.items()}
        site.server = self._stack.enter_context(servers.serving(site.mood))
        return site


@pytest.fixture
def sites(settings: Settings) -> Iterator[Sites]:
    settings.FETCH_ALLOW_LOOPBACK = True
    with ExitStack() as stack:
        yield Sites(stack)


def fault(url: str) -> Fault:
    with pytest.raises(Unreachable) as refused:
        document(url)
    return refused.value.kind


@pytest.mark.parametrize(
    "robots",
    [
        servers.page(CLOSED, "Content-Type: text/plain"),
        servers.page(CLOSED, "Content-Type: application/octet-stream"),
        servers.page(CLOSED, "Content-Type: text/html"),
        b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(CLOSED), CLOSED),
        servers.page(b"\xef\xbb\xbf" + CLOSED, "Content-Type: text/plain"),
        servers.page(CLOSED + b"# more\n" * 120_000, "Content-Type: text/plain"),
    ],
    ids=["text", "bytes", "page", "of no kind", "with a mark", "long"],
)
def test_what_is_closed_stays_closed_whatever_the_robots_txt_is_called(sites: Sites, robots: bytes) -> None:
    site = sites.open(robots=robots, desk_bridge=PAGE, bridge=PAGE)
    assert fault(site.server.url("/desk/bridge")) is Fault.ROBOTS
    assert document(site.server.url("/bridge")).status == 200
    assert "/desk/bridge" not in site.asked()


@pytest.mark.parametrize("status", ["400 Bad Request", "404 Not Found", "406 Not Acceptable", "418 Teapot"])
def test_a_site_that_shows_no_robots_txt_closes_nothing(sites: Sites, status: str) -> None:
    site = sites.open(robots=servers.page(b"no", status=status), bridge=PAGE)
    assert document(site.server.url("/bridge")).status == 200


@pytest.mark.parametrize("status", ["429 Too Many Requests", "500 Oops", "503 Busy"])
def test_a_site_in_trouble_is_left_alone(sites: Sites, status: str) -> None:
    site = sites.open(robots=servers.page(b"no", status=status), bridge=PAGE)
    assert fault(site.server.url("/bridge")) is Fault.ROBOTS
    assert site.asked() == ["/robots.txt"]


def test_a_page_on_the_way_is_asked_about_before_it_is_fetched(sites: Sites) -> None:
    end = sites.open(bridge=PAGE)
    middle = sites.open(
        robots=servers.page(CLOSED, "Content-Type: text/plain"),
        desk_on=servers.redirect(end.server.url("/bridge")),
        on=servers.redirect(end.server.url("/bridge")),
    )
    first = sites.open(
        go=servers.redirect(middle.server.url("/desk/on")), past=servers.redirect(middle.server.url("/on"))
    )
    assert fault(first.server.url("/go")) is Fault.ROBOTS
    assert middle.asked() == ["/robots.txt"]
    assert end.asked() == []
    assert document(first.server.url("/past")).final_url == end.server.url("/bridge")


def test_asking_what_may_be_fetched_takes_of_the_time_that_the_fetch_has(sites: Sites) -> None:
    site = sites.open(seconds=0.7, bridge=PAGE)
    begun = time.monotonic()
    with pytest.raises(Unreachable) as refused:
        document(site.server.url("/bridge"), limits=Limits(seconds=1.0))
    assert refused.value.kind is Fault.TIMEOUT
    assert time.monotonic() - begun < 1.3
