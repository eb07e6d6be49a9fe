"""What bytes are that begin in an unusual way: a piece of a page, a PDF behind something else, plain text."""

import pytest

from claims.gateways import reading
from claims.gateways.reading.kinds import Kind, kind_of
from tests.gateways.reading import documents as made

TEXT = "".join(f"<p>{line}</p>" for line in made.LINES)


@pytest.mark.parametrize(
    "piece",
    [
        f"<article><h1>Bridge closed</h1>{TEXT}</article>",
        f'<div class="article">{TEXT}</div>',
        f"<h1>Bridge closed</h1>\n{TEXT}",
        TEXT,
        f"\n <!-- copied --><P lang=en>{' '.join(made.LINES)}</P>",
        f"<blockquote>{' '.join(made.LINES)}</blockquote>",
    ],
)
def test_a_piece_out_of_a_page_is_read_without_its_tags(piece: str) -> None:
    found = reading.read(piece.encode())
    assert "can carry lorries of 40 tonnes, Mayor" in found.text
    assert "<" not in found.text
    assert found.title == ("Bridge closed" if "<h1>" in piece else "")


@pytest.mark.parametrize(
    "text",
    [
        "The tag <p> begins a paragraph, and </p> ends it, said Dora Finch.",
        "<p> is what begins a paragraph, said Dora Finch.",
        "<Dora Finch> The bridge is sound.\n<Tom Ellery> It is not. </Dora Finch>",
        "a < b and c > d, as every child knows.",
        "<h1>Bridge closed, said Dora Finch.",
        "<pre>Bridge closed</pre> is how it was written.",
        "On page 4 stands %PDF-1.7, which is how every PDF begins, and endobj, which it does not.",
    ],
)
def test_text_that_only_has_signs_of_a_page_or_a_pdf_stays_text(text: str) -> None:
    assert kind_of(text.encode(), "", "") is Kind.TEXT
    assert reading.read(text.encode()).text == text


@pytest.mark.parametrize("before", [b"\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-A: b\r\n\r\n", b"\x00\x01\x02" * 300])
@pytest.mark.parametrize(
    ("content_type", "filename"), [("", "report.pdf"), ("application/pdf", ""), ("", "")]
)
def test_a_pdf_with_something_before_it_is_read_as_readers_do(
    before: bytes, content_type: str, filename: str
) -> None:
    found = reading.read(before + made.pdf(), content_type=content_type, filename=filename)
    assert found.text.startswith("HARWICK — The Lowgate bridge")


def test_a_web_archive_with_a_pdf_in_it_is_a_web_archive() -> None:
    assert kind_of(b"WARC/1.0\r\nWARC-Type: response\r\n\r\n" + made.pdf(), "", "") is Kind.WARC
