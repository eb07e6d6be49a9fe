"""Feeds: what one says once it is read, and what an editor says of one that the desk follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from claims.domain import addresses
from claims.domain.inputs import check_keepable
from claims.domain.refusals import Missing, Unreachable
from claims.domain.tongue import number, say
from claims.domain.wording import comparable

SHORTEST, LONGEST = 5, 1440
"""Minutes from one poll to the next that an editor may choose."""

LONGEST_PAUSE = timedelta(days=1)
"""A feed that goes on failing, or asks to be left alone, is still asked once a day."""

MOST_TAKEN = 50
"""Articles that one poll may bring, at most."""

MOST_ENTRIES = 500
"""Entries that are read of a feed, from its top; what follows is left, with a notice."""

LONGEST_ADDRESS, LONGEST_NAME, LONGEST_WORDS, MOST_LINES = 1000, 200, 2000, 100


class FeedStatus(StrEnum):
    TRIAL = "trial"
    """Looked at, so that a person sees what it would bring; nothing comes in."""
    ACTIVE = "active"
    PAUSED = "paused"


class Taking(StrEnum):
    """Which entries of a feed become articles by themselves."""

    ALL = "all"
    WORDS = "words"
    NONE = "none"


class EntryOutcome(StrEnum):
    """What became of an entry."""

    WAITING = "waiting"
    """It comes in with one of the next polls: one poll takes no more than so many."""
    TAKEN = "taken"
    KNOWN = "known"
    """Its address was on the desk already."""
    LEFT_OUT = "left_out"
    """Listed, with the reason; a person may take it all the same."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed; blank or None where it does not say. Title and summary are text, not markup."""

    title: str
    url: str
    id: str
    published: datetime | None
    changed: datetime | None
    summary: str


@dataclass(frozen=True, slots=True)
class ReadFeed:
    """What a feed says. `pause` is how long it asks to be left alone; `skipped` have no link."""

    title: str
    entries: tuple[Entry, ...]
    pause: timedelta = timedelta()
    cut: bool = False
    """There was more than is read."""
    mended: bool = False
    """It is not well-formed; this is what could be made of it."""
    skipped: int = 0

    @property
    def notice(self) -> str:
        """What a person should know of how it was read, or blank."""
        said = []
        if self.cut:
            number = len(self.entries) + self.skipped
            first = "entry is" if number == 1 else f"{number:,} entries are"
            said.append(f"It is long: its first {first} read.")
        if self.mended:
            said.append("It is not well-formed; what could be read of it was.")
        if self.skipped:
            entries = "1 entry has" if self.skipped == 1 else f"{self.skipped:,} entries have"
            said.append(f"{entries} no web address and cannot come in.")
        return " ".join(said)


@dataclass(frozen=True, slots=True)
class Selection:
    """A feed's rule. `include` and `exclude` are words or phrases, one a line."""

    taking: Taking = Taking.ALL
    include: str = ""
    exclude: str = ""

    @classmethod
    def parse(cls, given: Mapping[str, Any]) -> "Selection":
        """Read from a form or JSON. Raises Missing, naming each value that cannot be used."""
        texts = {name: str(given.get(name) or "") for name in ("include", "exclude")}
        check_keepable(**texts)
        problems = {
            name: say(
                "At most {characters} characters in {lines} lines, please.",
                characters=number(LONGEST_WORDS),
                lines=MOST_LINES,
            )
            for name, text in texts.items()
            if len(text) > LONGEST_WORDS or len(text.splitlines()) > MOST_LINES
        }
        lines = {name: _lines(text) for name, text in texts.items()}
        taking = str(given.get("taking") or Taking.ALL)
        if taking not in list(Taking):
            problems["taking"] = say("Choose one of {choices}.", choices=", ".join(Taking))
        elif taking == Taking.WORDS and not lines["include"]:
            sentence = say("Write the words that an entry must have, one or more a line.")
            problems.setdefault("include", sentence)
        if problems:
            raise Missing(" ".join(problems.values()), problems)
        return cls(Taking(taking), **lines)


@dataclass(frozen=True, slots=True)
class FeedFields:
    """What an editor says of a feed that the desk follows. `every` is minutes, `most` articles a poll."""

    title: str
    publisher: str
    every: int
    most: int
    selection: Selection

    @classmethod
    def parse(cls, given: Mapping[str, Any]) -> "FeedFields":
        """Read from a form or JSON. Raises Missing, naming each value that cannot be used."""
        texts = {name: " ".join(str(given.get(name) or "").split()) for name in ("title", "publisher")}
        check_keepable(**texts)
        problems = {
            name: say("At most {longest} characters, please.", longest=LONGEST_NAME)
            for name, text in texts.items()
            if len(text) > LONGEST_NAME
        }
        every, most = (
            _number(given.get("every"), SHORTEST, LONGEST),
            _number(given.get("most"), 1, MOST_TAKEN),
        )
        if every is None:
            problems["every"] = say(
                "Write the minutes between two polls: from {least} to {most}.", least=SHORTEST, most=LONGEST
            )
        if most is None:
            problems["most"] = say(
                "Write how many articles one poll may bring: from 1 to {most}.", most=MOST_TAKEN
            )
        selection = Selection()
        try:
            selection = Selection.parse(given)
        except Missing as refusal:
            problems |= refusal.fields
        if problems or every is None or most is None:
            raise Missing(" ".join(problems.values()), problems)
        return cls(every=every, most=most, selection=selection, **texts)


def read_address(text: str) -> str:
    """The address of a feed as the desk writes it. Raises Missing where it is none that is fetched."""
    try:
        found = str(addresses.read(text.strip()))
    except Unreachable as refusal:
        raise Missing(refusal.sentence, {"address": refusal.sentence}) from refusal
    if len(found) > LONGEST_ADDRESS:
        sentence = say("This address is longer than {longest} characters.", longest=LONGEST_ADDRESS)
        raise Missing(sentence, {"address": sentence})
    return found


def pause_between(every: int, *, failures: int = 0, asked: timedelta = timedelta()) -> timedelta:
    """How long until the next poll: `every` minutes, twice as long for each failure in a row, up to a day.

    `asked` is what the server or the feed asks for (Retry-After, ttl); it is honoured up to a day.
    """
    usual = timedelta(minutes=every)
    # A feed polled once a day is not asked more often because it fails.
    return max(usual, min(max(usual * (1 << min(failures, 12)), asked), LONGEST_PAUSE))


def _lines(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(dict.fromkeys(line for line in lines if comparable(line)))


def _number(raw: Any, least: int, most: int) -> int | None:
    text = str(raw).strip()
    if not (text.isascii() and text.isdigit() and len(text) < len(str(LONGEST)) + 1):
        return None
    return int(text) if least <= int(text) <= most else None
