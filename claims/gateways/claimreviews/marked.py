"""ClaimReviews that a page marks up in its elements, as microdata or RDFa; read once, without a tree.

https://html.spec.whatwg.org/#microdata and https://www.w3.org/TR/rdfa-lite/. What stands elsewhere and is
referred to by name (itemref) is not looked for.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from claims.domain.outside import MOST_CHECKS
from claims.domain.refusals import Unreadable
from claims.domain.tongue import noted
from claims.gateways.claimreviews import nodes
from claims.gateways.claimreviews.values import DEEPEST

MOST_TAGS = 150_000
MOST_MARKUP = 2_000_000
"""Characters of the attributes of elements within ClaimReviews."""

MOST_OPEN = 1_000
MOST_PIECES = 200
"""Stretches of text between tags that are read of one value."""

MOST_SAID = 10_000_000
"""Characters of all values that are words between tags: each element around them says them again."""

Item = dict[str, Any]

_SAYS_TYPES = re.compile("itemtype|typeof", re.IGNORECASE)
_TAG = re.compile(r"<(?:!--|(/?)([a-zA-Z][^\s/<>]*+)((?:[^\"'<>]++|\"[^\"]*+\"|'[^']*+')*+)>)")
"""What was taken is never given back: the time is in proportion to the page, however it is written."""

_ATTRIBUTE = re.compile(r"([^\s\"'=/]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"']++)))?")
_RAW = {
    name: re.compile(f"</{name}", re.IGNORECASE)
    for name in ("script", "style", "template", "textarea", "title")
}
"""Elements whose words are none of the page's, and where each ends."""

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_ENDED_BY_THE_NEXT = frozenset(("p", "li", "dt", "dd"))
_VALUES = ("content", "datetime", "href", "src", "resource", "data", "value")
"""Attributes that say what a property is, the first that an element has; without one its words do."""


_TOO_MUCH = noted("This page has too much markup to look for its ClaimReview in it.")


@dataclass(slots=True)
class _Open:
    """An element that has not ended: the properties that it is, and its item, or where its words begin."""

    name: str
    properties: list[str] = field(default_factory=list)
    item: Item | None = None
    words_from: int = 0


class _Reader:
    """Inside one ClaimReview: the elements that are open, the items among them, and the words so far."""

    def __init__(self) -> None:
        self.open: list[_Open] = []
        self.names: Counter[str] = Counter()
        self.items: list[Item] = []
        self.words: list[str] = []
        self.said = 0

    def begin(self, name: str, attributes: Mapping[str, str]) -> Item | None:
        """The item that this element is, if it is one. Raises Unreadable where it lies too deep."""
        properties = _named(attributes.get("itemprop") or attributes.get("property") or "")
        element = _Open(name, properties if self.items else [], _item(attributes), len(self.words))
        said = next((attributes[each] for each in _VALUES if each in attributes), None)
        if element.item is None and said is not None:
            self._say(element.properties, said)
            element.properties = []
        if name in _VOID:
            self._close(element)
            return element.item
        if len(self.open) == MOST_OPEN or len(self.items) == DEEPEST:
            raise Unreadable(
                noted("The elements of the ClaimReview on this page lie too deep within each other.")
            )
        if element.item is not None:
            self.items.append(element.item)
        self.open.append(element)
        self.names[name] += 1
        return element.item

    def end(self, name: str) -> None:
        """What began in the element ends with it; the end of what never began is passed over."""
        while self.names[name]:
            element = self.open.pop()
            self.names[element.name] -= 1
            if element.item is not None:
                self.items.pop()
            self._close(element)
            if element.name == name:
                return

    def _close(self, element: _Open) -> None:
        if element.item is not None and self.items:
            self._say(element.properties, element.item)
        elif element.properties:
            words = "".join(self.words[element.words_from : element.words_from + MOST_PIECES])
            # The same words may be said by each of the elements around them.
            self.said += len(words)
            if self.said > MOST_SAID:
                raise Unreadable(_TOO_MUCH)
            self._say(element.properties, " ".join(words.split()))

    def _say(self, properties: Iterable[str], value: Any) -> None:
        for name in properties:
            self.items[-1].setdefault(name, []).append(value)


def found(text: str) -> list[Item]:
    """Each ClaimReview in the form that JSON-LD has; none where no element says that it is one.

    Raises Unreadable where the page has too many elements, or they lie too deep.
    """
    if "ClaimReview" not in text or not _SAYS_TYPES.search(text):
        return []
    reviews: list[Item] = []
    reader, markup = _Reader(), 0
    for words, ends, name, attributes in _tags(text):
        if reader.open:
            reader.words.append(html.unescape(words))
            markup += len(attributes)
        if markup > MOST_MARKUP:
            raise Unreadable(_TOO_MUCH)
        if ends:
            reader.end(name)
            continue
        if name in _ENDED_BY_THE_NEXT and reader.open and reader.open[-1].name == name:
            reader.end(name)
        if reader.open:
            reader.begin(name, _attributes(attributes))
        elif "ClaimReview" in attributes and len(reviews) <= MOST_CHECKS:
            reader.words.clear()
            reviews += _first(reader, name, _attributes(attributes))
    while reader.open:
        reader.end(reader.open[0].name)
    return reviews


def _first(reader: _Reader, name: str, attributes: Mapping[str, str]) -> list[Item]:
    """The ClaimReview that begins here, or none."""
    if "ClaimReview" not in nodes.kinds(_item(attributes)):
        return []
    begun = reader.begin(name, attributes)
    return [begun] if begun else []


def _tags(text: str) -> Iterator[tuple[str, bool, str, str]]:
    """Each tag: the words before it, whether an element ends, its name, and its attributes as written."""
    at = number = 0
    while match := _TAG.search(text, at):
        words, at, name = text[at : match.start()], match.end(), (match[2] or "").lower()
        number += 1
        if number > MOST_TAGS:
            raise Unreadable(_TOO_MUCH)
        if not name:
            yield words, True, "", ""
            at = text.find("-->", at) + 3
            if at < 3:  # A comment that never ends.
                return
            continue
        yield words, bool(match[1]), name, match[3]
        if name in _RAW and not match[1]:
            ends = _RAW[name].search(text, at)
            if ends is None:
                return
            at = ends.start()


def _attributes(written: str) -> dict[str, str]:
    """By their names in small letters; of two of one name the first."""
    known: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(written):
        known.setdefault(name.lower(), html.unescape("".join(values)).strip())
    return known


def _item(attributes: Mapping[str, str]) -> Item | None:
    """An item with its types and, where it has one, its identity; None where the element begins none."""
    if "itemscope" not in attributes and "typeof" not in attributes:
        return None
    item: Item = {"@type": (attributes.get("itemtype") or attributes.get("typeof") or "").split()}
    identity = attributes.get("itemid") or attributes.get("resource") or attributes.get("about")
    return item | {"@id": identity} if identity else item


def _named(written: str) -> list[str]:
    """Properties without the vocabulary before them."""
    return [name.replace(":", "/").rsplit("/", 1)[-1] for name in written.split()]
