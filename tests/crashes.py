"""Dying at one SQL statement: the connection is gone, and whoever spoke on it has stopped."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import OperationalError, connection

Execute = Callable[[str, Any, bool, dict[str, Any]], Any]


class Died(OperationalError):
    """Raised where the process would have ended."""


class _Countdown:
    def __init__(self, statements: int) -> None:
        self.left = statements
        self.died = False

    def __call__(self, execute: Execute, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if self.died:
            raise Died("nothing more can be said")
        if self.left == 0:
            self.died = True
            context["connection"].connection.close()
            raise Died(f"died before {sql[:80]}")
        self.left -= 1
        return execute(sql, params, many, context)


@contextmanager
def dying_after(statements: int) -> Iterator[_Countdown]:
    """Within the block, so many statements are carried out; at the next one the connection breaks.

    What was not committed by then the server rolls back, as it does for a killed process.
    """
    countdown = _Countdown(statements)
    try:
        with connection.execute_wrapper(countdown):
            yield countdown
    finally:
        if countdown.died:
            connection.close()
