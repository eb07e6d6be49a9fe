"""Hints leave behind the request's back, become one where they wait together, and outlive what goes wrong."""

import atexit
import os
import threading
from collections.abc import Iterator

import pytest
from kombu.exceptions import OperationalError

from claims.domain.topics import Queue
from claims.tasks import drain
from claims.tasks.hint_sender import HintSender


class Broker:
    """Takes hints when it is let, and raises what it is told to."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.errors: list[Exception] = []
        self.open = threading.Event()
        self.reached = threading.Event()

    def take(self, arguments: tuple[str], **options: object) -> None:
        self.reached.set()
        assert self.open.wait(5)
        if self.errors:
            raise self.errors.pop(0)
        self.taken.append(arguments[0])


@pytest.fixture
def broker(monkeypatch: pytest.MonkeyPatch) -> Iterator[Broker]:
    made = Broker()
    monkeypatch.setattr(drain.drain_queue, "apply_async", made.take)
    monkeypatch.setattr(atexit, "register", lambda *given: None)
    yield made
    made.open.set()


def test_whoever_hints_does_not_wait_for_the_broker(broker: Broker) -> None:
    sender = HintSender()

    sender.send(Queue.EFFECTS)

    assert broker.reached.wait(5)
    assert broker.taken == []
    assert not sender.wait(0.05)
    broker.open.set()
    assert sender.wait(5)
    assert broker.taken == ["effects"]


def test_hints_that_wait_for_the_same_queue_become_one(broker: Broker) -> None:
    sender = HintSender()
    sender.send(Queue.EFFECTS)
    assert broker.reached.wait(5)

    for _ in range(5):
        sender.send(Queue.EFFECTS)
        sender.send(Queue.INGEST)
    broker.open.set()

    assert sender.wait(5)
    assert broker.taken == ["effects", "effects", "ingest"]


def test_a_broker_that_is_away_is_said_once_and_again_when_it_is_back(
    broker: Broker, caplog: pytest.LogCaptureFixture
) -> None:
    sender = HintSender()
    broker.errors = [OperationalError("gone"), OperationalError("gone")]
    broker.open.set()

    for _ in range(3):
        sender.send(Queue.EFFECTS)
        assert sender.wait(5)

    said = [record.getMessage() for record in caplog.records]
    assert said == ["No hints are sent, the broker is away: gone", "Hints are sent again."]
    assert broker.taken == ["effects"]


def test_whatever_goes_wrong_the_next_hint_is_sent(broker: Broker, caplog: pytest.LogCaptureFixture) -> None:
    sender = HintSender()
    broker.errors = [AttributeError("'NoneType' object has no attribute 'hostname'")]
    broker.open.set()

    for _ in range(2):
        sender.send(Queue.EFFECTS)
        assert sender.wait(5)

    assert broker.taken == ["effects"]
    assert "A hint was lost." in caplog.text


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_forked_child_sends_hints_of_its_own(broker: Broker) -> None:
    sender = HintSender()
    broker.open.set()
    sender.send(Queue.EFFECTS)
    assert sender.wait(5)
    read, write = os.pipe()

    child = os.fork()
    if not child:
        sender.send(Queue.INGEST)
        sent = sender.wait(5)
        os.write(write, ",".join(broker.taken).encode() if sent else b"nothing")
        os._exit(0)

    os.waitpid(child, 0)
    assert os.read(read, 100) == b"effects,ingest"
