"""JSON from outside, parsed within bounds, and words out of values of any type."""

import html
import json
import math
import re
from collections.abc import Iterator
from typing import Any

from claims.domain.refusals import Unreadable

DEEPEST = 40
"""Objects and lists within each other; schema.org needs some eight."""

MOST_VALUES = 500_000
"""Values of one document: some forty bytes of memory for each byte of the worst would be gigabytes."""

_MARK = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{},]', re.DOTALL)
_TOO_MANY_COMMAS = re.compile(r'("(?:[^"\\]++|\\.)*+"?)|,(\s*+[\]}])', re.DOTALL)
_ENDS_EARLY = "Extra data"
"""What Python says where another value follows a whole one."""

_UNKEEPABLE = re.compile("[\0\ud800-\udfff]")


def parsed(text: str) -> Any:
    """The JSON, as a database can keep it. Raises Unreadable where it is none, too deep or too many values.

    What many sites get wrong is read all the same: line ends in strings, entities for quotation marks,
    commas after the last value, and a comment or a CDATA mark around the whole. Values of which each has a
    line of its own (JSON Lines) are a list.
    """
    bare = _bare(text)
    try:
        return _load(bare)
    except ValueError as error:
        wrong = error
    for mended in _mendings(bare, wrong):
        if mended != bare:
            try:
                return _load(mended)
            except ValueError as error:
                wrong = error
    raise Unreadable(f"This is not JSON that can be read{_where(wrong)}.") from wrong


def _mendings(text: str, wrong: ValueError) -> Iterator[str]:
    """What may have been meant, with every line where it stood."""
    if "&quot;" in text or "&#34;" in text:
        yield html.unescape(text)
    if isinstance(wrong, json.JSONDecodeError) and wrong.msg == _ENDS_EARLY:
        first, *others = text.split("\n")
        yield "\n".join(("[" + first, *(f",{line}" if line.strip() else "" for line in others), "]"))
    else:
        yield _TOO_MANY_COMMAS.sub(lambda found: found[1] or found[2], text)


def _where(wrong: ValueError) -> str:
    """The line, and what is wrong with it in Python's words."""
    if not isinstance(wrong, json.JSONDecodeError):
        return ""
    return f" (line {wrong.lineno}: {wrong.msg[:1].lower()}{wrong.msg[1:]})"


def words(value: Any) -> str:
    """The text that a value stands for: itself, a number, the first of a list, or what an object is named."""
    for each in _inside(value, 0):
        if isinstance(each, str) and each.strip():
            return " ".join(each.split())
        if isinstance(each, int | float) and not isinstance(each, bool):
            return str(each)
    return ""


def prose(value: Any) -> str:
    """As `words`, without the entities that many sites leave in their JSON; of addresses they are a part."""
    return " ".join(html.unescape(words(value)).split())


def listed(value: Any) -> list[Any]:
    """A list of what may be one, several or nothing."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _inside(value: Any, depth: int) -> Iterator[Any]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _inside(each, depth + 1)
    elif isinstance(value, dict):
        for name in ("@value", "name", "text", "url", "@id"):
            if value.get(name):
                yield from _inside(value[name], depth + 1)
    else:
        yield value


def _bare(text: str) -> str:
    text = text.strip("\ufeff \t\r\n;")
    for before, after in (("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>")):
        if text.startswith(before):
            text = text.removeprefix(before).removesuffix(after).strip()
    return text


def _check_bounds(text: str) -> None:
    depth = number = 0
    for match in _MARK.finditer(text):
        mark = match[0]
        if mark in ("[", "{"):
            depth += 1
            if depth > DEEPEST:
                raise Unreadable(f"In this JSON values lie more than {DEEPEST} deep within each other.")
        elif mark in ("]", "}"):
            depth -= 1
        number += mark[0] != '"'
        if number > MOST_VALUES:
            raise Unreadable(f"This JSON has more than {MOST_VALUES:,} values; send it in parts.")


def _load(text: str) -> Any:
    _check_bounds(text)
    return _keepable(json.loads(text, strict=False, parse_float=_number, parse_constant=str))


def _number(written: str) -> float | str:
    """A number that no database keeps stays as it is written."""
    value = float(written)
    return value if math.isfinite(value) else written


def _keepable(value: Any) -> Any:
    """Without what no database keeps: NUL, and half a character."""
    if isinstance(value, str):
        return _UNKEEPABLE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_keepable(each) for each in value]
    if isinstance(value, dict):
        return {_keepable(name): _keepable(each) for name, each in value.items()}
    return value
