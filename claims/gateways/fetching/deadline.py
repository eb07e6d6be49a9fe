"""The time that a whole fetch has."""

import time

from claims.domain.refusals import Fault, Unreachable


class Deadline:
    """So many seconds from now, for everything together."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._until = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left, more than none; Unreachable once they are over."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise self.over()
        return left

    def over(self) -> Unreachable:
        """What to raise when the time is over."""
        return Unreachable(
            f"The server did not answer in full within {self._seconds:g} seconds: try again later.",
            Fault.TIMEOUT,
        )
