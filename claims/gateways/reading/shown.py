"""What a page shows around its article: headline, byline, dates, credit, captions."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from claims.domain.pages import Origin
from claims.gateways.reading import around
from claims.gateways.reading.meta_tags import person, without_site
from claims.gateways.reading.said import Said

MOST = 40
"""Elements of one sort that are looked at."""

LONGEST = 160
"""Characters of a byline, date or credit; what has more is running text."""

LONGEST_HEADLINE = 300

_LOW = (
    "translate(concat(@class, ' ', @id, ' ', @itemprop), "
    "'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
)
"""What an element is called, in lower case."""

_NOT_OURS = (
    "not(ancestor::aside or ancestor::footer or ancestor::nav or ancestor::figure or ancestor::figcaption)"
)
_BYLINES = (
    f".//*[@rel='author' or @itemprop='author'][{_NOT_OURS}]",
    f".//*[contains({_LOW}, 'byline') or contains({_LOW}, 'author-name')][{_NOT_OURS}]",
    f".//*[self::p or self::span or self::div or self::a][contains({_LOW}, 'author')][{_NOT_OURS}]",
)
_TIMES = f".//time[{_NOT_OURS}]"
_DATES = (
    f".//*[contains({_LOW}, 'published') or contains({_LOW}, 'pubdate') or contains({_LOW}, 'posted')"
    f" or contains({_LOW}, 'timestamp') or contains({_LOW}, 'date')][{_NOT_OURS}]"
)
_CREDITS = (
    f".//*[contains({_LOW}, 'source') or contains({_LOW}, 'credit') or contains({_LOW}, 'agency')"
    f" or contains({_LOW}, 'wire')][{_NOT_OURS}]"
)
_CAPTIONS = f".//figcaption | .//*[contains({_LOW}, 'caption')]"

_BY = ".//body//text()[starts-with(translate(normalize-space(.), 'BY', 'by'), 'by ')]"
_NAMED = re.compile(r"(?:by|BY|By)\s+((?:[A-Z][\w’'.-]+\s+){1,3}[A-Z][\w’'-]+)(?:$|\s*[,|•·–—])(.*)")

_CHANGED = re.compile(
    r"^\W*(?:last\s+)?(?:updated|modified|changed|aktualisiert|geändert|mis à jour|actualizado)\b:?\s*"
    r"(?:on|at|am|le|el)?\s*",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"^\W*(?:first\s+)?(?:published|posted|veröffentlicht|publié|publicado)\b:?\s*(?:on|at|am|le|el)?\s*",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"^\W*(?:source|quelle|agency|agentur|from|via|credit)\s*:\s*(.{2,60})$", re.IGNORECASE)
_DIGIT = re.compile(r"\d|yesterday|today|ago\b|heute|gestern", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"\s*(?:[|•·\n]| [–—] |,?\s+\d|\b(?:published|updated|posted)\b).*$", re.IGNORECASE | re.DOTALL
)


def tell(tree: HtmlElement, said: Said) -> None:
    """Note what stands on the page itself."""
    publisher = said.lines.get("publisher", "")
    said.note("title", _title(tree, publisher), Origin.SHOWN)
    for text in _short(tree, *_BYLINES):
        said.note_byline(person(_AFTER_NAME.sub("", text), publisher), Origin.SHOWN)
    _tell_times(tree, said)
    for text in tree.xpath(_BY)[:MOST]:
        if credited := _NAMED.match(" ".join(text[:LONGEST].split())):
            said.note_byline(credited[1], Origin.SHOWN)
            said.note_date("published", credited[2] if _DIGIT.search(credited[2]) else "", Origin.SHOWN)
    for text in _short(tree, _CREDITS):
        credited = _CREDIT.match(text)
        said.note("agency", credited[1] if credited and credited[1] != publisher else "", Origin.SHOWN)
    said.note_captions((_text(each) for each in tree.xpath(_CAPTIONS)[:MOST]), Origin.SHOWN)


def _title(tree: HtmlElement, publisher: str) -> str:
    """The headline of the article, or the name of the page."""
    headline = around.headline(tree)
    if headline is not None:
        # Half a word may be an element of its own here.
        found = " ".join("".join(headline.itertext()).split())
        if len(found) <= LONGEST_HEADLINE and found.casefold() != publisher.casefold():
            return found
    named = tree.xpath(".//title")
    return without_site(_text(named[0]), publisher) if named else ""


def _tell_times(tree: HtmlElement, said: Said) -> None:
    for each in _found(tree, _TIMES):
        shown = _text(each)
        beside = _text(each.getparent())[:LONGEST] if each.getparent() is not None else ""
        changed = bool(
            _CHANGED.match(shown) or _CHANGED.match(beside) or each.get("itemprop") == "dateModified"
        )
        said.note_date("changed" if changed else "published", each.get("datetime") or shown, Origin.SHOWN)
    for text in _short(tree, _DATES):
        if _CHANGED.match(text):
            said.note_date("changed", _CHANGED.sub("", text), Origin.SHOWN)
        elif _DIGIT.search(text):
            said.note_date("published", _PUBLISHED.sub("", text), Origin.SHOWN)


def _short(tree: HtmlElement, *paths: str) -> Iterator[str]:
    for each in _found(tree, *paths):
        text = _text(each)
        if 0 < len(text) <= LONGEST:
            yield text


def _found(tree: HtmlElement, *paths: str) -> list[HtmlElement]:
    """In the order of the paths, but what stands within the article before what stands elsewhere."""
    own = around.article(tree)
    found = [each for path in paths for each in tree.xpath(path)[:MOST]]
    return sorted(found, key=lambda each: own not in each.iterancestors())


def _text(element: HtmlElement) -> str:
    """Its text, pieces of it apart, and not more of it than anybody needs."""
    found, size = [], 0
    for piece in element.itertext():
        found.append(piece)
        size += len(piece)
        if size > 20 * LONGEST:
            break
    return " ".join(" ".join(found).split())
