"""What a page weighs, whom it asks, and whether it holds still while it loads."""

import gzip
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Response
from pytest_django.live_server_helper import LiveServer

from claims.models import Article, Claim
from tests import builders
from tests.browser.test_axe import SCREENS
from tests.browser.test_filing import enter

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HEAVIEST = 60 * 1024
"""Bytes of script and style, gzipped, that a page may bring."""

SHIFT = 0.02
"""The cumulative layout shift that a page may have (https://web.dev/articles/cls)."""

_SHIFTED = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""


@pytest.fixture
def paths(live_server: LiveServer, page: Page) -> list[str]:
    """Every screen of a desk with claims, signed in as an editor."""
    staff = builders.staff()
    builders.source(builders.researching(staff, builders.claim("Tickets cost a third more")), staff.ravi)
    builders.published(staff, builders.claim("The mast stands on public land"))
    enter(page, live_server.url, "edda")
    claims = [f"/claims/{claim.pk}/" for claim in Claim.objects.all()]
    articles = [f"/articles/{article.pk}/" for article in Article.objects.all()[:2]]
    return [path for path in (*SCREENS, *claims, *articles) if path != "/nothing-here/"]


def test_each_page_is_light_asks_nobody_else_and_holds_still(
    live_server: LiveServer,
    page: Page,
    paths: list[str],
    subtests: pytest.Subtests,
    record_property: Callable[[str, object], None],
) -> None:
    came: list[Response] = []

    def listen(answer: Response) -> None:
        came.append(answer)

    page.on("response", listen)
    for path in paths:
        with subtests.test(path):
            came.clear()
            page.goto(f"{live_server.url}{path}", wait_until="networkidle")
            shift, weight = page.evaluate(_SHIFTED), sum(_weight(each) for each in came)
            record_property(path, f"{shift:.4f}, {weight / 1024:.1f} KB")
            assert shift < SHIFT
            assert weight <= HEAVIEST
            assert {urlsplit(each.url).netloc for each in came} == {urlsplit(live_server.url).netloc}


def _weight(answer: Response) -> int:
    if answer.request.resource_type not in ("script", "stylesheet") or answer.status != 200:
        return 0
    return len(gzip.compress(answer.body(), compresslevel=6, mtime=0))
