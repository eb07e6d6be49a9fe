"""The README's pictures, taken from a demonstration desk of their own: the last step of `make screens`."""

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

PLACES = {
    "desk": ("/", None),
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


def main() -> None:
    with desk() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.path(), args=chromium.flags())
        width, height = SIZE
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
        enter(page, address.rstrip("/"))
        for name, (path, link) in PLACES.items():
            page.goto(address.rstrip("/") + path)
            if link:
                page.locator(link).first.click()
                page.wait_for_load_state("networkidle")
            page.evaluate(DRAWN)
            page.screenshot(path=FOLDER / f"{name}.png", caret="initial")
        browser.close()


if __name__ == "__main__":
    main()
