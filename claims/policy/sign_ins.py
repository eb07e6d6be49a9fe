"""How often a password, or the code after it, may be wrong before one must wait."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from claims.domain.refusals import Refusal
from claims.domain.tongue import say_count

WINDOW = timedelta(minutes=15)
FROM_ONE_ADDRESS = 5
"""For one name from one address: a whole newsroom may share an address, and its other names go on."""

FROM_ANYWHERE = 50
"""For one name from all addresses together, so that changing the address does not help."""

CODES_FROM_ANYWHERE = 10
"""A code has a million values, of which three fit: whoever has the password guesses for years."""


def password(minutes: int) -> str:
    """What the person reads whose password was wrong too often."""
    return say_count(
        "The password for this name was wrong too often. Try again in a minute; nobody else is affected.",
        "The password for this name was wrong too often. Try again in {count} minutes;"
        " nobody else is affected.",
        minutes,
    )


def code(minutes: int) -> str:
    """The same of the code after it."""
    return say_count(
        "The code for this name was wrong too often. Try again in a minute; nobody else is affected.",
        "The code for this name was wrong too often. Try again in {count} minutes; nobody else is affected.",
        minutes,
    )


class TooOftenError(Refusal):
    """The password, or the code, was wrong too often; `wait` is how long this lasts."""

    def __init__(self, wait: timedelta, sentence: Callable[[int], str] = password) -> None:
        super().__init__(sentence(-(-int(wait.total_seconds()) // 60) or 1))
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Failures:
    """When a name failed within the window, the newest first: from one address, and from anywhere."""

    here: Sequence[datetime]
    anywhere: Sequence[datetime]


def check_may_try(failures: Failures, now: datetime) -> None:
    """A password. Raises TooOftenError."""
    _check(failures, FROM_ANYWHERE, now, password)


def check_may_try_code(failures: Failures, now: datetime) -> None:
    """A code. Raises TooOftenError."""
    _check(failures, CODES_FROM_ANYWHERE, now, code)


def _check(failures: Failures, from_anywhere: int, now: datetime, sentence: Callable[[int], str]) -> None:
    waits = [
        found[limit - 1] + WINDOW - now
        for found, limit in ((failures.here, FROM_ONE_ADDRESS), (failures.anywhere, from_anywhere))
        if len(found) >= limit
    ]
    if waits:
        raise TooOftenError(max(waits), sentence)
