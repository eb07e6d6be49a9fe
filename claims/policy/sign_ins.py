"""How often a password may be wrong before one must wait."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from claims.domain.refusals import Refusal

WINDOW = timedelta(minutes=15)
FROM_ONE_ADDRESS = 5
"""For one name from one address: a whole newsroom may share an address, and its other names go on."""

FROM_ANYWHERE = 50
"""For one name from all addresses together, so that changing the address does not help."""


class TooOftenError(Refusal):
    """The password was wrong too often; `wait` is how long this lasts."""

    def __init__(self, wait: timedelta) -> None:
        minutes = -(-int(wait.total_seconds()) // 60) or 1
        when = "in a minute" if minutes == 1 else f"in {minutes} minutes"
        super().__init__(
            f"The password for this name was wrong too often. Try again {when}; nobody else is affected."
        )
        self.wait = wait


def check_may_try(here: Sequence[datetime], anywhere: Sequence[datetime], now: datetime) -> None:
    """Raises TooOftenError. Each sequence holds when this name failed in the window, newest first."""
    waits = [
        failures[limit - 1] + WINDOW - now
        for failures, limit in ((here, FROM_ONE_ADDRESS), (anywhere, FROM_ANYWHERE))
        if len(failures) >= limit
    ]
    if waits:
        raise TooOftenError(max(waits))
