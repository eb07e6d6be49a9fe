"""What axe cannot see: where the focus goes, and is seen; small targets; narrow and enlarged pages."""

from pathlib import Path

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from claims.models import Article, Claim
from tests.browser.test_axe import SCREENS, full, unfold

__all__ = ["full"]

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SENSES = (Path(__file__).parent / "senses.js").read_text("utf-8")
WIDE, ENLARGED, NARROW = (1440, 900), (720, 450), (320, 640)
"""A screen, the same at 200 %, which leaves half the room, and a phone or 1,280 px at 400 %."""

ENDS = 30
"""More presses of Tab than there are controls: scrolling boxes and the browser's own bar take some."""


def findings(page: Page, address: str) -> str:
    """Of one page, loaded once: every line tells of one thing that is wrong."""
    page.goto(address)
    page.evaluate(SENSES)
    lines = _walk(page)
    for size, names in (
        (WIDE, ("targets", "order", "reflow")),
        (ENLARGED, ("reflow", "legible", "targets")),
        (NARROW, ("reflow", "legible", "targets")),
    ):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        unfold(page)
        for name in names:
            lines += [f"{size[0]} {name}: {line}" for line in page.evaluate(f"() => senses.{name}()")]
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    return "\n".join(lines)


def _walk(page: Page) -> list[str]:
    """Press Tab until it has been everywhere."""
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    presses = page.evaluate("() => { senses.listen(); return senses.count(); }") + ENDS
    for _ in range(presses):
        page.keyboard.press("Tab")
    return [f"tab: {line}" for line in page.evaluate("() => senses.walked()")]


@pytest.mark.parametrize("path", [path for path in SCREENS if path != "/nothing-here/"])
def test_a_screen_of_a_full_desk(live_server: LiveServer, full: Page, path: str) -> None:
    assert findings(full, f"{live_server.url}{path}") == ""


def test_claims_in_every_state_and_their_articles(
    live_server: LiveServer, full: Page, subtests: pytest.Subtests
) -> None:
    paths = [f"/claims/{claim.pk}/?from=view%3Dall" for claim in Claim.objects.all()]
    paths += [f"/articles/{article.pk}/" for article in Article.objects.all()[:2]]
    paths += [f"/checks/{Claim.objects.get(state='published').pk}/"]
    for path in paths:
        with subtests.test(path):
            assert findings(full, f"{live_server.url}{path}") == ""
