"""From the bytes of a document to its text, and what the document says of itself: the one way in.

What kind it is, its first bytes decide; then what a server said; then its file name. Plain text and small
pages are read here. Whatever could take long or much memory is read by a process of its own, within limits.
"""

from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module

from claims.domain.pages import Page
from claims.domain.refusals import Unreadable
from claims.gateways.files import LARGEST, decode
from claims.gateways.reading import confined
from claims.gateways.reading.decoding import in_charset
from claims.gateways.reading.kinds import Kind, kind_of, refuse_large
from claims.gateways.reading.paper import Paper
from claims.gateways.reading.small import SMALL_PAGE, is_small


def read(raw: bytes, *, content_type: str = "", charset: str = "", url: str = "", filename: str = "") -> Page:
    """What the document holds. Raises Unreadable, with a sentence for the person.

    `content_type` and `charset` are a server's word, `url` where it stood, `filename` a person's.
    """
    paper = Paper(kind_of(raw, content_type, filename), charset, url, filename)
    refuse_large(raw)
    return _here(raw, paper) or confined.read(raw, paper)


def at_a_glance(documents: Iterable[tuple[bytes, str]]) -> list[str]:
    """The text of each document (its bytes and file name), while a person waits.

    Blank for what needs a process of its own, what cannot be read, and pages once there were enough of them.
    """
    left, texts = SMALL_PAGE, []
    for raw, filename in documents:
        page = None
        with suppress(Unreadable):
            paper = Paper(kind_of(raw, "", filename), filename=filename)
            left -= len(raw) if paper.kind is Kind.HTML else 0
            page = _here(raw, paper) if left >= 0 or paper.kind is not Kind.HTML else None
        texts.append(page.text if page else "")
    return texts


def _here(raw: bytes, paper: Paper) -> Page | None:
    """What the document holds, where reading it takes no process of its own."""
    if paper.kind is Kind.TEXT:
        return Page(decode(in_charset(raw, paper.charset).encode() if paper.charset else raw))
    if paper.kind is Kind.HTML and is_small(raw):
        found: Page = import_module("claims.gateways.reading.html").read(raw, paper)
        return found
    return None


def check(raw: bytes, *, filename: str = "") -> None:
    """Raise Unreadable where nobody could read this, as far as a glance shows it; quick, for a door."""
    if raw.strip():
        kind = kind_of(raw, "", filename)
        refuse_large(raw)
        if kind is not Kind.TEXT:
            return
    decode(raw)


__all__ = ["LARGEST", "at_a_glance", "check", "kind_of", "read"]
