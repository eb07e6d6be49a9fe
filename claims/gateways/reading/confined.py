"""Reading a document in a process of its own, which has little to spend and nothing to lose."""

import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import Any

from claims.domain.pages import Page
from claims.domain.refusals import Unreadable
from claims.gateways.files import LARGEST
from claims.gateways.reading import carried
from claims.gateways.reading.carried import Task
from claims.gateways.reading.kinds import Kind
from claims.gateways.reading.paper import PASTE, Paper

WALL_SECONDS = 30.0
"""How long one may take by the clock, whatever else the machine does."""

LARGEST_ANSWER = 8 * LARGEST
"""Bytes that are taken from such a process; more than any text has that may be kept."""

_HOUSE = str(Path(__file__).resolve().parents[3])
_START = (
    f"import sys; sys.path.insert(0, {_HOUSE!r}); from claims.gateways.reading import child; child.main()"
)


def read(raw: bytes, paper: Paper) -> Page:
    """What the document holds. Raises Unreadable, also where it takes more than it may."""
    return _done(Task.READ, raw, paper)


def clean(raw: bytes, paper: Paper) -> Page:
    """What may be shown of a page, as the text of another. Raises Unreadable as `read` does."""
    return _done(Task.CLEAN, raw, paper)


def _done(task: Task, raw: bytes, paper: Paper) -> Page:
    answer, ended = _asked(carried.question(task, raw, paper))
    try:
        return carried.page(answer)
    except carried.Broken:
        raise Unreadable(_why(paper.kind, ended)) from None


def _asked(question: bytes) -> tuple[bytes, int]:
    """What the process printed, and how it ended; it and whatever it may have started are gone then."""
    with tempfile.TemporaryFile() as given:
        given.write(question)
        given.seek(0)
        with _started(given) as process:
            clock = Timer(WALL_SECONDS, _end, [process])
            clock.start()
            try:
                answer = process.stdout.read(LARGEST_ANSWER + 1) if process.stdout else b""
                if len(answer) > LARGEST_ANSWER:
                    answer = b""
            finally:
                # It may have closed its output and still be at work.
                ended = _waited(process)
                clock.cancel()
    return answer, ended


def _started(given: Any) -> subprocess.Popen[bytes]:
    """Python alone: without our settings, environment, open files or terminal."""
    return subprocess.Popen(
        [sys.executable, "-I", "-X", "utf8", "-c", _START],
        stdin=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={},
        close_fds=True,
        start_new_session=True,
    )


def _waited(process: subprocess.Popen[bytes]) -> int:
    """Its exit status, once its whole group is gone."""
    try:
        return process.wait(timeout=1)
    except subprocess.TimeoutExpired:
        _end(process)
        return process.wait()


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _why(kind: Kind, ended: int) -> str:
    """What to say of a process that ended without an answer."""
    if ended in {-signal.SIGPROF, -signal.SIGXCPU, -signal.SIGKILL}:
        return f"This {kind} is built so that reading it takes too long or too much memory. {PASTE}"
    return f"This {kind} is broken, or of a sort that is not read here. {PASTE}"
