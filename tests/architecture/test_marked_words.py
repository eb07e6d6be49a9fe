"""Every word that a template says can be said in another language."""

import re
from collections.abc import Iterator

import pytest
from jinja2 import Environment

from tests.architecture.source import TEMPLATES

FOR_DEVELOPERS = {"design/page.html"}
TRANSLATES = {"_", "gettext", "ngettext", "pgettext"}
SAYS = re.compile(r"""\b(?:title|aria-label|placeholder|alt)=(["'])(?P<words>.*?)\1""", re.DOTALL)
NO_WORDS = re.compile(
    r"<!--.*?-->|<!doctype[^>]*>|<(script|style|kbd|code)\b.*?</\1>|<[^>]*>|[\w-]+=(\"[^\"]*\"|'[^']*')|&#?\w+;"
    r"|\b(factcheck|CSV|WARC|sha(256)?|disabled)\b|https?://\S*",
    re.DOTALL | re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]{2,}")
LABEL = re.compile(r"[A-Z][a-z]+\b(?! *[=/])")

FILES = sorted(
    str(path.relative_to(TEMPLATES))
    for path in TEMPLATES.rglob("*")
    if path.suffix in {".html", ".txt"} and str(path.relative_to(TEMPLATES)) not in FOR_DEVELOPERS
)


@pytest.mark.parametrize("name", FILES)
def test_its_words_are_marked_for_translation(name: str) -> None:
    source = (TEMPLATES / name).read_text(encoding="utf-8")

    assert [*_bare(source), *_labels(source)] == []


def _bare(source: str) -> Iterator[str]:
    """Words that stand as they are, between tags or in an attribute that is read out or shown."""
    page = "".join(_data(source))
    for said in SAYS.finditer(page):
        yield from WORD.findall(said["words"])
    yield from WORD.findall(NO_WORDS.sub(" ", page))


def _data(source: str) -> Iterator[str]:
    """What the template gives out itself, without what stands in a block for translation."""
    inside, opened = False, ""
    for _, kind, value in Environment(extensions=["jinja2.ext.i18n"], autoescape=True).lex(source):
        if kind == "block_begin":
            opened = "?"
        elif kind == "name" and opened == "?":
            opened = value
            inside = (inside and value != "endtrans") or value == "trans"
        elif kind == "data" and not inside:
            yield value
        elif kind == "variable_begin":
            yield "0"


def _labels(source: str) -> Iterator[str]:
    """Words in quotation marks within a tag that go to no function that translates."""
    before: list[str] = []
    for _, kind, value in Environment(extensions=["jinja2.ext.i18n"], autoescape=True).lex(source):
        if kind == "whitespace":
            continue
        if kind == "string" and LABEL.match(value[1:-1]) and not _translated(before):
            yield value
        before.append(value)


def _translated(before: list[str]) -> bool:
    """Whether the innermost open bracket is of a call that translates."""
    depth = 0
    for at in range(len(before) - 1, 0, -1):
        if before[at] == ")":
            depth += 1
        elif before[at] == "(":
            if depth == 0:
                return before[at - 1] in TRANSLATES
            depth -= 1
    return False
