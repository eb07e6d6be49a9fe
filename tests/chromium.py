"""The browser of the browser tests: Debian's Chromium, or another that is on the PATH."""

import os
import shutil

from playwright.sync_api import Page, expect

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    # It must not look for the outside: every connection it tries there takes its time to fail.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]

MISSING = "No Chromium on this machine: install Debian's `chromium` to run the browser tests."

BUSY = ".htmx-request, .htmx-settling, .htmx-swapping"
"""What htmx is at work on."""


def path() -> str | None:
    """Where Chromium is, if it is."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def flags() -> list[str]:
    """What to start it with; as root it cannot build its own sandbox."""
    return [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS


def settled(page: Page) -> Page:
    """The page, once htmx has nothing more under way."""
    expect(page.locator(BUSY)).to_have_count(0)
    return page
