"""What is made to hurt is taken or refused within its limits, and whoever asked goes on."""

import time

import pytest

from claims.domain.pages import Page
from claims.domain.refusals import Unreadable
from claims.gateways import reading
from claims.gateways.reading import child
from tests import clock
from tests.gateways.reading import documents as made
from tests.gateways.reading import hostile

SLACK = 0.25
"""Seconds that the process that asks needs itself, and this machine's clock may be late."""


def spent(raw: bytes, content_type: str = "") -> tuple[float, Page | str]:
    """Seconds of CPU of this process and of those it started, and what came of it."""
    begun = clock.cpu()
    try:
        found: Page | str = reading.read(raw, content_type=content_type)
    except Unreadable as refusal:
        found = str(refusal)
    return clock.cpu() - begun, found


@pytest.fixture(autouse=True, scope="module")
def warm() -> None:
    reading.read(made.html().encode())


@pytest.mark.parametrize("name", hostile.PAGES)
def test_a_page_is_taken_or_refused_within_a_second_of_cpu(name: str) -> None:
    seconds, _ = spent(hostile.PAGES[name](), "text/html")
    assert seconds < 1 + SLACK


@pytest.mark.parametrize("name", hostile.TEXTS)
def test_a_text_is_taken_or_refused_within_a_second_of_cpu(name: str) -> None:
    seconds, _ = spent(hostile.TEXTS[name]())
    assert seconds < 1


@pytest.mark.slow
@pytest.mark.parametrize("name", hostile.PAPERS)
def test_a_paper_is_taken_or_refused_within_its_limits(name: str) -> None:
    seconds, found = spent(hostile.PAPERS[name](), "message/rfc822" if name.startswith("mail") else "")
    assert seconds < child.SECONDS + SLACK
    assert isinstance(found, Page) or found.endswith((".", ")"))
    begun = time.monotonic()
    assert reading.read(made.docx()).text
    assert time.monotonic() - begun < 5
