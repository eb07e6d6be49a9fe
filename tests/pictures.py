"""Pictures for README and docs/, from a demonstration desk of their own: the last step of `make screens`."""

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests import chromium
from tests.browser.screens import DRAWN

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs/pictures"
SIZE = (1440, 960)
PORT = "8941"
INVITED = re.compile(r"http://\S+")
READY = "Ctrl-C"

STORY = "lunn-strait-cable.txt"
EDITS = (
    (
        " said the Karvel was in dry dock in Tesmira on",
        " said the Karvel had been under repair in Tesmira before",
    ),
    ("Eleven of the fourteen faults", "Nine of the fourteen faults"),
)
"""What the demonstration's article said, and what it is made to say."""

PLACES = {
    "desk": ("/", None),
    "add": ("/articles/add/", None),
    "story": ("/stories/", ".storylist a.text"),
    "reader": ("/articles/?q=cable", "a.text"),
    "claim": ("/?view=second_reading", "#list [data-row] a.text"),
}
"""Where each is taken: an address, and the first link there that is followed."""


@contextmanager
def desk() -> Iterator[str]:
    """The address of a desk with the demonstration on it, for as long as this lasts."""
    with tempfile.TemporaryDirectory(prefix="pictures-") as folder:
        Path(folder).chmod(0o711)
        child = subprocess.Popen(
            [sys.executable, "-u", "manage.py", "demo", "--port", PORT],
            cwd=ROOT,
            env={**os.environ, "FACTCHECK_VAR": folder},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            yield _address(child)
        finally:
            child.send_signal(signal.SIGINT)
            child.wait(60)


def _address(child: "subprocess.Popen[str]") -> str:
    address = ""
    for line in child.stdout or ():
        found = INVITED.search(line)
        address = found[0] if found else address
        if READY in line:
            return address
    raise AssertionError("The demonstration desk did not start.")


def enter(page: Page, address: str) -> None:
    page.goto(f"{address}/login/")
    page.locator("[name=username]").fill("edda")
    page.locator("[name=password]").fill("edda-demo")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/")


def edit(page: Page, address: str) -> None:
    """The page of an article's edits, once its text has been changed."""
    text = (ROOT / "seeds/articles" / STORY).read_text("utf-8")
    for before, after in EDITS:
        text = text.replace(before, after)
    page.goto(f"{address}/articles/?q=cable")
    page.locator("a.text").first.click()
    page.locator(".edition summary").click()
    page.locator("#edition-text").fill(text)
    page.locator(".edition button", has_text="Compare it").click()
    article = page.url.partition("#")[0]
    page.goto(f"{article}edits/")
    while not page.locator(".diff").count():
        page.wait_for_timeout(500)
        page.reload()


def main() -> None:
    with desk() as found, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.path(), args=chromium.flags())
        width, height = SIZE
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
        address = found.rstrip("/")
        enter(page, address)
        for name, (path, link) in PLACES.items():
            page.goto(address + path)
            if link:
                page.locator(link).first.click()
                page.wait_for_load_state("networkidle")
            take(page, name)
        edit(page, address)
        take(page, "edits")
        browser.close()


def take(page: Page, name: str) -> None:
    page.evaluate(DRAWN)
    page.screenshot(path=FOLDER / f"{name}.png", caret="initial")


if __name__ == "__main__":
    main()
