"""axe-core on a page as it stands: what a screen reader, a keyboard or weak eyes would stumble over."""

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

from tests.browser.screens import DRAWN

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")

_AFRESH = """() => {
  const root = document.documentElement;
  root.hidden = true; void root.offsetHeight; root.hidden = false;
}"""
"""Chromium keeps inherited colours of some elements when the scheme changes under an open page."""

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def problems(page: Page) -> list[str]:
    """One line for each finding: the rule, the first element that breaks it, and how."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(AXE)
    found = page.evaluate(
        "(tags) => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", list(RULES)
    )
    return [_line(one["id"], one["nodes"]) for one in found["violations"]]


def _line(rule: str, nodes: list[dict[str, str]]) -> str:
    return f"{rule} ({len(nodes)}×) {nodes[0]['html'][:120]}: {nodes[0]['failureSummary']}"


def in_both_lights(page: Page) -> list[str]:
    """As `problems`, of the page in light and in dark."""
    lines = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.evaluate(_AFRESH)
        page.evaluate(DRAWN)
        lines += [f"{scheme}: {line}" for line in problems(page)]
    page.emulate_media(color_scheme=None)
    return lines
