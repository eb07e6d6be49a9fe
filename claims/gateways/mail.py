"""Handing mail to a mail server, which may be slow, away, or of another mind."""

import smtplib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from django.conf import settings
from django.core import mail


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as it goes out: plain text, and the same as simple HTML."""

    to: str
    subject: str
    text: str
    html: str
    headers: Mapping[str, str] = field(default_factory=dict)


class NotTaken(Exception):
    """No mail server has this mail; it can be sent again."""


class PerhapsTaken(Exception):
    """The server fell silent after the mail was handed over: it may have it or not."""


def send(letter: Mail) -> None:
    """Hand it over. Returns once a server has taken it; raises NotTaken or PerhapsTaken.

    A server that is silent for EMAIL_TIMEOUT seconds counts as away.
    """
    connection = mail.get_connection(timeout=settings.EMAIL_TIMEOUT)
    message = mail.EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        to=[letter.to],
        headers=dict(letter.headers),
        connection=connection,
    )
    message.attach_alternative(letter.html, "text/html")
    try:
        connection.open()
        message.send()
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused) as refusal:
        # An answer is an answer, even to the whole of the mail: it was not taken.
        raise NotTaken(_said(refusal)) from refusal
    except (OSError, smtplib.SMTPException, ValueError) as failure:
        if getattr(connection, "handed_over", False):
            raise PerhapsTaken(_said(failure)) from failure
        raise NotTaken(_said(failure)) from failure
    finally:
        # What happens while we take our leave changes nothing about the mail.
        with suppress(OSError, smtplib.SMTPException):
            connection.close()


def _said(failure: Exception) -> str:
    return f"The mail server: {type(failure).__name__}: {failure}"
