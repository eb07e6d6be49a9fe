"""What sites answer that mean no good, and where each of them stands: every one is a site of its own."""

import gzip
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

from tests.gateways.fetching import servers
from tests.gateways.fetching.servers import Server
from tests.pipeline.test_fetch import STORY

_BOMB = gzip.compress(b"\0" * 20_000_000, 9)

HOSTILE: tuple[bytes, ...] = (
    servers.page(b"<div>" * 200_000),
    servers.page(b"<p>" * 400_000),
    servers.page(b"<p>" + b"w" * 4_900_000),
    servers.page(b"\xff\xfe\x00" * 100_000),
    servers.page(b"\x00" * 1_000_000),
    servers.page(b"<!--" * 100_000),
    servers.page(b"<script>" + b"a<b" * 300_000),
    servers.page(b"<table>" * 500 + b"words " * 40),
    servers.page(_BOMB, "Content-Encoding: gzip"),
    servers.page(_BOMB, "Content-Encoding: deflate"),
    servers.page(_BOMB, "Content-Encoding: gzip, gzip"),
    servers.page(b"\x89PNG", "Content-Type: image/png"),
    servers.page(b"<p>", "Content-Type: text/html; charset=" + "x" * 500),
    servers.page(b"x" * 6_000_000),
    servers.page(b"", status="503 Busy"),
    servers.page(b"", status="404 Not Found"),
    servers.redirect("http://10.0.0.1/"),
    servers.redirect("/again"),
    servers.redirect("file:/diary"),
    b"HTTP/1.1 200 OK\r\n" + b"X-Much: " + b"y" * 200_000 + b"\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\nContent-Type: text/html\r\n\r\nshort",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\nzz\r\n",
    b"\x16\x03\x01\x00",
    b"SSH-2.0-Nothing\r\n",
    b"",
)


@contextmanager
def sites() -> Iterator[Server]:
    """Thousands of sites at one port of this machine: each of its addresses 127.x.y.z is one.

    Their paths: /hostile/N, /slow, which never answers, and /story/N, an article.
    """

    def mood(sock: socket.socket, stop: Event) -> None:
        path = servers.request(sock).split(b" ")[1].decode()
        kind, _, number = path.strip("/").partition("/")
        if kind == "slow":
            servers.silent(sock, stop)
        elif kind == "hostile":
            sock.sendall(HOSTILE[int(number) % len(HOSTILE)])
        elif kind == "story":
            sock.sendall(servers.page(STORY.replace("Dora", f"Dora{number}").encode()))
        else:
            sock.sendall(servers.page(b"", status="404 Not Found"))

    with servers.serving(mood, host="0.0.0.0", reads=False) as site:  # noqa: S104 - all of 127.0.0.0/8
        yield site


def address(site: Server, number: int, path: str) -> str:
    return f"http://127.{1 + number // 250}.0.{1 + number % 250}:{site.port}{path}"
