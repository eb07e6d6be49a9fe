"""Colours, type sizes and measures stand in `static/css/tokens.css`, and nowhere else."""

import re
from pathlib import Path

import pytest

STYLES = Path("static/css")
TOKENS = STYLES / "tokens.css"
ALONE = STYLES / "received.css"
"""Of a frame that shows what strangers sent, and loads nothing else."""
FILES = sorted(path for path in STYLES.glob("*.css") if path not in (TOKENS, ALONE))
LINES = 300

_UNSEEN = re.compile(r"/\*.*?\*/|@(?:media|container)[^{]*\{", re.DOTALL)
"""Comments, and the conditions of a screen: no name of a style is known there."""
_VALUES = re.compile(r":\s*([^;{}]+)[;}]")
_OWN = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|lab|lch|oklch)a?\(|\d(?:px|rem|pt)\b", re.IGNORECASE)
_NAMED = re.compile(r"var\(--((?:size|type)-\w+)\)")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_style_has_no_colour_and_no_size_of_its_own(path: Path) -> None:
    shown = _UNSEEN.sub("", path.read_text(encoding="utf-8"))
    assert [value for value in _VALUES.findall(shown) if _OWN.search(value)] == []


@pytest.mark.parametrize("path", [TOKENS, ALONE, *FILES], ids=lambda path: path.name)
def test_no_style_is_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES


def test_every_size_that_is_used_has_a_token_and_every_token_is_used() -> None:
    used = {name for path in FILES for name in _NAMED.findall(path.read_text(encoding="utf-8"))}
    assert used == set(re.findall(r"--((?:size|type)-\w+):", TOKENS.read_text(encoding="utf-8")))
