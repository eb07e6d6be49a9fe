"""A mail becomes the text that its reader sees, with its header; what is not read of it is named."""

from datetime import UTC, datetime

import pytest

from claims.gateways import reading
from tests.gateways.reading import documents as made
from tests.gateways.reading.test_documents import lines, refused

LONG = " ".join(made.LINES)
OLDER = (
    "From: Tom Ellery <tom@union.example>\r\nSubject: Not inspected\r\nDate: Wed, 30 Sep 2026 09:00:00 +0000"
)
PLAIN = "Content-Type: text/plain; charset=utf-8"
PAGE = "Content-Type: text/html; charset=utf-8"


def test_a_mail_is_read_with_its_header() -> None:
    page = reading.read(made.mail())
    assert lines(page) == ["Bridge “sound”", *made.LINES]
    assert (page.title, page.byline) == ("Bridge “sound”", "Ada Lünd")
    assert page.published_at == datetime(2026, 10, 1, 8, tzinfo=UTC)
    assert set(page.origins.values()) == {"mail"}


def test_what_is_attached_to_a_mail_is_named_and_not_read() -> None:
    head, body = made.parts(
        "Content-Type: text/plain\r\n\r\nThe report is attached.",
        'Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="report.pdf"\r\n\r\n%PDF',
    )
    page = reading.read(made.mail(head=head, body=body))
    assert (page.text, page.unread) == (
        "Bridge “sound”\n\nThe report is attached.",
        "Attached to it and not read: report.pdf.",
    )
    head, body = made.parts('Content-Type: application/pdf; name="report.pdf"\r\n\r\n%PDF')
    assert "only what is attached to it (report.pdf)" in refused(made.mail(head=head, body=body))


def test_a_mail_that_is_a_page_alone_is_read_as_one() -> None:
    head, body = made.parts(
        f"Content-Type: text/html; charset=utf-8\r\n\r\n{made.html()}", kind="alternative"
    )
    assert "40 tonnes" in reading.read(made.mail(head=head, body=body)).text
    short = made.mail(head="Content-Type: text/html", body="<p>The bridge is <b>closed</b>.</p>")
    assert lines(reading.read(short))[1:] == ["The bridge is closed."]


@pytest.mark.parametrize("charset", ["utf-8", "latin-1"])
def test_letters_in_a_header_that_are_not_encoded_are_read(charset: str) -> None:
    """RFC 6532, and what older programs write."""
    named = 'Content-Type: application/pdf; name="Straße.pdf"\r\n\r\n%PDF'
    head, body = made.parts(f"{PLAIN}\r\n\r\nThe bridge is shut.", named)
    raw = (
        "MIME-Version: 1.0\nFrom: Jörg Übel <joerg@harwick.example>\n"
        f"Subject: Brücke =?utf-8?q?f=C3=BCr?= alle zu\n{head}\n\n{body}"
    )
    page = reading.read(raw.encode(charset))
    assert (page.title, page.byline) == ("Brücke für alle zu", "Jörg Übel")
    assert page.unread == "Attached to it and not read: Straße.pdf."


def test_a_text_that_only_stands_in_for_a_page_gives_way_to_it() -> None:
    for text, kept in (("This message needs an HTML viewer.", False), (LONG, True)):
        head, body = made.parts(
            f"{PLAIN}\r\n\r\n{text}",
            f"{PAGE}\r\n\r\n{made.html()}<style>{'p {} ' * 900}</style>",
            kind="alternative",
        )
        assert (text in reading.read(made.mail(head=head, body=body)).text) is kept
        assert "40 tonnes" in reading.read(made.mail(head=head, body=body)).text


def test_a_page_that_cannot_be_read_leaves_the_text_beside_it() -> None:
    deep = "<div>" * 2_000 + "many words here " * 100
    head, body = made.parts(
        f"{PLAIN}\r\n\r\nThe bridge is shut.", f"{PAGE}\r\n\r\n{deep}", kind="alternative"
    )
    assert lines(reading.read(made.mail(head=head, body=body)))[1:] == ["The bridge is shut."]


def test_parts_that_are_no_alternatives_of_each_other_are_all_read() -> None:
    head, body = made.parts(
        f"{PLAIN}\r\n\r\nThe mayor wrote:", f"{PAGE}\r\n\r\n<p>The bridge is <b>closed</b>.</p>"
    )
    assert lines(reading.read(made.mail(head=head, body=body)))[1:] == [
        "The mayor wrote:",
        "The bridge is closed.",
    ]


@pytest.mark.parametrize(
    "how", ["", '; name="old.eml"\r\nContent-Disposition: attachment; filename="old.eml"']
)
def test_a_forwarded_mail_is_what_a_short_one_is_about(how: str) -> None:
    inner_head, inner = made.parts(
        f"{PLAIN}\r\n\r\n{LONG}", "Content-Type: image/png\r\n\r\nx", mark="inside"
    )
    head, body = made.parts(
        f"{PLAIN}\r\n\r\nHave a look.",
        f"Content-Type: message/rfc822{how}\r\n\r\n{OLDER}\r\n{inner_head}\r\n\r\n{inner}",
    )
    page = reading.read(made.mail(head=head, body=body))
    assert lines(page) == ["Not inspected", "Have a look.", LONG]
    assert (page.title, page.byline) == ("Not inspected", "Tom Ellery")
    assert page.published_at == datetime(2026, 9, 30, 9, tzinfo=UTC)
    assert page.unread == "Attached to it and not read: image/png."


def test_a_mail_that_is_forwarded_alone_or_with_others_is_read() -> None:
    older = f"Content-Type: message/rfc822\r\n\r\n{OLDER}\r\n\r\nNobody looked at it."
    for each, said in (((older,), ["Not inspected"]), ((older, older), ["Bridge “sound”", "Not inspected"])):
        head, body = made.parts(*each, kind="digest")
        assert lines(reading.read(made.mail(head=head, body=body)))[: len(said)] == said


def test_a_forwarded_mail_beside_a_long_text_is_named() -> None:
    head, body = made.parts(
        f"{PLAIN}\r\n\r\n{LONG} {LONG}",
        f"Content-Type: message/rfc822\r\n\r\n{OLDER}\r\n\r\nOld words.",
        "Content-Type: message/rfc822\r\n\r\nFrom: x\r\n\r\nOld words.",
    )
    page = reading.read(made.mail(head=head, body=body))
    assert page.title == "Bridge “sound”"
    assert page.unread == (
        "Attached to it and not read: a forwarded message (Not inspected), a forwarded message."
    )


def test_a_forwarded_mail_that_is_packed_is_named() -> None:
    head, body = made.parts(
        f"{PLAIN}\r\n\r\nHave a look.",
        "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\nRnJvbTogeAo=",
    )
    assert reading.read(made.mail(head=head, body=body)).unread == (
        "Attached to it and not read: a forwarded message."
    )
