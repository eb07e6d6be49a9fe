"""What is here already of what somebody is about to add. Asked while a person waits; nothing is written."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Q

from claims.domain import addresses as addresses_of_pages
from claims.domain.refusals import Unreachable
from claims.domain.tongue import say
from claims.matching import copies
from claims.models import Article, Snapshot, User
from claims.policy import visibility
from claims.queries.articles import UNTITLED

MOST_SHOWN = 3
"""Articles that are named for one text."""

MOST_LINES = 100
"""Addresses that are looked for at once."""


class Sameness(StrEnum):
    """How an article that is here is the same as what somebody is about to add."""

    BYTES = "bytes"
    """Byte by byte: these are never kept twice."""
    ADDRESS = "address"
    """It stands at this address."""
    SPELLING = "spelling"
    """It stands at an address that is this one but for the scheme, “www.” or a last slash."""
    ALIKE = "alike"
    """Its text reads like a copy."""


@dataclass(frozen=True, slots=True)
class Here:
    """An article that is here already. `reasons` say what of its text is the same."""

    article_id: int
    title: str
    publisher: str
    added_at: datetime
    added_by: str
    problem: str
    how: Sameness
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes that somebody has, the text in them where it is known, and the address where they stood."""

    raw: bytes
    text: str = ""
    url: str = ""

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.raw).hexdigest()


Ways = dict[int, tuple[Sameness, tuple[str, ...]]]


def of_documents(viewer: User, documents: Sequence[Document]) -> list[tuple[Here, ...]]:
    """For each of the documents the articles that are the same, at two SQL statements for each and three."""
    digests = [document.digest for document in documents]
    received = Snapshot.objects.filter(sha256__in=digests).order_by("-pk")
    by_digest = dict(received.values_list("sha256", "article_id"))
    at = _standing(document.url for document in documents if document.url.strip())
    ways: list[Ways] = [
        {by_digest[digest]: (Sameness.BYTES, ())} if digest in by_digest else _ways(document, at)
        for document, digest in zip(documents, digests, strict=True)
    ]
    return _described(viewer, ways)


def of_addresses(viewer: User, lines: Sequence[str]) -> dict[str, Here]:
    """By line the article that stands at this address already; a line that is no address has none."""
    looked_at = lines[:MOST_LINES]
    at = _standing(looked_at)
    found = _described(viewer, [_at(line, at) for line in looked_at])
    return {line: here[0] for line, here in zip(looked_at, found, strict=True) if here}


def _ways(document: Document, at: Mapping[str, int]) -> Ways:
    """At its address first, then what reads most like it."""
    alike = dict(copies.like(document.text)) if document.text.strip() else {}
    stands = _at(document.url, at)
    first: Ways = {
        number: (how, alike[number].told if number in alike else ()) for number, (how, _) in stands.items()
    }
    return first | {n: (Sameness.ALIKE, each.told) for n, each in alike.items() if n not in first}


def _at(address: str, at: Mapping[str, int]) -> Ways:
    """The article at exactly this address, otherwise the first at another spelling of it."""
    spelled = _spellings(address)
    if not spelled:
        return {}
    stands = addresses_of_pages.canonical(address)
    if stands in at:
        return {at[stands]: (Sameness.ADDRESS, ())}
    near = sorted(at[each] for each in spelled if each in at)
    return {near[0]: (Sameness.SPELLING, ())} if near else {}


def _standing(addresses: Iterable[str]) -> dict[str, int]:
    """The first article at each spelling of these addresses, in one statement."""
    wanted = frozenset().union(*map(_spellings, addresses))
    if not wanted:
        return {}
    # Said once more in words, so that the indexes on what is not blank serve any number of addresses.
    asked, stands = Q(address__in=wanted) & ~Q(address=""), Q(url__in=wanted) & ~Q(url="")
    rows = Article.objects.filter(asked | stands).order_by("-pk").values_list("pk", "address", "url")
    return {each: number for number, *both in rows for each in both if each in wanted}


def _spellings(address: str) -> frozenset[str]:
    """None of what is no address."""
    try:
        return addresses_of_pages.spellings(address)
    except Unreachable:
        return frozenset()


def _described(viewer: User, ways: Sequence[Ways]) -> list[tuple[Here, ...]]:
    """The articles of these ways, read at once."""
    numbers = {number for each in ways for number in each}
    rows = visibility.articles(viewer).select_related("added_by").in_bulk(numbers) if numbers else {}
    found = [[(rows[number], *way) for number, way in each.items() if number in rows] for each in ways]
    return [tuple(_here(*each) for each in some[:MOST_SHOWN]) for some in found]


def _here(article: Article, how: Sameness, reasons: tuple[str, ...]) -> Here:
    return Here(
        article_id=article.pk,
        title=article.title or article.address or say(UNTITLED),
        publisher=article.publisher,
        added_at=article.added_at,
        added_by=article.added_by.display_name,
        problem=say(article.problem),
        how=how,
        reasons=reasons,
    )
