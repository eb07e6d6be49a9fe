"""Pictures of screens, kept where SCREENS names a folder: `make screens`."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

DRAWN = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 150)))"
"""Until the page is drawn anew: a busy machine is a moment late with it."""

SIZES = ((1440, 1000), (390, 844))

WIDE_AND_NARROW = pytest.mark.parametrize(
    "viewport", [{"width": width, "height": height} for width, height in SIZES], ids=["wide", "narrow"]
)
"""Marks a journey that is made on a desk and on a phone."""


def photograph(page: Page, name: str) -> None:
    """Photograph the page as it is, wide and narrow, light and dark. Does nothing without SCREENS."""
    folder = os.environ.get("SCREENS")
    if not folder:
        return
    before = page.viewport_size
    Path(folder).mkdir(parents=True, exist_ok=True)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            page.evaluate(DRAWN)
            page.screenshot(
                path=Path(folder) / f"{name}-{width}-{scheme}.png",
                full_page=width < 1000,
                caret="initial",  # hiding it would take a style that our policy forbids
            )
    page.emulate_media(color_scheme=None)
    if before:
        page.set_viewport_size(before)
