"""What a person gives with a move, parsed once for every door."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, tzinfo
from enum import StrEnum
from typing import Any

from claims.domain.evidence import CorrectionKind
from claims.domain.refusals import Missing
from claims.domain.speech import Checkability
from claims.domain.tongue import noted, say

LONGEST_TOPIC = 100

SENTENCES = {
    "checkability": noted("Say whether and how the claim can be checked."),
    "reason": noted("Give the reason."),
    "assignee": noted("Say who is to research it."),
    "rating": noted("Choose a verdict."),
    "comment": noted("Say what the proposer should look at again."),
    "correction": noted("Say what kind of correction this is."),
    "note": noted("Say what is being corrected and why."),
    "recheck_on": noted("Say on which day it can be checked: that day the desk looks again."),
    "version": noted("Say which version of the claim you saw."),
}


@dataclass(frozen=True, slots=True)
class MoveInputs:
    """Everything any move can take; a move reads only what its transition names."""

    checkability: Checkability | None = None
    topic: str = ""
    priority: int | None = None
    reason: str = ""
    duplicate_of: int | None = None
    assignee: int | None = None
    due_at: datetime | None = None
    rating: str = ""
    no_reply_reason: str = ""
    as_of: date | None = None
    comment: str = ""
    publish_at: datetime | None = None
    correction: CorrectionKind | None = None
    note: str = ""
    recheck_on: date | None = None

    @classmethod
    def parse(cls, given: Mapping[str, Any], zone: tzinfo = UTC) -> "MoveInputs":
        """Read from a form, JSON or arguments; a time without a zone is of `zone`.

        Raises Missing, naming each value it cannot read.
        """
        values: dict[str, Any] = {}
        problems: dict[str, str] = {}
        for name, read in _READERS.items():
            raw = given.get(name)
            if raw is None or raw == "":
                continue
            try:
                values[name] = moment(raw, zone=zone) if read is moment else read(raw)
            except (ValueError, TypeError, OverflowError):
                problems[name] = say(
                    "“{given}” is not {expected}.", given=_shown(raw), expected=_expected(name)
                )
        if problems:
            raise Missing(" ".join(problems.values()), problems)
        return cls(**values)

    def told(self) -> dict[str, Any]:
        """What was given, as JSON keeps it and `parse` reads it again."""
        kept: dict[str, Any] = {}
        for each in fields(self):
            value = getattr(self, each.name)
            if value in (None, ""):
                continue
            if isinstance(value, datetime):
                value = value.isoformat()
            kept[each.name] = value if isinstance(value, int) else str(value)
        return kept

    def missing(self, needed: tuple[str, ...]) -> dict[str, str]:
        """The needed inputs that are not given, each with the sentence that asks for it."""
        return {name: asking(name) for name in needed if getattr(self, name) in (None, "")}


def asking(name: str) -> str:
    """The sentence that asks for an input."""
    return say(SENTENCES[name])


def parse_version(raw: Any) -> int:
    """The version a person saw. Raises Missing where it is absent or no number."""
    try:
        return int(raw)
    except (ValueError, TypeError, OverflowError):
        sentence = asking("version")
        raise Missing(sentence, {"version": sentence}) from None


def parse_priority(raw: Any) -> int:
    """1, 2 or 3. Raises Missing where it is absent or anything else."""
    try:
        return _priority(raw)
    except (ValueError, TypeError, OverflowError):
        sentence = say("Choose the priority: 1, 2 or 3.")
        raise Missing(sentence, {"priority": sentence}) from None


def parse_yes(given: Mapping[str, Any], name: str) -> bool | None:
    """True or false, or None where it is not given. Raises Missing for anything else."""
    value = given.get(name)
    if value is None or isinstance(value, bool):
        return value
    sentence = say("“{given}” is neither true nor false.", given=_shown(value))
    raise Missing(sentence, {name: sentence})


def row_number(text: str) -> int | None:
    """The number of a row as somebody typed it, or None where no row can have it."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < len(str(2**63)) else None


def check_keepable(**texts: str) -> None:
    """Raises Missing, naming each text that holds what no database keeps: NUL, or half a character."""
    sentence = say("This holds a character that is no character; type it anew.")
    problems = dict.fromkeys((name for name, text in texts.items() if _UNKEEPABLE.search(text)), sentence)
    if problems:
        raise Missing(sentence, problems)


_UNKEEPABLE = re.compile("[\0\ud800-\udfff]")


def _shown(raw: Any) -> str:
    return _UNKEEPABLE.sub("\ufffd", str(raw))[:100]


def _number(raw: Any) -> int:
    text = str(raw).strip().upper().removeprefix("C-")
    return int(text)


def _priority(raw: Any) -> int:
    value = int(raw)
    if value not in (1, 2, 3):
        raise ValueError(raw)
    return value


def _words(raw: Any) -> str:
    if not isinstance(raw, str):
        raise TypeError(raw)
    if _UNKEEPABLE.search(raw):
        raise ValueError(raw)
    return raw.strip()


def _topic(raw: Any) -> str:
    words = _words(raw)
    if len(words) > LONGEST_TOPIC:
        raise ValueError(raw)
    return words


def _day(raw: Any) -> date:
    if isinstance(raw, date):
        return raw
    return date.fromisoformat(str(raw))


def moment(raw: Any, hour: time = time(23, 59), zone: tzinfo = UTC) -> datetime:
    """A date alone means that hour of it, by default its end; what names no zone is of `zone`.

    Of an hour that comes twice when clocks are put back, the first is meant.

    Raises ValueError, TypeError or OverflowError where it is neither.
    """
    if isinstance(raw, datetime):
        found = raw
    elif len(str(raw)) == len("2026-01-31"):
        found = datetime.combine(date.fromisoformat(str(raw)), hour)
    else:
        found = datetime.fromisoformat(str(raw))
    return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)


_READERS: dict[str, Any] = {
    "checkability": Checkability,
    "topic": _topic,
    "priority": _priority,
    "reason": _words,
    "duplicate_of": _number,
    "assignee": int,
    "due_at": moment,
    "rating": _words,
    "no_reply_reason": _words,
    "as_of": _day,
    "comment": _words,
    "publish_at": moment,
    "correction": CorrectionKind,
    "note": _words,
    "recheck_on": _day,
}
_EXPECTED = {
    "checkability": noted("one of {words}"),
    "topic": noted("text of at most {longest} characters"),
    "priority": noted("1, 2 or 3"),
    "reason": noted("text"),
    "duplicate_of": noted("the number of a claim"),
    "assignee": noted("the id of a person"),
    "due_at": noted("a date or a time"),
    "rating": noted("text"),
    "no_reply_reason": noted("text"),
    "as_of": noted("a date such as 2026-01-31"),
    "comment": noted("text"),
    "publish_at": noted("a date or a time"),
    "correction": noted("one of {words}"),
    "note": noted("text"),
    "recheck_on": noted("a date such as 2026-01-31"),
}
_WORDS: dict[str, type[StrEnum]] = {"checkability": Checkability, "correction": CorrectionKind}


def _expected(name: str) -> str:
    return say(_EXPECTED[name], words=", ".join(_WORDS.get(name, ())), longest=LONGEST_TOPIC)
