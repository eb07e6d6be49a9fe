"""A mail server that hangs holds up the mail and nothing else."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from claims.actions import comments
from claims.models import Letter, Notice, User
from factcheck.processes import Child
from tests import builders, smtp
from tests.conftest import working
from tests.smtp import MailServer
from tests.tasks.test_worker import until

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SILENCE = 6.0
"""Seconds that the worker waits for a silent mail server."""


@pytest.fixture
def server() -> Iterator[MailServer]:
    with smtp.serving() as server:
        yield server


@pytest.fixture
def worker(server: MailServer, settings: Settings, transactional_db: None, tmp_path: Path) -> Iterator[Child]:
    """A real worker of two processes that mails through this server."""
    settings.MAIL_ON = True
    mail = {"EMAIL_URL": f"smtp://127.0.0.1:{server.port}", "EMAIL_TIMEOUT": f"{SILENCE:.0f}"}
    with working(tmp_path, "mail", **mail) as started:
        yield started


def test_while_the_mail_server_hangs_people_are_told_and_then_the_mail_goes_out(
    server: MailServer, worker: Child
) -> None:
    staff = builders.staff()
    User.objects.filter(pk=staff.cleo.pk).update(email="cleo@desk.example")
    claim = builders.claim()
    server.answers[smtp.GREETING] = smtp.HANG
    for number in range(4):
        comments.add(claim=claim, text=f"@cleo, {number}", by=staff.ravi)
    until(lambda: server.connections > 0)
    hung_at = time.monotonic()

    comments.add(claim=claim, text="@edda, look.", by=staff.ravi)
    until(lambda: Notice.objects.filter(user=staff.edda).exists())

    assert time.monotonic() - hung_at < SILENCE
    assert server.connections == 1
    server.answers.clear()
    until(lambda: Letter.objects.filter(sent_at__isnull=False).count() == 3)
