"""JSON Feed (https://jsonfeed.org), within bounds; of one that is long, the beginning."""

import json
import re
from typing import Any

from claims.domain.feeds import MOST_ENTRIES, Entry, ReadFeed
from claims.domain.refusals import Unreadable
from claims.domain.tongue import noted
from claims.gateways.feeds_values import (
    LONGEST_ID,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    line,
    moment,
    plain,
    web_link,
)

NOT_A_FEED = noted("What stands at this address is not a feed: it is neither RSS nor Atom nor JSON Feed.")

MOST_MARKS = 500_000
"""Strings, brackets and commas that are read of a feed: millions of them take a second and 100 MB."""

_LONGEST_NUMBER = 1_000
"""Digits up to which a number is made one; Python makes none of more than 4,300."""

_MARK = re.compile(r'("items"\s*+:\s*+\[)|"(?:[^"\\]++|\\.)*+"?|[\[\]{},]', re.DOTALL)
_VERSION = re.compile(rb'"version"\s*+:\s*+"[^"]{0,30}jsonfeed\.org')


def parse(text: str, url: str, *, rest: bytes = b"") -> ReadFeed:
    """What this feed says, whose text goes on with the `rest`. Raises Unreadable where it is none."""
    begun, cut = beginning(text, whole=not rest)
    try:
        found = json.loads(begun, parse_int=_number)
    except (ValueError, RecursionError) as error:
        raise Unreadable(NOT_A_FEED) from error
    items = found.get("items") if isinstance(found, dict) else None
    later = (text[len(begun) - 2 :].encode("utf-8", "replace"), rest) if cut else ()
    if not isinstance(items, list) or not _is_feed(found, later):
        raise Unreadable(NOT_A_FEED)
    read = [_item(item, url) for item in items if isinstance(item, dict)]
    entries = tuple(entry for entry in read if entry.url)
    return ReadFeed(
        title=line(_word(found, "title"), LONGEST_TITLE),
        entries=entries,
        cut=cut,
        skipped=len(items) - len(entries),
    )


def beginning(text: str, *, whole: bool) -> tuple[str, bool]:
    """The JSON with no more items than are read, and whether that left any out; in one pass, without a tree.

    What stands after the items is kept where there is not too much of it. Raises Unreadable where not even
    one item ends within bounds.
    """
    depth = items = kept = closed = 0
    listing = False
    for number, match in enumerate(_MARK.finditer(text)):
        if number == MOST_MARKS:
            whole = False
            break
        mark = match[0]
        if match[1] or mark in {"[", "{"}:
            depth += 1
            if match[1] and depth == 2:
                listing, items, kept, closed = True, 0, 0, 0
        elif listing and depth == 2 and mark in {",", "]"}:
            items += 1
            kept = match.start() if items <= MOST_ENTRIES else kept
            listing, closed = (mark == ","), match.start()
            depth -= mark == "]"
        elif mark in {"]", "}"}:
            depth -= 1
    if whole and items <= MOST_ENTRIES:
        return text, False
    if not kept:
        raise Unreadable(noted("Not one entry of this feed ends within what the desk reads of a feed."))
    return text[:kept] + (text[closed:] if whole and not listing else "]}"), True


def _is_feed(found: dict[str, Any], later: tuple[bytes, ...]) -> bool:
    """It says so: `later`, in what is not read of it, where its parts stand by the alphabet."""
    if "version" in found:
        return "jsonfeed.org" in str(found["version"])[:100]
    return any(map(_VERSION.search, later))


def _item(item: dict[str, Any], url: str) -> Entry:
    summary = _word(item, "summary") or _word(item, "content_text")
    number = item.get("id")
    return Entry(
        title=line(_word(item, "title"), LONGEST_TITLE),
        url=web_link(url, _word(item, "url") or _word(item, "external_url")),
        # An id should be a string; the number that some send is one all the same.
        id=line(str(number) if isinstance(number, int) else _word(item, "id"), LONGEST_ID),
        published=moment(_word(item, "date_published")),
        changed=moment(_word(item, "date_modified")),
        summary=line(summary[: LONGEST_SUMMARY * 2], LONGEST_SUMMARY)
        or plain(_word(item, "content_html"), LONGEST_SUMMARY),
    )


def _word(item: dict[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""


def _number(written: str) -> int | str:
    return int(written) if len(written) <= _LONGEST_NUMBER else written
