"""Mail whose worker is killed at each SQL statement, and beats that write a day's mail at once."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import connection
from pytest_django import Settings

from claims.actions import comments, digests
from claims.domain.refusals import WrongState
from claims.models import Comment, Letter, OutboxEvent, User
from claims.pipeline import drain
from tests import builders, smtp
from tests.builders import Staff
from tests.pipeline.test_crash_sweep import MOST, another_worker, worker_killed_after

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
MORNING = datetime(2026, 11, 3, 8, tzinfo=UTC)


def desk() -> Staff:
    staff = builders.staff()
    User.objects.filter(pk=staff.cleo.pk).update(email="cleo@desk.example")
    return staff


def test_a_mail_is_sent_once_or_said_to_be_in_doubt_wherever_its_worker_is_killed(settings: Settings) -> None:
    staff, claim, doubts = desk(), builders.claim(), 0
    drain.drain_all()
    with smtp.serving() as server:
        settings.MAIL_ON, settings.EMAIL_BACKEND = True, "claims.gateways.smtp.Backend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        for statements in range(MOST):
            comments.add(claim=claim, text="@cleo, which year?", by=staff.ravi)
            died = worker_killed_after(statements)
            another_worker()
            letter = Letter.objects.latest("pk")
            taken = [mail for mail in server.mails if str(letter.key) in mail["Message-ID"]]
            assert len(taken) <= 1, f"killed after {statements} statements"
            assert (letter.sent_at is None) != (letter.perhaps_sent_at is None)
            assert len(taken) == 1 or letter.perhaps_sent_at
            doubts += letter.sent_at is None
            if not died:
                break

    assert not died
    assert 0 < doubts < statements / 3
    assert Letter.objects.count() == Comment.objects.count() == statements + 1
    assert not OutboxEvent.objects.filter(done_at__isnull=True).exists()


def test_four_beats_at_once_write_one_mail_of_the_day(settings: Settings) -> None:
    settings.MAIL_ON = True
    staff, claim = desk(), builders.claim()
    thread = comments.add(claim=claim, text="Mine.", by=staff.cleo)
    comments.reply(thread=thread, text="Which year?", by=staff.ravi)
    drain.drain_all()
    written: list[int] = []

    _at_once(4, lambda: written.append(digests.write_due(MORNING)))

    assert sorted(written) == [0, 0, 0, 1]
    assert Letter.objects.filter(day=MORNING.date()).count() == 1


def test_of_two_people_who_resolve_a_thread_at_once_one_is_told_that_it_is_resolved() -> None:
    staff = desk()
    thread = comments.add(claim=builders.claim(), text="Which year?", by=staff.ravi)
    answers: list[str] = []

    def resolve() -> None:
        try:
            comments.resolve(thread=thread, by=staff.cleo)
        except WrongState as refusal:
            answers.append(str(refusal))

    _at_once(2, resolve)

    assert answers == ["This thread is resolved already."]


def _at_once(number: int, do: Callable[[], None]) -> None:
    together = threading.Barrier(number)

    def run() -> None:
        together.wait()
        try:
            do()
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
