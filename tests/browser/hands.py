"""Two ways to work: with the keyboard alone, and with the mouse where no script runs."""

from playwright.sync_api import Locator, Page, expect

from tests.chromium import BUSY

_WAY = """(target) => {
  const group = (node) => [...document.querySelectorAll("input[type=radio]")]
    .filter((each) => each.name === node.name && each.form === node.form);
  const stop = (node) => node.type !== "radio" ? node
    : group(node).find((each) => each.checked) ?? group(node)[0];
  const usable = (node) => !node.disabled && node.tabIndex >= 0 && node.checkVisibility()
    && stop(node) === node;
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter(usable);
  return all.indexOf(stop(target)) - all.indexOf(stop(document.activeElement));
}"""
"""So often Tab is to be pressed; below nothing, Shift and Tab. Radio buttons of a group are one stop."""

_HERE = "(target) => document.activeElement === target"
_GROUP = (
    "(target) => document.activeElement.name === target.name && document.activeElement.form === target.form"
)
_LOST = "() => !document.activeElement || document.activeElement === document.body"
_CHOSEN = "(select) => select.selectedOptions[0]?.label ?? ''"

TRIES = 20
"""Scrolling boxes stop Tab too, and each part of a date does: the way is counted again from there."""


class Keyboard:
    """Nothing but keys: Tab to get there, Enter to press, arrows to choose, letters to write."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator) -> None:
        self._reach(target)
        before = self.page.evaluate("() => { window.stayed = true; return location.href; }")
        self.page.keyboard.press("Enter")
        self.page.wait_for_load_state("networkidle")
        expect(self.page.locator(BUSY)).to_have_count(0)
        stayed = self.page.evaluate("() => window.stayed === true") and self.page.url == before
        assert not (stayed and self.page.evaluate(_LOST)), f"The focus was lost after {target}"

    def write(self, target: Locator, text: str) -> None:
        self._reach(target)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)
        expect(target).to_have_value(text)

    def date(self, target: Locator, day: str) -> None:
        year, month, of_month = day.split("-")
        self._reach(target)
        self.page.keyboard.type(month + of_month + year)
        expect(target).to_have_value(day)

    def choose(self, target: Locator, label: str) -> None:
        self._reach(target)
        self.page.keyboard.press("Home")
        for _ in range(target.locator("option").count()):
            if label in target.evaluate(_CHOSEN):
                return
            self.page.keyboard.press("ArrowDown")
        assert label in target.evaluate(_CHOSEN)

    def tick(self, target: Locator) -> None:
        self._reach(target, _GROUP)
        for _ in range(12):
            if target.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        expect(target).to_be_checked()

    def _reach(self, target: Locator, there: str = _HERE) -> None:
        expect(target).to_be_visible()
        for _ in range(TRIES):
            if target.evaluate(there):
                return
            way = target.evaluate(_WAY)
            for _ in range(abs(way)):
                self.page.keyboard.press("Tab" if way > 0 else "Shift+Tab")
        assert target.evaluate(there), f"Tab does not lead to {target}"


class Scriptless:
    """A mouse, and a browser that runs no script: links and forms are all there is."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator) -> None:
        target.click()
        self.page.wait_for_load_state()

    def write(self, target: Locator, text: str) -> None:
        target.fill(text)

    def date(self, target: Locator, day: str) -> None:
        target.fill(day)

    def choose(self, target: Locator, label: str) -> None:
        options = target.locator("option").all_inner_texts()
        target.select_option(label=next(each for each in options if label in each))

    def tick(self, target: Locator) -> None:
        target.check()


Hand = Keyboard | Scriptless
