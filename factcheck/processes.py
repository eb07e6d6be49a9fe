"""Child processes that never outlive us: each in a group of its own, with its log, and stopped as a group."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_LAST_BREATH, _GLANCE = 3.0, 0.02
"""Seconds that a killed process may take to be gone, and between two looks."""


def die_with_parent(signum: signal.Signals) -> Callable[[], None] | None:
    """What a child runs before its program, so that the kernel signals it when we die, even by SIGKILL.

    Only Linux can do this; elsewhere a child of a killed parent is left to its own devices.
    """
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def prepare() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, int(signum))
        if os.getppid() != parent:  # It died before we asked.
            os.kill(os.getpid(), signum)

    return prepare


def tail(path: Path, lines: int = 12) -> str:
    """The last lines of a log, for a person; empty when there is no such log."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return ""
    return "\n".join(text.splitlines()[-lines:])


class Child:
    """One process that we started, the group it leads, and the log of this run."""

    def __init__(
        self, name: str, command: Sequence[str | Path], *, log: Path, env: dict[str, str] | None = None
    ) -> None:
        self.name = name
        self.log = log
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(env or {})},
                start_new_session=True,
                preexec_fn=die_with_parent(signal.SIGTERM),  # noqa: PLW1509 - we start no threads
            )

    @property
    def exit_code(self) -> int | None:
        """How it ended, or None while it runs."""
        return self._process.poll()

    def has_written(self, words: str) -> bool:
        """Whether its log says these words."""
        return words.encode() in self.log.read_bytes()

    def ask_to_stop(self) -> None:
        if self.exit_code is None:
            self._process.terminate()

    def stop_by(self, deadline: float) -> None:
        """Wait until the deadline (of `time.monotonic`), then end what is left of the group."""
        try:
            self._process.wait(timeout=max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self._end_group()
            self._process.wait()
        self._end_group()

    def _end_group(self) -> None:
        """End what is left of the group; wait until the kernel has taken back its memory and locks."""
        until = time.monotonic() + _LAST_BREATH
        while time.monotonic() < until:
            try:
                os.killpg(self._process.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):  # Nothing of it is left (macOS says the second).
                return
            time.sleep(_GLANCE)


def stop_all(children: Sequence[Child], *, seconds: float = 12.0) -> None:
    """Ask all of them at once, then wait for each; after this none is left."""
    for child in children:
        child.ask_to_stop()
    deadline = time.monotonic() + seconds
    for child in children:
        child.stop_by(deadline)
