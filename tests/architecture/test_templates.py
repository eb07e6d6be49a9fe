"""Templates that the content security policy can hold: no inline script, style or handler."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, TEMPLATES

TEMPLATE_FILES = sorted([*TEMPLATES.rglob("*.html"), *(ROOT / "claims").rglob("templates/**/*.html")])

_SCRIPT = re.compile(r"<script\b(?P<attributes>[^>]*)>", re.IGNORECASE)
_DATA = re.compile(r"""type=["']application/(ld\+)?json["']""")
FORBIDDEN = {
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "a handler attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "htmx script in an attribute": re.compile(r"\shx-(on|vars)\b|\shx-vals\s*=\s*[\"']js:", re.IGNORECASE),
    "a javascript address": re.compile(r"javascript:", re.IGNORECASE),
    "a file from elsewhere": re.compile(
        r"<(script|link|img|iframe)\b[^>]*\b(src|href)\s*=\s*[\"'](https?:)?//"
    ),
}


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", TEMPLATE_FILES, ids=relative)
def test_nothing_runs_or_styles_inline(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert [what for what, pattern in FORBIDDEN.items() if pattern.search(text)] == []


@pytest.mark.parametrize("path", TEMPLATE_FILES, ids=relative)
def test_a_script_is_a_file_or_data(path: Path) -> None:
    inline = [
        found.group(0)
        for found in _SCRIPT.finditer(path.read_text(encoding="utf-8"))
        if "src=" not in found["attributes"] and not _DATA.search(found["attributes"])
    ]
    assert inline == []
