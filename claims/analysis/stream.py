"""Many articles, a line of JSON each: analysed on several processes and handed back in the same order."""

import gc
import json
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from claims.analysis.analyser import analyse
from claims.analysis.attribution.weights import weights
from claims.analysis.english import load
from claims.analysis.report import Json, as_json

CHUNK = 2
"""Articles handed to a process at a time."""
_AHEAD = 3
"""Chunks that wait for each process, so that none is idle and memory stays small."""

_START = "fork" if sys.platform == "linux" else "spawn"
"""Elsewhere a process that has loaded the system's libraries may not be forked: each worker loads its own."""


class UnreadableLine(Exception):
    """A line is no article; its text says why."""


def answered(lines: Iterable[str], *, pipeline: str, workers: int = 1) -> Iterator[Json]:
    """For each line `{"id", "text"}` its analysis with that id; `{"id", "error"}` where the line is none.

    Reads no further ahead than the processes need. Raises OSError where spaCy has no such pipeline, and
    BrokenProcessPool where a process was ended from outside.
    """
    if workers == 1:
        for line in lines:
            yield _of_line(line, pipeline)
        return
    yield from _on_processes(iter(lines), pipeline, workers)


def _on_processes(lines: Iterator[str], pipeline: str, workers: int) -> Iterator[Json]:
    # Loaded here and shared by what is forked: all workers are, before the pool starts a thread of its own.
    load(pipeline)
    weights()
    gc.freeze()
    with ProcessPoolExecutor(workers, get_context(_START), load, (pipeline,)) as pool:
        waiting: deque[Future[list[Json]]] = deque()
        try:
            while True:
                chunk = list(islice(lines, CHUNK))
                if chunk:
                    waiting.append(pool.submit(_of_lines, chunk, pipeline))
                if waiting and (not chunk or len(waiting) >= workers * _AHEAD):
                    yield from waiting.popleft().result()
                elif not chunk:
                    return
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _of_lines(lines: list[str], pipeline: str) -> list[Json]:
    return [_of_line(line, pipeline) for line in lines]


def _of_line(line: str, pipeline: str) -> Json:
    article: Json = {}
    try:
        article = _article(line)
        return {"id": article.get("id"), **as_json(analyse(_text(article), pipeline=pipeline))}
    except UnreadableLine as refused:
        return {"id": article.get("id"), "error": str(refused)}


def _article(line: str) -> Json:
    try:
        article = json.loads(line)
    except ValueError as refused:
        raise UnreadableLine(f"This line is not JSON: {refused}.") from refused
    if not isinstance(article, dict):
        raise UnreadableLine('This line is JSON but not an object {"id", "text"}.')
    return article


def _text(article: Json) -> str:
    text = article.get("text")
    if not isinstance(text, str):
        raise UnreadableLine('This line has no "text" that is a string.')
    try:
        text.encode()
    except UnicodeEncodeError as refused:
        raise UnreadableLine("The text holds half of a character (a lone surrogate).") from refused
    return text
