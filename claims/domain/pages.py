"""What was read from a document, whatever it came as."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from claims.domain.tongue import noted


class Origin(StrEnum):
    """Where something that is known of an article comes from, in a word that is stored."""

    PERSON = "person"
    JSON_LD = "json-ld"
    META = "meta"
    SHOWN = "shown"
    GUESS = "guess"
    FILE = "file"
    MAIL = "mail"
    ARCHIVE = "archive"
    TEXT = "text"


ORIGIN_WORDS: Mapping[str, str] = {
    Origin.PERSON: noted("from whoever added it"),
    Origin.JSON_LD: noted("from the page’s JSON-LD"),
    Origin.META: noted("from the page’s meta tags"),
    Origin.SHOWN: noted("as the page shows it"),
    Origin.GUESS: noted("a guess from the page by trafilatura"),
    Origin.FILE: noted("from the file’s properties"),
    Origin.MAIL: noted("from the mail’s header"),
    Origin.ARCHIVE: noted("from the web archive’s record"),
    Origin.TEXT: noted("read in the text"),
}
"""How the desk says it, after the thing itself."""


@dataclass(frozen=True, slots=True)
class Page:
    """The text of an article, and what its page says of it; blank or None where it says nothing.

    A date of which the day is known and nothing more is the day's first minute, UTC; `..._as_written` has
    what the page says wherever that says less, or other, than the moment. `canonical` is the address that
    the page names as its own. `unread` says which parts were left out, and why. `origins` has an Origin
    for each field that is known.
    """

    text: str
    title: str = ""
    byline: str = ""
    dateline: str = ""
    publisher: str = ""
    agency: str = ""
    published_at: datetime | None = None
    published_as_written: str = ""
    changed_at: datetime | None = None
    changed_as_written: str = ""
    language: str = ""
    canonical: str = ""
    captions: tuple[str, ...] = ()
    unread: str = ""
    origins: Mapping[str, str] = field(default_factory=dict)
