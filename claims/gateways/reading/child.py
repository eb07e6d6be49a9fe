"""The process that reads one document and ends: what it may spend is set before it sees a byte of it."""

import resource
import signal
import sys
import time
from importlib import import_module
from math import ceil

from claims.domain.pages import Page
from claims.domain.refusals import Unreadable
from claims.gateways.files import LARGEST
from claims.gateways.reading import carried
from claims.gateways.reading.carried import Task
from claims.gateways.reading.kinds import Kind
from claims.gateways.reading.paper import PASTE, Paper

MEMORY = 512 * 1024 * 1024
"""Bytes of its address space."""

SECONDS = 20.0
SHORTER = {Kind.HTML: 0.9, Kind.WARC: 5.0, Kind.WACZ: 5.0}
"""Seconds of CPU for whatever is read here, and for what must not take as long."""

FILES = 32

READERS = {
    Kind.HTML: "html",
    Kind.PDF: "pdf",
    Kind.DOCX: "docx",
    Kind.MAIL: "mail",
    Kind.WARC: "archives",
    Kind.WACZ: "archives",
}


def main() -> None:
    """From standard input to standard output."""
    confine(SECONDS)
    task, raw, paper = carried.asked(sys.stdin.buffer.read())
    # Its kind alone decides how long it may take; nothing of it has been looked at yet.
    confine(SHORTER.get(paper.kind, SECONDS))
    try:
        said = carried.answer(_bounded(done(task, raw, paper)))
    except Unreadable as refusal:
        said = carried.refusal(str(refusal))
    except (MemoryError, RecursionError):
        said = carried.refusal(
            f"This {paper.kind} lies too deep within itself, or needs more memory than it may. {PASTE}"
        )
    sys.stdout.buffer.write(said)


def confine(seconds: float) -> None:
    """No more CPU, memory, files or processes than these; nothing is written, not even a core."""
    # The limit counts whole seconds; the clock, which ends it just so, is finer.
    signal.setitimer(signal.ITIMER_PROF, max(seconds - time.process_time(), 0.01))
    for kind, most in (
        (resource.RLIMIT_CPU, ceil(seconds)),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(kind, (most, most))


def done(task: Task, raw: bytes, paper: Paper) -> Page:
    """By the reader of its kind, or the one that cleans; it is loaded only now."""
    reader = "markup" if task is Task.CLEAN else READERS[paper.kind]
    found: Page = import_module(f"claims.gateways.reading.{reader}").read(raw, paper)
    return found


def _bounded(page: Page) -> Page:
    if len(page.text.encode("utf-8", "replace")) > LARGEST:
        raise Unreadable(f"The text in it is longer than {LARGEST // 2**20} MB. {PASTE}")
    return page
