"""A claim's words, made comparable."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import reduce
from urllib.parse import urlsplit

from claims.domain.tongue import say

_PUNCTUATION = re.compile(r"[^\w\s%$€£.-]|(?<!\d)[.-]|[.-](?!\d)")
_DOUBLE = '“”„"'
_SINGLE = str.maketrans(_DOUBLE, "‘’‚'")


def comparable(text: str) -> str:
    """Case, punctuation, typography and spacing levelled; words, numbers and their order kept."""
    levelled = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_PUNCTUATION.sub(" ", levelled).split())


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters, cut between words and ended with an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
    return f"{cut}…"


def to_quote(text: str) -> str:
    """As it stands between our quotation marks: its own are single, or gone where they are all around it."""
    bare = text.strip(_DOUBLE)
    return text.translate(_SINGLE) if set(bare) & set(_DOUBLE) else bare


def all_of(names: Iterable[str]) -> str:
    """“one and other”. Raises TypeError where there is none."""
    return reduce(lambda one, other: say("{one} and {other}", one=one, other=other), names)


def any_of(names: Iterable[str]) -> str:
    """“one or other”. Raises TypeError where there is none."""
    return reduce(lambda one, other: say("{one} or {other}", one=one, other=other), names)


def day_in_words(day: date) -> str:
    """“3 May 2026”."""
    return f"{day.day} {day:%b %Y}"


def site_of(url: str) -> str:
    """The host of an address without “www.”, or blank where it has none."""
    try:
        return (urlsplit(url.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def is_web_address(text: str) -> bool:
    """Whether this is an absolute http or https address that a page may link to."""
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and not re.search(r"[\s<>\"]", text)
