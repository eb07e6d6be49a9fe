"""Telling the workers that rows wait. A hint may be lost; the row is found anyway."""

from collections.abc import Callable

from claims.domain.topics import Queue

Sender = Callable[[Queue], None]

_senders: list[Sender] = []


def connect(sender: Sender) -> None:
    """Have every hint sent by this function too. It must not raise. Called once, when the app is ready."""
    if sender not in _senders:
        _senders.append(sender)


def send(queue: Queue) -> None:
    for sender in _senders:
        sender(queue)
