"""The time, the bytes and the memory of a fetch have an end, whatever a server does."""

import contextlib
import gzip
import socket
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from pytest_django import Settings

from claims.domain.fetches import LIMITS, Accept, Limits
from claims.domain.refusals import Fault, Unreachable
from claims.gateways import fetching
from tests.gateways.fetching import servers
from tests.gateways.fetching.servers import Mood

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.fixture(autouse=True)
def _this_machine(settings: Settings) -> None:
    settings.FETCH_ALLOW_LOOPBACK = True


def slow_redirects(sock: socket.socket, stop: Event) -> None:
    stop.wait(0.3)
    sock.sendall(servers.redirect("/on"))


SLOW: dict[str, Mood] = {
    "silent": servers.silent,
    "headers": servers.trickling(OK, b"X-More: x\r\n"),
    "one header": servers.trickling(OK + b"X-Long: ", b"x"),
    "interim answers": servers.trickling(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    "body": servers.trickling(OK + b"Content-Length: 4000000\r\n\r\n", b"x"),
    "chunks": servers.trickling(CHUNKED, b"1\r\nx\r\n"),
    "packed body": servers.trickling(
        OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"")[:10], b"\x00\x01\x00\xfe\xffx"
    ),
}


@contextlib.contextmanager
def slow_servers() -> Iterator[list[Callable[[Limits], None]]]:
    """A fetch from each of the slow servers."""

    def ask(url: str, name_takes: float = 0.0) -> Callable[[Limits], None]:
        def resolve(name: str) -> list[str]:
            over.wait(name_takes)
            return ["127.0.0.1"]

        def fetch(limits: Limits) -> None:
            fetching.fetch(url, accept=Accept.PAGE, limits=limits, resolve=resolve)

        return fetch

    over = Event()
    with contextlib.ExitStack() as stack:
        fetches = [ask(stack.enter_context(servers.serving(mood)).url()) for mood in SLOW.values()]
        tls = stack.enter_context(servers.serving(servers.silent, reads=False))
        # A record whose length is announced, and then comes by the byte.
        drip = stack.enter_context(
            servers.serving(servers.trickling(b"\x16\x03\x03\x40\x00", b"\x02"), reads=False)
        )
        fetches += [ask(f"https://127.0.0.1:{server.port}/") for server in (tls, drip)]
        fetches.append(ask(f"http://slow.example:{tls.port}/", name_takes=20))
        stack.callback(over.set)
        yield fetches


def seconds_until_given_up(fetch: Callable[[Limits], None], limits: Limits) -> float:
    began = time.monotonic()
    with pytest.raises(Unreachable) as caught:
        fetch(limits)
    assert caught.value.kind is Fault.TIMEOUT
    return time.monotonic() - began


def test_a_slow_server_is_given_up_when_the_time_is_over() -> None:
    limits = Limits(seconds=0.4)
    with slow_servers() as fetches, ThreadPoolExecutor(len(fetches)) as pool:
        took = list(pool.map(lambda fetch: seconds_until_given_up(fetch, limits), fetches))

    assert len(took) == len(SLOW) + 3
    assert all(0.3 < seconds < 1.5 for seconds in took)


def test_redirects_share_the_time() -> None:
    with servers.serving(slow_redirects) as server:
        took = seconds_until_given_up(
            lambda limits: (fetching.fetch(server.url(), accept=Accept.PAGE, limits=limits), None)[1],
            Limits(seconds=0.8),
        )

    assert took < 1.5


@pytest.mark.slow
def test_the_time_of_every_fetch_is_fifteen_seconds() -> None:
    with slow_servers() as fetches, ThreadPoolExecutor(len(fetches)) as pool:
        took = list(pool.map(lambda fetch: seconds_until_given_up(fetch, LIMITS), fetches))

    assert all(14.5 < seconds < 16 for seconds in took)


MEASURED = """
import sys
from django.conf import settings
settings.configure(FETCH_ALLOW_LOOPBACK=True, FETCH_USER_AGENT="test", USE_TZ=True)
from claims.domain.fetches import Accept
from claims.domain.refusals import Unreachable
from claims.gateways import fetching

def peak():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))

def fetch(url):
    try:
        return "%d" % len(fetching.fetch(url, accept=Accept.PAGE).body)
    except Unreachable as error:
        return error.kind

fetch(sys.argv[1])
before = peak()
print(fetch(sys.argv[2]), peak() - before)
"""
"""In a process of its own: by how many KiB the peak of its memory grows, once it has fetched a small page."""


def measured(answer: bytes | Mood) -> tuple[str, float]:
    """What a fetch says of this answer (its kind of fault, or the size of the body), and MiB that it took."""
    mood = servers.saying(answer) if isinstance(answer, bytes) else answer
    with servers.serving(servers.saying(servers.page(b"x"))) as small, servers.serving(mood) as server:
        done = subprocess.run(
            [sys.executable, "-c", MEASURED, small.url(), server.url()],
            capture_output=True,
            text=True,
            check=True,
        )
    said, kib = done.stdout.split()
    return said, int(kib) / 1024


ZEROS = gzip.compress(bytes(10_000_000))
"""Ten million zeros in ten thousand bytes; a hundred of these in a row unpack to a gigabyte."""


LINES = b"".join(b"Line %07d of a very long page.\n" % n for n in range(700_000))
"""Packed, a small part of its 21.7 MB: below the ratio, above the size."""


def endless(sock: socket.socket, stop: Event) -> None:
    sock.sendall(CHUNKED)
    while not stop.is_set():
        sock.sendall(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")


@pytest.mark.slow
@pytest.mark.parametrize(
    "answer",
    [
        servers.page(ZEROS, "Content-Encoding: gzip"),
        servers.page(ZEROS * 100, "Content-Encoding: gzip"),
        servers.page(ZEROS * 450, "Content-Encoding: gzip"),
        servers.page(zlib.compress(bytes(40_000_000)), "Content-Encoding: deflate"),
        servers.page(zlib.compress(bytes(40_000_000))[2:-4], "Content-Encoding: deflate"),
        servers.page(gzip.compress(LINES, 1), "Content-Encoding: gzip"),
        servers.page(b"x" * 6_000_000),
        endless,
    ],
    ids=["gzip", "gzips", "many gzips", "zlib", "deflate", "large", "long", "endless"],
)
def test_a_bomb_is_put_out_before_it_fills_the_memory(answer: bytes | Mood) -> None:
    said, grown = measured(answer)

    assert said == Fault.TOO_LARGE
    assert grown <= 64


@pytest.mark.slow
def test_the_largest_page_that_is_taken_fits_in_the_memory() -> None:
    packed = gzip.compress(LINES[:19_900_000], 1)

    said, grown = measured(servers.page(packed, "Content-Encoding: gzip"))

    assert said == "19900000"
    assert grown <= 64
