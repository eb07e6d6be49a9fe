"""Five hundred highlights in an article of 100 KB are drawn before anybody notices."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from claims.models import Snapshot, Statement
from tests import builders
from tests.browser.screens import photograph
from tests.browser.test_filing import enter

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NUMBER = 500
SLOWEST = 150
"""Milliseconds."""

DRAWN_ANEW = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const prose = document.querySelector(".prose");
  const home = prose.parentNode, next = prose.nextSibling;
  const taken = [];
  for (let turn = 0; turn < 5; turn += 1) {
    prose.remove();
    await frame(); await frame();
    const begun = performance.now();
    home.insertBefore(prose, next);
    void prose.offsetHeight;
    await frame();
    await new Promise((done) => setTimeout(done));
    taken.push(performance.now() - begun);
  }
  return Math.min(...taken);
}"""
"""From putting the text in place until it has been laid out and painted, the best of five."""


def test_five_hundred_highlights_are_drawn_within_150_ms(
    live_server: LiveServer, page: Page, record_property: Callable[[str, object], None]
) -> None:
    builders.staff()
    snapshot = crowded()
    enter(page, live_server.url, "ravi")

    page.goto(f"{live_server.url}/articles/{snapshot.article_id}/")
    milliseconds = page.evaluate(DRAWN_ANEW)

    assert len(snapshot.text) > 100_000
    assert page.locator(".prose mark").count() >= NUMBER
    record_property("milliseconds", round(milliseconds, 1))
    photograph(page, "reader-many")
    assert milliseconds <= SLOWEST


def crowded() -> Snapshot:
    """An article of 100 KB in which five hundred places are said by somebody."""
    said = [
        f"The office of district {number} counted {number * 7} homes that were begun"
        for number in range(NUMBER)
    ]
    text = "\n\n".join(f"{words}, and {'a clerk read the register aloud ' * 4}at noon." for words in said)
    snapshot = builders.snapshot(builders.article(text))
    Statement.objects.bulk_create(_claims(snapshot.pk, text, said))
    return snapshot


def _claims(snapshot_id: int, text: str, said: list[str]) -> list[Statement]:
    """One claim for each, and for every fifth another that shares half of its words."""
    spans = []
    for number, words in enumerate(said):
        start = text.index(words)
        spans.append((start, start + len(words)))
        if number % 5 == 0:
            spans.append((start + len(words) // 2, start + len(words) + len(", and a clerk")))
    return [
        Statement(
            snapshot_id=snapshot_id,
            kind="claim",
            start=start,
            end=end,
            exact=text[start:end],
            found_by="test",
        )
        for start, end in spans
    ]
