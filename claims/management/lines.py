"""Articles by the line, from a file or standard input to standard output."""

import gzip
import json
import os
import sys
import zlib
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from pathlib import Path

from django.core.management.base import BaseCommand

from claims.analysis.stream import answered
from claims.management.exits import unusable

_GZIP = b"\x1f\x8b"


def answer_lines(command: BaseCommand, name: str, *, pipeline: str, workers: int) -> None:
    """Print one line of JSON for each line of the file; ends with exit code 1 where any was no article."""
    if workers < 1:
        unusable(command, f"--workers {workers}: at least one process is needed.")
    wrong = 0
    try:
        for number, answer in enumerate(answered(_lines(name), pipeline=pipeline, workers=workers), start=1):
            command.stdout.write(json.dumps(answer, ensure_ascii=False))
            if "error" in answer:
                wrong += 1
                command.stderr.write(f"{name}, line {number}: {answer['error']}")
    except BrokenPipeError:
        # Whoever read us has enough; without this Python complains once more while it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except BrokenProcessPool:
        unusable(command, "One of the processes was ended from outside; what is printed so far is whole.")
    except (gzip.BadGzipFile, EOFError, zlib.error, UnicodeDecodeError) as refused:
        unusable(command, f"{name}: this is neither UTF-8 text nor whole gzip ({refused}).")
    except OSError as refused:
        unusable(command, f"{name}: {refused.strerror or refused}.")
    if wrong:
        sys.exit(1)


def _lines(name: str) -> Iterator[str]:
    """The lines that are not empty, read as they are asked for."""
    if name == "-":
        yield from (line.decode() for line in sys.stdin.buffer if line.strip())
        return
    with ExitStack() as stack:
        raw = stack.enter_context(Path(name).open("rb"))
        packed = raw.peek(2)[:2] == _GZIP
        lines = stack.enter_context(gzip.GzipFile(fileobj=raw)) if packed else raw
        yield from (line.decode() for line in lines if line.strip())
