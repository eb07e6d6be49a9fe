"""How often a password, or the code after it, may be wrong before one must wait."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from claims.domain.refusals import Refusal

WINDOW = timedelta(minutes=15)
FROM_ONE_ADDRESS = 5
"""For one name from one address: a whole newsroom may share an address, and its other names go on."""

FROM_ANYWHERE = 50
"""For one name from all addresses together, so that changing the address does not help."""

CODES_FROM_ANYWHERE = 10
"""A code has a million values, of which three fit: whoever has the password guesses for years."""


class TooOftenError(Refusal):
    """The password, or the code, was wrong too often; `wait` is how long this lasts."""

    def __init__(self, wait: timedelta, what: str = "password") -> None:
        minutes = -(-int(wait.total_seconds()) // 60) or 1
        when = "in a minute" if minutes == 1 else f"in {minutes} minutes"
        super().__init__(
            f"The {what} for this name was wrong too often. Try again {when}; nobody else is affected."
        )
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Failures:
    """When a name failed within the window, the newest first: from one address, and from anywhere."""

    here: Sequence[datetime]
    anywhere: Sequence[datetime]


def check_may_try(failures: Failures, now: datetime) -> None:
    """A password. Raises TooOftenError."""
    _check(failures, FROM_ANYWHERE, now, "password")


def check_may_try_code(failures: Failures, now: datetime) -> None:
    """A code. Raises TooOftenError."""
    _check(failures, CODES_FROM_ANYWHERE, now, "code")


def _check(failures: Failures, from_anywhere: int, now: datetime, what: str) -> None:
    waits = [
        found[limit - 1] + WINDOW - now
        for found, limit in ((failures.here, FROM_ONE_ADDRESS), (failures.anywhere, from_anywhere))
        if len(found) >= limit
    ]
    if waits:
        raise TooOftenError(max(waits), what)
