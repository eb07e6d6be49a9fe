"""How deep a page is, is known before a parser sees it, and never less than a parser comes to."""

import random
import re
import time

import nh3
import pytest

from claims.domain.refusals import Unreadable
from claims.gateways.reading import elements

MANY = 40_000


@pytest.mark.parametrize(
    "page",
    [
        "<!-->" + "<div>" * MANY,
        "<!-- a --!>" + "<div>" * MANY,
        "<!--->" + "<div>" * MANY,
        "<div></x>" * MANY,
        "<p-x>" * MANY,
        "<optgroup>" * MANY,
        "<li><dd>" * MANY,
        "<title-x>" + "<div>" * MANY,
        "<noscript>" + "<div>" * MANY,
        "<div><noscript></div>" * MANY,
        '<div a="</div>">' * MANY,
        "<script><!--<script></script><style></script>" + "<div>" * MANY,
        "<svg><title>" + "<div>" * MANY,
        "<svg><style><g>" * MANY,
        "<svg></x><style>" + "<g>" * MANY,
        "<svg><desc><div></svg>" * MANY,
        "<svg><br><path></svg>" * MANY,
        "<svg><td>" * MANY,
        "<b><object></b></object>" * MANY,
        "<form><div></form>" * MANY,
    ],
)
def test_what_lies_deep_is_refused_however_it_is_written(page: str) -> None:
    with pytest.raises(Unreadable, match="more than 512 deep"):
        elements.check(page.encode())


@pytest.mark.parametrize(
    "page",
    [
        "<svg viewBox='0 0 9 9'>" + "<path d='M0 0'/>" * 5_000 + "</svg>",
        "<svg><g>" + "<path d='M0 0'>" * 300 + "</svg>" + "<p>x" * 1_000,
        "<svg><title>Map</title><style>a{}</style></svg>" * 2_000,
        "<table>" + "<tr><td><p>x" * 5_000 + "</table>",
        "<ul>" + "<li><a href=x>y</a>" * 5_000 + "</ul>",
        "<p>One<p>Two<hr><div>Three</div>" * 2_000,
        "<div><b><i>x</b></i></div>" * 2_000,
        "<script><!--\nlet a = '<div>';\n//--></script>" * 2_000,
        "<textarea><div></textarea><title><div></title>" * 2_000,
        "<noscript><div><img src=x></div></noscript>" * 2_000,
        "<a name=one>" * 2_000,
        "<div title='a > b <div> c'></div>" * 2_000,
    ],
)
def test_what_only_looks_deep_is_read(page: str) -> None:
    elements.check(page.encode())


@pytest.mark.parametrize(
    "page",
    [
        "<" * 5_000_000,
        "<a " * MANY * 40,
        "<a " + "b " * 2_000_000,
        '<div a="' * MANY * 15,
        "<script>" + "<!--<script " * 300_000,
        "<!--" * MANY * 30,
        "<span>" + "<div>" * 510 + "</span>" * 90_000,
        "<li>" + "<x>" * 509 + "<li></li>" * 45_000,
        ("<div>" * 100 + "<b>" * 400 + "</div>" * 100 + "</b>" * 400) * 90,
    ],
)
def test_the_look_takes_time_in_proportion_to_the_page(page: str) -> None:
    raw, spent = page.encode(), []
    for _ in range(2):
        begun = time.process_time()
        try:
            elements.check(raw)
        except Unreadable:
            return
        spent.append(time.process_time() - begun)
    assert min(spent) < 1.0


COUNTED = set(
    re.findall(
        r"\S+",
        "div p b a span table ul dd dt li object select optgroup button p-x path form h1 section font i "
        "marquee nobr ruby label x title-x",
    )
)
UNCOUNTED = re.findall(
    r"\S+",
    "svg math foreignobject desc title style script tr td option br img mi template textarea annotation-xml "
    "caption iframe",
)
NAMES = [*sorted(COUNTED), *UNCOUNTED]
ODD = (
    "<!-->", "<!-- x --!>", "x", '<div a="</div>">', "<b c='</div>", "<br/>", "<path/>", "<x/>", "<!x>",
    "</ >", "<script><!--<script></script>", "<title-x>", " ",
)  # fmt: skip


def written(chance: random.Random) -> str:
    """Tags in any order, many of them without their beginning or end."""
    parts = []
    for _ in range(chance.randint(1, 40)):
        name, odd, kind = chance.choice(NAMES), chance.choice(ODD), chance.random()
        tag = f"<{name}>" if kind < 0.35 else f"<{name} a={chance.randint(0, 99)}>"
        parts.append(tag if kind < 0.5 else f"</{name}>" if kind < 0.88 else odd)
    return "".join(parts)


def depth_of(markup: str) -> int:
    depth = deepest = 0
    for end, name in re.findall(r"<(/?)([a-z0-9-]+)", markup.replace("<p></p>", "")):
        if name in COUNTED:
            depth += -1 if end else 1
            deepest = max(depth, deepest)
    return deepest


def test_no_page_is_deeper_than_it_is_taken_for(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(20261130)  # noqa: S311 - the same pages each time
    tags = COUNTED | {"br", "img", "tr", "td", "tbody", "option"}
    for _ in range(6_000):
        page = written(chance)
        parsed = nh3.clean(page, tags=tags, clean_content_tags=set(), attributes={}, link_rel=None)
        monkeypatch.setattr(elements, "DEEPEST", depth_of(parsed) - 1)
        if elements.DEEPEST >= 0:
            with pytest.raises(Unreadable):
                elements.check(page.encode())
