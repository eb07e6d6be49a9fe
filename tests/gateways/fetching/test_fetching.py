"""What a fetch brings, and what it says when there is nothing to bring."""

import gzip
import shutil
import socket
import ssl
import subprocess
import zlib
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from pytest_django import Settings

from claims.domain.fetches import Accept, Fetched, Hop, Limits
from claims.domain.refusals import Fault, Unreachable
from claims.gateways import fetching
from claims.gateways.fetching import following
from tests.gateways.fetching import servers

BRIEF = Limits(seconds=3)


@pytest.fixture(autouse=True)
def _this_machine(settings: Settings) -> None:
    settings.FETCH_ALLOW_LOOPBACK = True


def fetched(answer: bytes, accept: Accept = Accept.PAGE, etag: str = "", modified: str = "") -> Fetched:
    with servers.serving(servers.saying(answer)) as server:
        return fetching.fetch(server.url(), accept=accept, etag=etag, modified=modified, limits=BRIEF)


def refused(answer: bytes, accept: Accept = Accept.PAGE) -> Unreachable:
    with pytest.raises(Unreachable) as caught:
        fetched(answer, accept)
    return caught.value


def test_a_page_comes_with_its_headers_and_its_encoding() -> None:
    page = fetched(
        servers.page("é".encode("latin-1"), "Content-Type: Text/HTML; Charset=ISO-8859-1", "ETag: x")
    )

    assert (page.status, page.body) == (200, b"\xe9")
    assert (page.content_type, page.charset, page.header("etag")) == ("text/html", "iso-8859-1", "x")
    assert (page.url, page.hops, page.not_modified) == (page.final_url, (), False)


def test_a_server_is_told_who_asks_and_the_name_it_was_asked_under(settings: Settings) -> None:
    settings.FETCH_USER_AGENT = "factcheck (+https://check.example)"
    with servers.serving(servers.saying(servers.page(b""))) as server:
        fetching.fetch(
            f"http://News.Example:{server.port}/ä b?q=1#part",
            accept=Accept.PAGE,
            limits=BRIEF,
            resolve=lambda name: ["127.0.0.1"],
        )

    (asked,) = server.asked
    assert asked.startswith(b"GET /%C3%A4%20b?q=1 HTTP/1.1\r\n")
    assert f"Host: news.example:{server.port}\r\n".encode() in asked
    assert b"User-Agent: factcheck (+https://check.example)\r\n" in asked


def test_tls_is_begun_under_the_name_and_an_unknown_certificate_ends_it() -> None:
    hello = b""

    def mood(sock: socket.socket, stop: Event) -> None:
        nonlocal hello
        hello = sock.recv(65_536)
        sock.sendall(b"\x15\x03\x03\x00\x02\x02\x28")  # alert: the handshake failed

    with servers.serving(mood, reads=False) as server, pytest.raises(Unreachable) as caught:
        fetching.fetch(
            f"https://news.example:{server.port}/",
            accept=Accept.PAGE,
            limits=BRIEF,
            resolve=lambda name: ["127.0.0.1"],
        )

    assert b"news.example" in hello
    assert caught.value.kind is Fault.TLS


@pytest.mark.skipif(not shutil.which("openssl"), reason="makes its certificate with openssl")
def test_a_page_comes_over_tls_when_the_certificate_is_of_that_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "req -x509 -newkey rsa:2048 -nodes -subj /CN=news.example -addext subjectAltName=DNS:news.example"
    key, certificate = tmp_path / "key", tmp_path / "certificate"
    subprocess.run(
        ["openssl", *words.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    def mood(sock: socket.socket, stop: Event) -> None:
        with context.wrap_socket(sock, server_side=True) as secured:
            secured.recv(65_536)
            secured.sendall(servers.page(b"<p>Sealed."))

    def fetch(name: str) -> Fetched:
        with servers.serving(mood, reads=False) as server:
            return fetching.fetch(
                f"https://{name}:{server.port}/",
                accept=Accept.PAGE,
                limits=BRIEF,
                resolve=lambda _: ["127.0.0.1"],
            )

    with pytest.raises(Unreachable) as unknown:
        fetch("news.example")
    trusting = ssl.create_default_context(cafile=certificate)
    monkeypatch.setattr(following, "_trusted", lambda: trusting)
    with pytest.raises(Unreachable) as other:
        fetch("other.example")

    assert fetch("news.example").body == b"<p>Sealed."
    assert unknown.value.kind is other.value.kind is Fault.TLS


def test_redirects_are_followed_and_kept() -> None:
    with (
        servers.serving(servers.saying(servers.page(b"<p>There."))) as last,
        servers.serving(servers.saying(servers.redirect(last.url("/b#c"), "301 Moved Permanently"))) as first,
    ):
        page = fetching.fetch(first.url("/a"), accept=Accept.PAGE, limits=BRIEF)

    assert (page.url, page.final_url, page.body) == (first.url("/a"), last.url("/b"), b"<p>There.")
    assert page.hops == (Hop(first.url("/a"), 301, last.url("/b")),)


def test_five_redirects_are_followed_and_a_sixth_is_not() -> None:
    def counting(sock: socket.socket, stop: Event) -> None:
        number = len(server.asked)
        sock.sendall(servers.page(b"") if number == enough else servers.redirect(f"/{number}"))

    enough = 6
    with servers.serving(counting) as server:
        assert len(fetching.fetch(server.url(), accept=Accept.PAGE, limits=BRIEF).hops) == 5
    enough = 7
    with servers.serving(counting) as server, pytest.raises(Unreachable) as caught:
        fetching.fetch(server.url(), accept=Accept.PAGE, limits=BRIEF)

    assert caught.value.kind is Fault.REDIRECTS
    assert server.connections == 6


def test_what_has_not_changed_is_not_sent_again() -> None:
    with servers.serving(servers.saying(b"HTTP/1.1 304 Not Modified\r\n\r\n")) as server:
        again = fetching.fetch(
            server.url(),
            accept=Accept.PAGE,
            etag='"a\xe9"',
            modified="Mon, 02 Mar 2026 10:00:00 GMT",
            limits=BRIEF,
        )

    assert (again.not_modified, again.body) == (True, b"")
    assert b'If-None-Match: "a\xe9"\r\n' in server.asked[0]
    assert b"If-Modified-Since: Mon, 02 Mar 2026 10:00:00 GMT\r\n" in server.asked[0]


TEXT = b"".join(
    b"<p>Sentence %d of an article that is long enough to be worth packing." % n for n in range(40_000)
)


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT[:1000]) + gzip.compress(TEXT[1000:])),
        ("GZIP", gzip.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)[2:-4]),
        ("identity", TEXT),
    ],
)
def test_packed_pages_are_unpacked(encoding: str, packed: bytes) -> None:
    assert fetched(servers.page(packed, f"Content-Encoding: {encoding}")).body == TEXT


@pytest.mark.parametrize("length", [65_535, 65_536, 65_537, 131_072, 262_144])
def test_an_unpacked_page_that_ends_with_a_full_piece_is_whole(length: int) -> None:
    assert len(fetched(servers.page(gzip.compress(b"x" * length), "Content-Encoding: gzip")).body) == length


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (servers.page(b"", status="401 Unauthorized"), Fault.CLOSED),
        (servers.page(b"", status="402 Payment Required"), Fault.CLOSED),
        (servers.page(b"", status="403 Forbidden"), Fault.CLOSED),
        (servers.page(b"", status="404 Not Found"), Fault.NOT_FOUND),
        (servers.page(b"", status="410 Gone"), Fault.NOT_FOUND),
        (servers.page(b"", status="500 Internal Server Error"), Fault.STATUS),
        (servers.page(b"", status="206 Partial Content"), Fault.STATUS),
        (b"HTTP/1.1 204 No Content\r\n\r\n", Fault.STATUS),
        (b"HTTP/1.1 304 Not Modified\r\n\r\n", Fault.STATUS),
        (servers.page(b"", status="302 Found"), Fault.REDIRECTS),
        (servers.page(b"", "Content-Type: image/png"), Fault.TYPE),
        (servers.page(b"", "Content-Type: "), Fault.TYPE),
        (servers.page(b"", "Content-Type: application/pdf"), Fault.TYPE),
        (servers.page(b"x", "Content-Encoding: br"), Fault.ENCODING),
        (servers.page(b"x", "Content-Encoding: gzip, gzip"), Fault.ENCODING),
        (servers.page(b"not packed", "Content-Encoding: gzip"), Fault.ENCODING),
        (servers.page(gzip.compress(TEXT)[:-100], "Content-Encoding: gzip"), Fault.REFUSED),
        (servers.page(b"x" * 100)[:-50], Fault.REFUSED),
        (b"", Fault.REFUSED),
        (b"SSH-2.0-OpenSSH_9.2\r\n", Fault.REFUSED),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", Fault.REFUSED),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx", Fault.REFUSED),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n", Fault.REFUSED),
        (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            Fault.REFUSED,
        ),
    ],
)
def test_what_is_no_page_is_said_as_such(answer: bytes, kind: Fault) -> None:
    error = refused(answer)

    assert error.kind is kind
    assert error.sentence[0].isupper()
    assert error.sentence.endswith(".")


def test_a_name_that_nobody_has_and_a_port_where_nobody_listens_are_told_apart() -> None:
    def nobody(name: str) -> list[str]:
        raise OSError("Name or service not known")

    with pytest.raises(Unreachable) as unknown:
        fetching.fetch("http://news.example/", accept=Accept.PAGE, limits=BRIEF, resolve=nobody)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(Unreachable) as closed:
        fetching.fetch(f"http://127.0.0.1:{port}/", accept=Accept.PAGE, limits=BRIEF)

    assert (unknown.value.kind, closed.value.kind) == (Fault.DNS, Fault.REFUSED)


@pytest.fixture
def second_machine() -> Iterator[servers.Server]:
    with servers.serving(servers.saying(servers.page(b"<p>Second.")), host="127.0.0.3") as server:
        yield server


def test_the_next_machine_of_a_name_is_tried_when_the_first_does_not_answer(
    second_machine: servers.Server,
) -> None:
    page = fetching.fetch(
        f"http://news.example:{second_machine.port}/",
        accept=Accept.PAGE,
        limits=BRIEF,
        resolve=lambda name: ["127.0.0.2", "127.0.0.3"],
    )

    assert page.body == b"<p>Second."
