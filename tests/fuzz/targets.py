"""What must be true of every document, sound or not."""

import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from claims.domain.pages import ORIGIN_WORDS, Page
from claims.domain.refusals import Unreadable
from claims.gateways.reading import carried, child
from claims.gateways.reading.kinds import Kind, kind_of
from claims.gateways.reading.paper import Paper
from claims.gateways.reading.said import LONGEST
from tests.gateways import fuzz_claimreviews, fuzz_feeds

NAMES = {"page": "a.html", "mail": "a.eml"}

SECONDS = 5.0
"""Of CPU that one small document may take here."""

OWN = frozenset({Kind.TEXT, Kind.HTML})
"""Kinds that are read without a process of their own: nothing but Unreadable may come out of them."""


OTHERS: dict[str, Callable[[bytes], None]] = {
    "feed": fuzz_feeds.target,
    "checks": fuzz_claimreviews.target,
}
"""Parsers of what is no article, with what must be true of them."""


class TooSlow(Exception):
    """A small document takes longer than it may."""


def check(raw: bytes, parser: str, seen: Counter[str]) -> None:
    """Read it here, without a process; count in `seen` what came of it. Raises what is a finding.

    An error that a process of its own ends with becomes a sentence in the desk; it is counted alone.
    """
    if parser in OTHERS:
        with _in_time():
            OTHERS[parser](raw)
        seen["read or refused"] += 1
        return
    try:
        kind = kind_of(raw, "", NAMES.get(parser, ""))
    except Unreadable:
        seen["refused at the door"] += 1
        return
    if kind is Kind.TEXT:
        seen["text"] += 1
        return
    try:
        with _in_time():
            page = child.done(carried.Task.READ, raw, Paper(kind, url="https://ledger.example/x"))
    except Unreadable:
        seen["refused"] += 1
        return
    except (TooSlow, AssertionError):
        raise
    except Exception as error:
        if kind in OWN and not isinstance(error, MemoryError | RecursionError):
            raise
        seen[f"broken: {type(error).__name__}"] += 1
        return
    seen["read"] += 1
    check_page(page)


def check_page(page: Page) -> None:
    """It can be kept, and carried from one process to the other."""
    for name, most in LONGEST.items():
        assert len(getattr(page, name)) <= most, name
    for text in (page.text, page.title, page.byline, page.unread, *page.captions, page.published_as_written):
        assert "\x00" not in text
        text.encode()
    assert page.text.strip()
    assert len(page.published_as_written) <= 120
    assert set(page.origins.values()) <= set(ORIGIN_WORDS)
    assert carried.page(carried.answer(page)) == page


@contextmanager
def _in_time() -> Iterator[None]:
    before = signal.signal(signal.SIGPROF, _late)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _late(number: int, frame: FrameType | None) -> None:
    raise TooSlow
