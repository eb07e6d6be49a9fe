"""Checks that others published: what is read of one, and what their rating words may mean here."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from claims.domain import addresses
from claims.domain.wording import comparable

MOST_CHECKS = 5_000
"""Checks that are taken from one page, feed or table; what comes after is left, and said."""

IMPORT_STATUSES = ("waiting", "ready", "failed")
IMPORT_WAYS = ("paste", "upload", "command", "api", "address")


@dataclass(frozen=True, slots=True)
class Scale:
    """The numbers of a rating, as their publisher wrote them; blank where there is none."""

    value: str = ""
    worst: str = ""
    best: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One ClaimReview, its values as written. `number` is its place in what it was read from, from 1.

    `rating` is the publisher's word; a number without a word is never taken for one. `raw` is the whole
    object, `sha256` that of its JSON with the names in order. `withdrawn` is when the publisher took it back.
    """

    number: int
    url: str
    claim: str
    publisher: str
    publisher_url: str
    rating: str
    raw: Mapping[str, Any]
    sha256: str
    scale: Scale = Scale()
    explanation: str = ""
    said_by: tuple[str, ...] = ()
    appeared_at: tuple[str, ...] = ()
    claimed_on: str = ""
    published_on: str = ""
    changed_on: str = ""
    withdrawn: str = ""
    language: str = ""

    @property
    def publisher_key(self) -> str:
        """By which a publisher is known, however its name is set."""
        return comparable(self.publisher)[:200] or self.publisher.casefold()[:200]

    @property
    def identity(self) -> str:
        """Of publisher, address and claim: what has the same is a version of the same check."""
        of = (self.publisher_key, addresses.comparable(self.url), comparable(self.claim))
        return hashlib.sha256("\n".join(of).encode()).hexdigest()

    @property
    def rating_key(self) -> str:
        """By which a rating word is known: case and punctuation do not tell two apart."""
        return rating_key(self.rating)


@dataclass(frozen=True, slots=True)
class Found:
    """What came out of a page, a feed or a table, and a sentence for each entry that did not."""

    checks: tuple[Check, ...] = ()
    problems: tuple[str, ...] = ()


def rating_key(words: str) -> str:
    """As `Check.rating_key` has it; words that are signs alone are known by themselves."""
    return comparable(words)[:200] or words.strip()[:200]


SUGGESTED = {
    comparable(words): key
    for key, all_words in {
        "true": ("true", "correct", "accurate", "wahr", "richtig", "vrai", "verdadero", "cierto", "vero"),
        "mostly_true": ("mostly true", "largely true", "größtenteils richtig", "plutôt vrai"),
        "misleading": (
            "misleading", "missing context", "lacks context", "out of context", "irreführend",
            "fehlender kontext", "trompeur", "engañoso", "fuorviante", "misleidend",
        ),
        "false": (
            "false", "incorrect", "wrong", "pants on fire", "falsch",
            "faux", "falso", "fałsz", "onwaar",
        ),
        "unproven": (
            "unproven", "unverified", "not proven", "no evidence", "unbelegt", "non prouvé", "sin pruebas",
        ),
    }.items()
    for words in all_words
}  # fmt: skip
"""What the usual words of fact-checkers are likely to mean: the key of our rating. Only ever a suggestion,
which a person confirms."""


_DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?![\d])")


def day_of(written: str) -> date | None:
    """The day of an ISO 8601 date or time; None for what is written in any other way, or is no day."""
    match = _DAY.match(written)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def suggested(words: str) -> str:
    """The key of our rating that these words are likely to mean, or blank. Nothing is mapped by it."""
    return SUGGESTED.get(rating_key(words), "")
