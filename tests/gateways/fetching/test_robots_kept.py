"""A site says once an hour what it lets programs fetch."""

import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
import redis
from pytest_django import Settings

from claims.domain.refusals import Fault, Unreachable
from claims.gateways import valkey
from claims.gateways.fetching import document, robots_kept
from claims.gateways.fetching.deadline import Deadline
from tests.gateways.fetching import servers
from tests.gateways.fetching.servers import Server

PAGE = servers.page(b"<p>The bridge is open.")
CLOSED = servers.page(b"User-agent: *\nDisallow: /desk/\n", "Content-Type: text/plain")

pytestmark = pytest.mark.usefixtures("engines")


@pytest.fixture(autouse=True)
def _kept_for_an_hour(settings: Settings) -> Iterator[None]:
    settings.FETCH_ALLOW_LOOPBACK = True
    settings.FETCH_ROBOTS_KEPT = 3600
    forget()
    yield
    forget()


def forget() -> None:
    """A test in which Valkey is away leaves nothing there."""
    with suppress(redis.RedisError), valkey.server() as server:
        for key in server.scan_iter("factcheck:robots:*"):
            server.delete(key)


def seconds_left(there: str) -> int:
    with valkey.server() as server:
        return int(server.ttl(f"factcheck:robots:{there}"))


def answering(robots: bytes) -> servers.Mood:
    """A site that answers every path with a page, but for its robots.txt."""
    return lambda sock, stop: sock.sendall(robots)


def asked(server: Server) -> list[bytes]:
    return [request.split(b" ")[1] for request in server.asked]


def address() -> str:
    return f"http://{secrets.token_hex(8)}.example/robots.txt"


def or_asked(there: str, ask: "Asked") -> str:
    return robots_kept.or_asked(there, ask, Deadline(15.0))


class Asked:
    """Answers with these rules or this refusal, and counts."""

    def __init__(self, answer: str | Unreachable) -> None:
        self.answer, self.times = answer, 0

    def __call__(self, there: str) -> str:
        self.times += 1
        if isinstance(self.answer, Unreachable):
            raise self.answer
        return self.answer


def test_pages_of_one_site_ask_for_its_robots_txt_once() -> None:
    with servers.serving(answering(PAGE)) as site:
        document(site.url("/bridge"))
        document(site.url("/ferry"))

    assert asked(site) == [b"/robots.txt", b"/bridge", b"/ferry"]


def test_also_when_they_are_fetched_side_by_side() -> None:
    with servers.serving(answering(PAGE)) as site, ThreadPoolExecutor(6) as threads:
        list(threads.map(document, [site.url(f"/{number}") for number in range(6)]))

    assert asked(site).count(b"/robots.txt") == 1


def test_what_is_kept_closes_a_page_as_what_is_asked_does() -> None:
    with servers.serving(answering(CLOSED)) as site:
        for path in ("/desk/bridge", "/desk/ferry"):
            with pytest.raises(Unreachable, match="asks programs not to fetch") as refused:
                document(site.url(path))
            assert refused.value.kind is Fault.ROBOTS

    assert asked(site) == [b"/robots.txt"]


def test_another_port_speaks_for_itself() -> None:
    with servers.serving(answering(CLOSED)) as closed, servers.serving(answering(PAGE)) as other:
        with pytest.raises(Unreachable):
            document(closed.url("/desk/bridge"))
        document(other.url("/desk/bridge"))

    assert asked(other) == [b"/robots.txt", b"/desk/bridge"]


def test_another_scheme_speaks_for_itself() -> None:
    there = address()
    or_asked(there, Asked("Disallow: /"))

    assert or_asked(there.replace("http:", "https:"), Asked("")) == ""


def test_an_answer_is_kept_for_an_hour_and_no_answer_for_two_minutes() -> None:
    told, silent = address(), address()
    slow = Asked(Unreachable("It took too long.", Fault.TIMEOUT))

    or_asked(told, Asked("Disallow: /"))
    for _ in range(2):
        with pytest.raises(Unreachable, match="It took too long") as refused:
            or_asked(silent, slow)
        assert refused.value.kind is Fault.TIMEOUT

    assert slow.times == 1
    assert 3590 < seconds_left(told) <= 3600
    assert 110 < seconds_left(silent) <= 120


def test_what_we_refuse_ourselves_is_refused_anew_each_time() -> None:
    there, forbidden = address(), Asked(Unreachable("Not of the public internet.", Fault.FORBIDDEN))

    for _ in range(2):
        with pytest.raises(Unreachable):
            or_asked(there, forbidden)

    assert forbidden.times == 2


def test_a_site_that_says_very_much_is_asked_each_time() -> None:
    there, much = address(), Asked(secrets.token_hex(robots_kept.LONGEST_KEPT))

    assert or_asked(there, much) == or_asked(there, much)

    assert much.times == 2


@pytest.mark.parametrize(
    ("setting", "value"),
    [("FETCH_ROBOTS_KEPT", 0), ("CELERY_BROKER_URL", "redis+socket:///nowhere/valkey.sock")],
)
def test_every_page_asks_where_nothing_is_kept_or_nobody_can_keep_it(
    settings: Settings, setting: str, value: object
) -> None:
    there, rules = address(), Asked("Disallow: /")
    setattr(settings, setting, value)

    or_asked(there, rules)
    or_asked(there, rules)

    assert rules.times == 2
