"""Of a web archive one page is read, the one that matters; what else is in it, or missing, is said."""

import pytest

from claims.gateways import reading
from tests.gateways.reading import documents as made
from tests.gateways.reading.test_documents import BRIDGE, HTML, refused

MARKET = "https://ledger.example/market"
STALLS = made.html([f"Stall {n} of the market was let to others at some length." for n in range(8)]).encode()
FRAME = ("https://ads.example/frame", "200 OK", "text/html", b"<html><body><p>Buy now</p></body></html>")
PAGE = (BRIDGE, "200 OK", "text/html; charset=utf-8", HTML)
OTHER = (MARKET, "200 OK", "text/html", STALLS)


@pytest.mark.parametrize("packed", [True, False], ids=["packed", "unpacked"])
def test_the_first_page_in_a_web_archive_is_read(packed: bool) -> None:
    raw = made.warc(
        [
            ("https://ledger.example/", "301 Moved", "text/html", b""),
            ("https://ledger.example/a.png", "200 OK", "image/png", b"\x89PNG"),
            (BRIDGE, "200 OK", "text/html; charset=utf-8", HTML),
        ],
        packed=packed,
    )
    page = reading.read(raw)
    assert "40 tonnes" in page.text
    assert (page.canonical, page.origins["canonical"]) == (BRIDGE, "archive")


def test_the_page_that_a_wacz_lists_is_read() -> None:
    other = made.html(
        [f"Stall {n} of the market was let to others at some length." for n in range(5)]
    ).encode()
    pages = [
        ("https://ledger.example/other", "200 OK", "text/html", other),
        (BRIDGE, "200 OK", "text/html", HTML),
    ]
    page = reading.read(made.wacz(pages, listed=BRIDGE))
    assert "40 tonnes" in page.text
    assert page.canonical == BRIDGE


def test_a_web_archive_without_a_page_says_so() -> None:
    assert "no page in this web archive" in refused(made.warc([(BRIDGE, "404 Not Found", "text/html", HTML)]))


@pytest.mark.parametrize(
    "raw", [made.warc([PAGE, FRAME, OTHER]), made.wacz([OTHER, FRAME, PAGE], listed=BRIDGE, also=[MARKET])]
)
def test_other_pages_in_a_web_archive_are_named(raw: bytes) -> None:
    page = reading.read(raw)
    assert (page.canonical, page.unread) == (BRIDGE, f"Other pages in it were not read: {MARKET}.")


@pytest.mark.parametrize(
    "listed", [f"{BRIDGE}#comments", f"{BRIDGE}/", BRIDGE.replace("https://", "http://")]
)
def test_the_listed_page_is_found_however_its_address_is_written(listed: str) -> None:
    page = reading.read(made.wacz([OTHER, PAGE], listed=listed))
    assert (page.canonical, page.unread) == (BRIDGE, "")


def test_redirects_of_the_listed_page_are_followed() -> None:
    moved = [
        ("https://ledger.example/b", "301 Moved Permanently\r\nLocation: /c", "text/html", b"<p>Moved</p>"),
        ("https://ledger.example/c", f"302 Found\r\nLocation: {BRIDGE}", "text/html", b""),
    ]
    page = reading.read(made.wacz([FRAME, *moved, OTHER, PAGE], listed="https://ledger.example/b"))
    assert (page.canonical, page.unread) == (BRIDGE, "")


def test_redirects_in_a_ring_lead_nowhere() -> None:
    ring = ("https://ledger.example/b", "301 Moved\r\nLocation: /b?x", "text/html", b"")
    back = ("https://ledger.example/b?x", "301 Moved\r\nLocation: /b", "text/html", b"")
    page = reading.read(made.wacz([ring, back, PAGE], listed="https://ledger.example/b"))
    assert page.unread == "The page that it lists first is not in it: https://ledger.example/b."


def test_a_frame_that_comes_first_is_not_the_page() -> None:
    page = reading.read(made.warc([FRAME, PAGE, FRAME]))
    assert (page.canonical, page.unread) == (BRIDGE, "")


def test_a_web_archive_that_is_broken_off_says_so() -> None:
    long = (BRIDGE, "200 OK", "text/html", made.html([*made.LINES * 40]).encode())
    raw = made.warc([long], packed=False)
    assert "missing" in reading.read(raw[: len(raw) * 2 // 3]).unread
    assert "broken off in the middle of its page" in refused(raw[:700])
    for packed in (True, False):
        raw, first = made.warc([PAGE, OTHER], packed=packed), len(made.warc([PAGE], packed=packed))
        for end in (first + 30, (first + len(raw)) // 2, len(raw) - 12):
            assert "is broken off" in reading.read(raw[:end]).unread
        assert "There is no page before that" in refused(raw[:120])


def test_a_page_that_is_packed_in_an_unknown_way_is_named() -> None:
    packed = (BRIDGE, "200 OK\r\nContent-Encoding: br", "text/html", b"\x8b\x02\x80")
    for pages in ([packed], [FRAME, packed]):
        assert "packed in a way not read here (br)" in refused(made.warc(pages))
    assert BRIDGE in reading.read(made.warc([packed, OTHER])).unread


@pytest.mark.parametrize(
    ("kind", "body"),
    [("text/html", HTML), ("application/pdf", made.pdf()), ("text/plain", made.LINES[0].encode())],
)
@pytest.mark.parametrize("sort", ["resource", "response"])
def test_whatever_kind_of_page_and_of_record_it_is_is_read(sort: str, kind: str, body: bytes) -> None:
    picture = ("https://ledger.example/a.png", "200 OK", "image/png", b"")
    page = reading.read(made.warc([picture, (BRIDGE, "200 OK", kind, body)], sort=sort))
    assert "40 tonnes" in page.text
    assert page.canonical == BRIDGE


def test_a_pdf_beside_the_page_is_named() -> None:
    report = "https://ledger.example/report.pdf"
    page = reading.read(made.warc([(report, "200 OK", "application/pdf", made.pdf()), PAGE]))
    assert page.unread == f"Other pages in it were not read: {report}."
