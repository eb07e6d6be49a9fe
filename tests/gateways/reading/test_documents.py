"""Every kind of document becomes text with what it says of itself, or a sentence says why not."""

import json
import socket
import time

import pytest

from claims.domain.pages import Page
from claims.domain.refusals import Unreadable
from claims.gateways import reading
from claims.gateways.reading import confined, small
from tests.gateways.reading import documents as made

BRIDGE = "https://ledger.example/bridge"
HTML = made.html().encode()


def refused(raw: bytes, **known: str) -> str:
    with pytest.raises(Unreadable) as refusal:
        reading.read(raw, **known)
    return str(refusal.value)


def lines(page: Page) -> list[str]:
    return [line for line in page.text.splitlines() if line.strip()]


def test_at_a_glance_pages_are_left_out_after_enough_of_them_and_plain_text_never() -> None:
    long = HTML + b"<!--" + b"x" * (small.SMALL_PAGE - len(HTML) - 7) + b"-->"
    handed = [(HTML, "a.html"), (long, "b.html"), (HTML, "c.html"), (b"Plain words.", "d.txt")]
    assert [bool(text) for text in reading.at_a_glance(handed)] == [True, False, False, True]


def test_a_pdf_is_read_as_paragraphs_without_what_stands_on_every_page() -> None:
    head = "Harwick Ledger"
    first = [
        head,
        "The bridge can carry lorries of forty tonnes, the mayor said after a long meet-",
        "ing on Monday.",
        "1",
    ]
    page = reading.read(
        made.pdf(first, [head, "Nobody asked the engineers about that.", "2"], [head, "It stands.", "3"])
    )
    assert lines(page) == [
        "The bridge can carry lorries of forty tonnes, the mayor said after a long meeting on Monday.",
        "Nobody asked the engineers about that.",
        "It stands.",
    ]
    assert (page.byline, page.origins["byline"], page.unread) == ("Ada Lund", "file", "")


def test_pages_of_a_pdf_with_the_same_few_lines_are_read_once() -> None:
    for last in ([], ["For Ada Lund", "1"]):
        page = reading.read(made.pdf([*made.LINES[:2], *last], [*made.LINES[:2], *last[1:]], []))
        assert page.text.split() == " ".join([*made.LINES[:2], *last[:1]]).split()
        assert page.unread == "No text was found on page 3: pictures, or blank."


def test_the_pages_of_a_pdf_that_have_no_text_are_named() -> None:
    assert (
        reading.read(made.pdf(made.LINES, [], [])).unread
        == "No text was found on pages 2, 3: pictures, or blank."
    )
    assert "a scanner" in refused(made.pdf([]))


def test_a_locked_pdf_is_refused_unless_anybody_may_read_it() -> None:
    assert "locked with a password" in refused(made.locked(made.pdf(), password="lowgate"))
    assert "40 tonnes" in reading.read(made.locked(made.pdf(), password="")).text


@pytest.mark.parametrize("filename", ["a.txt", "a.pdf", "a.docx", "a.eml", "a.html", "a", ""])
@pytest.mark.parametrize("content_type", ["text/plain", "application/pdf", "text/html", ""])
def test_a_wrong_name_and_a_wrong_content_type_are_no_matter(filename: str, content_type: str) -> None:
    for raw in (
        made.pdf(),
        made.docx(),
        made.mail(),
        HTML,
        made.warc([(BRIDGE, "200 OK", "text/html", HTML)]),
    ):
        assert reading.kind_of(raw, content_type, filename) == reading.kind_of(raw, "", "")


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office file"),
        (b"{\\rtf1 The bridge}", "RTF"),
        (b"\xff\xd8\xff\xe0" + bytes(600), "picture (JPEG)"),
        (b"\x00\x00\x00\x18ftypmp42", "film"),
        (b"ID3\x04\x00\x00", "sound"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (made.zipped({"notes.txt": "The bridge."}), "zip file: unpack it"),
        (made.zipped({"xl/workbook.xml": "<x/>"}), "spreadsheet"),
        (made.zipped({"ppt/presentation.xml": "<x/>"}), "slides"),
        (b'<?xml version="1.0"?><rss><channel/></rss>', "feed"),
        (b"a\x00b", "not text"),
        (b"", "empty"),
    ],
)  # fmt: skip
def test_what_is_not_read_says_what_it_is_at_the_door_already(raw: bytes, sentence: str) -> None:
    assert sentence in refused(raw)
    with pytest.raises(Unreadable, match=sentence.replace("(", r"\(").replace(")", r"\)")):
        reading.check(raw)


def test_words_that_begin_like_a_program_or_a_sound_are_text() -> None:
    for text in (
        "MZ\x90".replace("\x90", "") + " is a unit.",
        "ID3 tags were found.",
        "BZh said no.",
        "From: here\n\nto there.",
    ):
        assert reading.read(text.encode()).text == text


def test_a_process_that_hangs_is_ended_with_all_that_it_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it started holds its output open: were it alive, nobody would come back from reading that."""
    monkeypatch.setattr(confined, "WALL_SECONDS", 0.5)
    monkeypatch.setattr(confined, "_START", "import os, time; os.fork(); time.sleep(60)")
    begun = time.monotonic()
    assert "takes too long" in refused(made.pdf())
    assert time.monotonic() - begun < 5


SAYS = """
import json, os, resource, sys
child.confine(5)
limits = [resource.getrlimit(each)[1] for each in (resource.RLIMIT_AS, resource.RLIMIT_FSIZE)]
seen = [sorted(os.environ), sorted(os.listdir("/proc/self/fd")), "django" in sys.modules, limits]
print(json.dumps({"refused": json.dumps(seen)}))
"""


def test_the_process_has_little_and_nothing_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_OF_THE_DESK", "lowgate")
    monkeypatch.setattr(confined, "_START", confined._START.replace("child.main()", SAYS))
    with socket.create_server(("127.0.0.1", 0)):
        said = json.loads(refused(made.pdf()))
    # The fourth is the folder that it looks into to find this out.
    assert said == [["LC_CTYPE"], ["0", "1", "2", "3"], False, [512 * 2**20, 0]]
