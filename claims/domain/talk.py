"""What people of the desk say to each other about a claim."""

import re
from collections.abc import Container
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

LONGEST_COMMENT = 5000
EDITABLE = timedelta(minutes=15)
"""How long after writing it a person may still change what they said."""

_MENTION = re.compile(r"(?<![\w@.+-])@(\w[\w.+-]*)")
_UNFINISHED = re.compile(r"(?:^|(?<=[^\w@.+-]))@([\w.+-]*)\Z")
_ENDS_A_SENTENCE = ".+-"


class Anchor(StrEnum):
    """What a comment is about."""

    CLAIM = "claim"
    SPAN = "span"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a comment; `person` is the username that they mention, or blank."""

    text: str
    person: str = ""


def mentioned(text: str) -> tuple[str, ...]:
    """The usernames written with an @ before them, casefolded, once each, in their order.

    A mail address mentions nobody, and the full stop after a name is no part of it.
    """
    names = (found[1].rstrip(_ENDS_A_SENTENCE).casefold() for found in _MENTION.finditer(text))
    return tuple(dict.fromkeys(names))


def pieces(text: str, people: Container[str]) -> tuple[Piece, ...]:
    """The text in pieces, those apart that mention one of these people (casefolded usernames)."""
    found: list[Piece] = []
    at = 0
    for match in _MENTION.finditer(text):
        name = match[1].rstrip(_ENDS_A_SENTENCE)
        if name.casefold() not in people:
            continue
        end = match.start(1) + len(name)
        found += [Piece(text[at : match.start()]), Piece(text[match.start() : end], name)]
        at = end
    found.append(Piece(text[at:]))
    return tuple(piece for piece in found if piece.text)


def being_mentioned(text: str) -> str | None:
    """The beginning of a username with which the text ends, perhaps empty; None where it ends otherwise."""
    found = _UNFINISHED.search(text)
    return found[1] if found else None
