"""A fetch becomes a WARC file that other programs read, the same bytes each time."""

import gzip
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from warcio.archiveiterator import ArchiveIterator

from claims.domain.warcs import Kept
from claims.gateways import warcs

PACKED = gzip.compress(b"<p>The bridge can carry lorries.")
KEPT = Kept(
    number="ab" * 32,
    url="https://ledger.example/bridge?page=1",
    taken_at=datetime(2026, 10, 1, 8, 30, tzinfo=UTC),
    asked=(("Host", "ledger.example"), ("User-Agent", "factcheck")),
    headers=(
        ("content-type", "text/html; charset=utf-8"),
        ("content-encoding", "gzip"),
        ("transfer-encoding", "chunked"),
        ("etag", '"w1"'),
    ),
    payload=PACKED,
    hops=(("https://ledger.example/b", 301, "https://ledger.example/bridge?page=1"),),
)


def records(data: bytes) -> dict[str, tuple[dict[str, str], dict[str, str], bytes]]:
    """By its kind, the headers of each record, those of HTTP in it, and its content, unpacked."""
    return {
        record.rec_type: (
            dict(record.rec_headers.headers),
            dict(record.http_headers.headers) if record.http_headers else {},
            record.content_stream().read(),
        )
        for record in ArchiveIterator(BytesIO(data))
    }


def test_a_file_holds_what_was_asked_what_came_and_the_way_there() -> None:
    found = records(warcs.written(KEPT))

    assert list(found) == ["warcinfo", "response", "request", "metadata"]
    told, headers, body = found["response"]
    assert told["WARC-Target-URI"] == KEPT.url
    assert told["WARC-Date"] == "2026-10-01T08:30:00.000000Z"
    assert told["WARC-Payload-Digest"].startswith("sha1:")
    assert headers["etag"] == '"w1"'
    assert headers["x-archive-orig-transfer-encoding"] == "chunked"
    assert body == b"<p>The bridge can carry lorries."
    told, headers, body = found["request"]
    assert (headers["Host"], headers["User-Agent"]) == ("ledger.example", "factcheck")
    assert told["WARC-Concurrent-To"] == found["response"][0]["WARC-Record-ID"]
    assert (
        b"redirect: 301 https://ledger.example/b https://ledger.example/bridge?page=1" in found["metadata"][2]
    )


def test_the_payload_is_kept_as_it_came_over_the_wire() -> None:
    read = warcs.read(warcs.written(KEPT))

    assert (read.payload, read.problems) == (PACKED, ())


def test_the_same_fetch_gives_the_same_file_and_another_gives_another() -> None:
    assert warcs.written(KEPT) == warcs.written(KEPT)
    assert warcs.written(replace(KEPT, number="cd" * 32)) != warcs.written(KEPT)


@pytest.mark.parametrize(
    "payload", [b"", b"7\r\nabcdefg\r\n0\r\n\r\n", "Grüße".encode(), b"WARC/1.1\r\n\r\n"]
)
def test_any_payload_comes_back(payload: bytes) -> None:
    assert warcs.read(warcs.written(replace(KEPT, payload=payload, headers=()))).payload == payload


def test_odd_headers_do_no_harm() -> None:
    odd = (("x-odd", "caf\xe9 \u2019 ü"), ("x-empty", ""), ("content-type", "TEXT/HTML ; charset=x"))

    assert warcs.read(warcs.written(replace(KEPT, headers=odd))).problems == ()


def test_damage_is_noticed() -> None:
    plain = gzip.decompress(warcs.written(replace(KEPT, headers=())))

    altered = warcs.read(plain.replace(PACKED, PACKED[:-3] + b"xyz"))

    assert altered.problems == ("the digest of its response differs",)
    assert warcs.read(b"").problems
    assert warcs.read(b"no archive at all").problems
