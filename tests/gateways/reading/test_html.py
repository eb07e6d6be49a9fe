"""The article out of a page, or the sentence that says why there is none."""

import pytest

from claims.domain.refusals import Unreadable
from claims.gateways import reading

LINE = "<p>Number {} of the council said on Monday that the naïve bridge “at Lowgate” can carry lorries.</p>"


def page(number: int = 4, head: str = "") -> str:
    """A page of so many lines."""
    lines = "".join(LINE.format(each) for each in range(number))
    return f"<html><head>{head}<title>Bridge</title></head><body><article>{lines}</article></body></html>"


def read(raw: bytes, *, content_type: str = "text/html", charset: str = "") -> str:
    return reading.read(raw, content_type=content_type, charset=charset, url="https://ledger.example/").text


@pytest.mark.parametrize(
    ("encoding", "charset", "head"),
    [
        ("utf-8", "", ""),
        ("utf-8", "UTF-8", ""),
        ("utf-8-sig", "iso-8859-1", ""),
        ("utf-16", "", ""),
        ("cp1252", "", ""),
        ("cp1252", "ISO-8859-1", ""),
        ("cp1252", "", '<meta charset="windows-1252">'),
        ("utf-8", "punycode", ""),
        ("utf-8", "utf-99", ""),
    ],
)
def test_a_page_is_decoded_as_browsers_do(encoding: str, charset: str, head: str) -> None:
    assert "the naïve bridge “at Lowgate” can" in read(page(head=head).encode(encoding), charset=charset)


@pytest.mark.parametrize("named", ["ISO-8859-1", "us-ascii", "latin1", "windows-1252"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_page_whose_server_or_head_names_latin_1_by_default_is_read_as_its_bytes_are(
    encoding: str, named: str
) -> None:
    by_server = page().encode(encoding)
    by_itself = page(head=f'<meta charset="{named}">').encode(encoding)
    assert "the naïve bridge “at Lowgate” can" in read(by_server, charset=named)
    assert "the naïve bridge “at Lowgate” can" in read(by_itself)


def test_plain_text_is_taken_as_it_is() -> None:
    assert read(b"A line.\n\n<b>", content_type="text/plain", charset="utf-8") == "A line.\n\n<b>"


def test_a_closed_page_that_shows_its_whole_text_is_read() -> None:
    closed = '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>'
    with pytest.raises(Unreadable, match="paywall"):
        read(page(4, closed).encode())
    assert "lorries" in read(page(40, closed).encode())


def test_a_page_of_few_words_is_no_article() -> None:
    with pytest.raises(Unreadable, match="not an article"):
        read(page(1).encode())


def test_paragraphs_that_nobody_closed_are_not_deep() -> None:
    assert "lorries" in read(page(1000).replace("</p>", "").encode())
