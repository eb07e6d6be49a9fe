"""How fast screens answer a key, in a headless Chromium, on a desk with a thousand claims.

From key to claim: from the moment the key went down (`event.timeStamp`) to the second frame after the
heading of the next claim stands in the page. Both ends are read from the browser's one clock, so that
what the server, the scripts, the styles and the paint of the next claim take is all in it.

Interaction to next paint: what the browser's own event timing says of each press, from the key to the paint
after it. It does not tell of those that took less than 16 ms; they count as 16.
"""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, sync_playwright

from claims.models import Claim, Review, User, Verdict
from tests import builders, chromium
from tests.bench.measure import Measure, percentile
from tests.browser.test_filing import enter
from tests.browser.test_highlights import DRAWN_ANEW, crowded
from tests.faults.desk import Desk
from tests.web import many

PORT = 8931
ADDRESS = f"http://localhost:{PORT}"
CLAIMS = 1_000
SAMPLES = int(os.environ.get("SAMPLES", "200"))
WARMING = 10
READING = 900
"""Milliseconds that a person looks at a claim at the least: the next is fetched ahead meanwhile."""
LEAST = 16.0

_CLOCKS = """
const claim = () => document.querySelector("h1[data-claim-page]")?.dataset.claimPage;
const stood = () => requestAnimationFrame(() => requestAnimationFrame(() => {
  window.painted = performance.timeOrigin + performance.now();
  dispatchEvent(new Event("painted"));
}));
const watch = (before) => {
  const observer = new MutationObserver(() => {
    if (!claim() || claim() === before) return;
    observer.disconnect();
    stood();
  });
  observer.observe(document, { childList: true, subtree: true });
};
addEventListener("keydown", (event) => {
  sessionStorage.setItem("pressed", performance.timeOrigin + event.timeStamp);
  window.painted = 0;
  watch(claim());
}, true);
watch();
window.presses = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (entry.interactionId) window.presses.push(entry);
}).observe({ type: "event", durationThreshold: 16, buffered: true });
"""
_TOOK = """() => new Promise((done) => {
  const tell = () => done(window.painted - Number(sessionStorage.getItem("pressed")));
  if (window.painted) tell();
  else addEventListener("painted", tell, { once: true });
})"""
_PRESSES = """() => Object.values(Object.groupBy(window.presses, (each) => each.interactionId))
  .map((entries) => Math.max(...entries.map((each) => each.duration)))"""

SCREENS = (
    ("the desk", "/?view=mine", "j"),
    ("a claim", "/claims/{claim}/", "Tab"),
    ("an article with 600 highlights", "/articles/{article}/", "j"),
    ("parties", "/parties/", "Tab"),
    ("articles", "/articles/", "Tab"),
    ("insights", "/insights/", "Tab"),
    ("published checks", "/checks/", "Tab"),
)


def measures(desk: Desk) -> Iterator[Measure]:
    """One after the other, in one browser."""
    staff = builders.staff()
    claim = _claims(staff.ravi)
    article = crowded().article_id
    desk.web(PORT)
    with _browsing() as page:
        enter(page, ADDRESS, "ravi")
        yield _walking(page)
        yield _moving(page)
        for name, path, key in SCREENS:
            yield _pressing(page, name, path.format(claim=claim, article=article), key)
        page.goto(f"{ADDRESS}/articles/{article}/")
        drawn = page.evaluate(DRAWN_ANEW)
        yield Measure("600 highlights in 100 KB drawn anew", f"{drawn:,.0f} ms", "", "", "≤ 150 ms")


def _claims(ravi: User) -> int:
    """The claims that Ravi has in research; the number of one of them."""
    found = [claim.pk for claim in many.claims(CLAIMS, ravi)]
    Verdict.objects.filter(claim__in=found).delete()
    Review.objects.filter(claim__in=found).delete()
    Claim.objects.filter(pk__in=found).update(state="researching")
    return found[0]


@contextmanager
def _browsing() -> Iterator[Page]:
    with sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, which Django takes for async code.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        browser = playwright.chromium.launch(executable_path=chromium.path(), args=chromium.flags())
        page = browser.new_context(viewport={"width": 1440, "height": 1000}).new_page()
        page.add_init_script(_CLOCKS)
        yield page
        browser.close()


def _walking(page: Page) -> Measure:
    """As a person would who looks at each claim before they go on."""
    taken = _through(page, lambda: page.keyboard.press("j"))
    return spread(f"from j to the next of {CLAIMS:,} claims painted", taken, 0.95, "p95 ≤ 100 ms")


def _moving(page: Page) -> Measure:
    """Each is given back, and the desk goes on to the next: the move is written before that is asked for."""

    def give_back() -> None:
        page.locator("#move-release summary").click()
        page.locator("#move-release button").focus()
        page.keyboard.press("Control+Enter")

    taken = _through(page, give_back)
    return spread("from Ctrl Enter in a move's form to the next claim painted", taken, 0.95, "p95 ≤ 100 ms")


def _through(page: Page, go_on: Callable[[], None]) -> list[float]:
    """Milliseconds from the last key of each step to the next claim, through the list from its top."""
    page.goto(f"{ADDRESS}/?view=mine")
    page.locator("#list [data-row] a.text").first.click()
    page.wait_for_load_state("networkidle")
    taken = []
    for number in range(WARMING + SAMPLES):
        elsewhere = re.compile(f"^(?!{re.escape(page.url)}$)")
        go_on()
        took = page.evaluate(_TOOK)
        page.wait_for_url(elsewhere, wait_until="commit")
        taken += [took] if number >= WARMING else []
        page.wait_for_timeout(READING)
    return taken


def _pressing(page: Page, name: str, path: str, key: str) -> Measure:
    page.goto(f"{ADDRESS}{path}", wait_until="networkidle")
    presses = SAMPLES // 4
    for _ in range(presses):
        page.keyboard.press(key)
        page.wait_for_timeout(30)
    told = page.evaluate(_PRESSES)
    rest = [LEAST] * max(0, presses - len(told))
    return spread(f"{name}: from {key} to the next paint", [*told, *rest], 0.98, "p98 ≤ 200 ms")


def spread(what: str, milliseconds: list[float], share: float, wanted: str) -> Measure:
    middle, last = percentile(milliseconds, 0.5), percentile(milliseconds, share)
    ours = f"median {middle:,.0f} ms, p{share * 100:.0f} {last:,.0f} ms, of {len(milliseconds)}"
    return Measure(what, ours, "", "", wanted)
