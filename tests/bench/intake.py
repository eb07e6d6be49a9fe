"""How fast one process makes statements out of bytes, against spaCy alone, and what it holds after many."""

import statistics
from collections.abc import Iterator
from functools import partial
from itertools import cycle, islice
from pathlib import Path

import spacy
from django.conf import settings
from django.db import transaction

from claims.actions import articles
from claims.domain.topics import Queue
from claims.models import Article, User
from claims.pipeline import drain
from factcheck.processes import Child
from tests.bench.measure import Measure, ratio, taken
from tests.faults.desk import Desk, family, kill_group, wait_until
from tests.matching import pairs

TURNS = 5
OF_EACH_TURN = 60
READ = TURNS * OF_EACH_TURN + 1
FEW, MANY = 200, 2_000
LOADED = 150
"""Megabytes that a process has at least once it has loaded the analysis."""


def measures(desk: Desk, editor: User) -> Iterator[Measure]:
    """One after the other."""
    texts = _texts(READ + MANY)
    yield _reading(texts[:READ], editor)
    yield _holding(desk, texts[READ:], editor)


def _texts(most: int) -> list[str]:
    """Marked news from beside the repository, or our own articles where it is absent; none twice the same."""
    found = pairs.polnear("train", most) if pairs.TEXTS.exists() else pairs.seeds()
    return [
        f"{text}\n\nReceived as number {number}.\n" for number, text in enumerate(islice(cycle(found), most))
    ]


def _reading(texts: list[str], editor: User) -> Measure:
    """In turn, and of each the middle one: articles from the stored bytes to stored statements."""
    bare = spacy.load(settings.ANALYSIS_PIPELINE)
    _submit(texts[-1:], editor)
    _drain()
    spans = []
    for turn in range(TURNS):
        share = texts[turn * OF_EACH_TURN : (turn + 1) * OF_EACH_TURN]
        theirs = taken(partial(list, bare.pipe(share)))
        _submit(share, editor)
        spans.append((taken(_drain), theirs))
    ours, theirs = (statistics.median(each) for each in zip(*spans, strict=True))
    what = "articles a second from bytes to stored statements, one process ÷ bare nlp.pipe"
    return ratio(what, OF_EACH_TURN / ours, OF_EACH_TURN / theirs, unit="/s", wanted="≥ 0.7")


def _drain() -> None:
    while drain.drain(Queue.INGEST):
        pass


def _holding(desk: Desk, texts: list[str], editor: User) -> Measure:
    """The memory of a worker and its two processes after some articles, and after many."""
    worker = desk.worker()
    desk.wait_ready(worker)
    _warm(worker, editor)
    held = []
    for share in (texts[:FEW], texts[FEW:]):
        _submit(share, editor)
        wait_until(_all_read, "all articles are read", 3600)
        held.append(_resident(worker))
    kill_group(worker)
    what = f"memory of a worker after {MANY:,} articles ÷ after {FEW}"
    return ratio(what, held[1], held[0], unit="MB", wanted="≤ 1.1")


def _warm(worker: Child, editor: User) -> None:
    """Until both of its processes have loaded the analysis: what comes at once, both take."""
    for burst in range(20):
        with transaction.atomic():
            _submit(
                [f"The tide rose by {burst * 40 + number} feet, the office said." for number in range(40)],
                editor,
            )
        wait_until(_all_read, "all articles are read", 600)
        if all(_own(pid) > LOADED for pid in family(worker)):
            return
    raise AssertionError("A process of the worker never took an article.")


def _submit(texts: list[str], editor: User) -> None:
    """All of them new: bytes that are known give the article that they gave before, and are not read."""
    for text in texts:
        assert articles.submit(raw=text.encode(), how="paste", by=editor).created


def _all_read() -> bool:
    return not Article.objects.exclude(status__in=("ready", "failed")).exists()


def _resident(worker: Child) -> float:
    """Megabytes that the worker's processes hold; what several share is counted once."""
    return sum(_own(pid) for pid in (worker._process.pid, *family(worker)))


def _own(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
