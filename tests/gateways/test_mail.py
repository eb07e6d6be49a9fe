"""Handing mail to a real server, in every mood that a server can have."""

import time
from collections.abc import Iterator

import pytest
from pytest_django import Settings

from claims.gateways import mail
from claims.gateways.mail import Mail, NotTaken, PerhapsTaken
from tests import smtp
from tests.smtp import MailServer

LETTER = Mail(
    to="ravi@desk.example",
    subject="Edda assigned C-1 to you – “at once”",
    text="Look.\n.\nA line with a dot alone.",
    html="<p>Look.</p>",
    headers={"Message-ID": "<1@desk.example>"},
)


@pytest.fixture
def server(settings: Settings) -> Iterator[MailServer]:
    with smtp.serving() as server:
        settings.EMAIL_BACKEND = "claims.gateways.smtp.Backend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 0.3
        yield server


def test_a_mail_arrives_as_text_and_as_html_with_its_headers(server: MailServer) -> None:
    mail.send(LETTER)

    (taken,) = server.mails
    assert (taken["To"], taken["Subject"], taken["Message-ID"]) == (
        LETTER.to,
        LETTER.subject,
        "<1@desk.example>",
    )
    text, html = (part.get_content() for part in taken.iter_parts())
    assert text.rstrip("\n").replace("\r", "") == LETTER.text
    assert html.strip() == LETTER.html


@pytest.mark.parametrize(
    ("step", "answer"),
    [
        (smtp.GREETING, "421 too many of you"),
        (smtp.GREETING, "554 go away"),
        (smtp.GREETING, smtp.HANG),
        (smtp.GREETING, smtp.BREAK_OFF),
        (smtp.HELLO, smtp.HANG),
        (smtp.SENDER, "451 later"),
        (smtp.SENDER, smtp.HANG),
        (smtp.RECIPIENT, "450 mailbox busy"),
        (smtp.RECIPIENT, "550 nobody of that name"),
        (smtp.RECIPIENT, smtp.BREAK_OFF),
        (smtp.MAIL, "452 disk full"),
        (smtp.MAIL, "554 it looks like spam"),
    ],
)
def test_a_server_that_certainly_has_it_not_is_told_apart(server: MailServer, step: str, answer: str) -> None:
    server.answers[step] = answer

    with pytest.raises(NotTaken, match="The mail server: "):
        mail.send(LETTER)

    assert server.mails == []


@pytest.mark.parametrize("answer", [smtp.HANG, smtp.BREAK_OFF])
def test_a_server_that_falls_silent_with_the_mail_in_hand_may_have_it(
    server: MailServer, answer: str
) -> None:
    server.answers[smtp.MAIL] = answer

    with pytest.raises(PerhapsTaken):
        mail.send(LETTER)


@pytest.mark.parametrize("answer", [smtp.HANG, smtp.BREAK_OFF, "500 what?"])
def test_how_the_server_takes_its_leave_changes_nothing(server: MailServer, answer: str) -> None:
    server.answers["QUIT"] = answer

    mail.send(LETTER)

    assert len(server.mails) == 1


def test_a_server_that_is_not_there_is_not_waited_for(settings: Settings) -> None:
    with smtp.serving() as gone:
        settings.EMAIL_BACKEND = "claims.gateways.smtp.Backend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", gone.port, 5
    began = time.monotonic()

    with pytest.raises(NotTaken, match="refused"):
        mail.send(LETTER)

    assert time.monotonic() - began < 2


def test_an_address_that_is_none_is_not_taken(server: MailServer) -> None:
    with pytest.raises(NotTaken):
        mail.send(Mail(to="ravi\n@desk.example", subject="Look", text="Look.", html="Look."))
