"""A real worker on a real broker: what it serves, and that a broker that is away holds nobody up."""

import os
import socket
import subprocess
import sys
import time

import pytest

from claims.actions import articles, hints, relay
from claims.actions.articles import Provenance
from claims.domain.topics import Queue
from factcheck.celery import app
from factcheck.processes import Child
from tests import builders
from tests.conftest import server_addresses

pytestmark = pytest.mark.slow

TEXT = "The ferry carried 900 people on Monday, the harbour office said. The union denied that it was full."

HINT = """
import time, django
django.setup()
from claims.domain.topics import Queue
from claims.tasks import hint_sender
began = time.monotonic()
hint_sender.send(Queue.INGEST)
print(time.monotonic() - began)
"""


def worked_within(seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while any(relay.due(queue).exists() for queue in Queue):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def test_each_queue_gets_its_own_hints_and_no_copies() -> None:
    queues = app.amqp.queues.values()

    assert {queue.name for queue in queues} == {"factcheck", *Queue}
    assert len({(queue.exchange.name, queue.routing_key) for queue in queues}) == len(queues)


def test_a_row_whose_hint_was_lost_is_worked_all_the_same(
    celery_worker_process: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hints, "_senders", [])
    editor = builders.staff().edda

    articles.submit(raw=TEXT.encode(), how="paste", by=editor, provenance=Provenance(title="Ferry"))

    assert worked_within(30), celery_worker_process.log.read_text()


@pytest.mark.parametrize("answers_the_phone", [False, True], ids=["closed", "silent"])
def test_a_broker_that_is_away_holds_nobody_up(answers_the_phone: bool) -> None:
    with socket.socket() as broker:
        broker.bind(("127.0.0.1", 0))
        if answers_the_phone:
            broker.listen()  # It takes the call and never says a word.
        where = f"redis://127.0.0.1:{broker.getsockname()[1]}/0"
        told = subprocess.run(
            [sys.executable, "-c", HINT],
            env={
                **os.environ,
                **server_addresses(),
                "REDIS_URL": where,
                "DJANGO_SETTINGS_MODULE": "factcheck.settings",
            },
            capture_output=True,
            text=True,
            check=True,
        )

    assert float(told.stdout) < 5
    assert "the broker is away" in told.stderr
