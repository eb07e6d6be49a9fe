"""What a person gives with a move, parsed once for every door."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from claims.domain.evidence import CorrectionKind
from claims.domain.refusals import Missing
from claims.domain.speech import Checkability

LONGEST_TOPIC = 100

SENTENCES = {
    "checkability": "Say whether and how the claim can be checked.",
    "reason": "Give the reason.",
    "assignee": "Say who is to research it.",
    "rating": "Choose a verdict.",
    "comment": "Say what the proposer should look at again.",
    "correction": "Say what kind of correction this is.",
    "note": "Say what is being corrected and why.",
    "recheck_on": "Say on which day it can be checked: that day the desk looks again.",
    "version": "Say which version of the claim you saw.",
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
    correction: CorrectionKind | None = None
    note: str = ""
    recheck_on: date | None = None

    @classmethod
    def parse(cls, given: Mapping[str, Any]) -> "MoveInputs":
        """Read from a form, JSON or arguments. Raises Missing, naming each value it cannot read."""
        values: dict[str, Any] = {}
        problems: dict[str, str] = {}
        for name, read in _READERS.items():
            raw = given.get(name)
            if raw is None or raw == "":
                continue
            try:
                values[name] = read(raw)
            except (ValueError, TypeError, OverflowError):
                problems[name] = f"“{_shown(raw)}” is not {_EXPECTED[name]}."
        if problems:
            raise Missing(" ".join(problems.values()), problems)
        return cls(**values)

    def missing(self, needed: tuple[str, ...]) -> dict[str, str]:
        """The needed inputs that are not given, each with the sentence that asks for it."""
        return {name: SENTENCES[name] for name in needed if getattr(self, name) in (None, "")}


def parse_version(raw: Any) -> int:
    """The version a person saw. Raises Missing where it is absent or no number."""
    try:
        return int(raw)
    except (ValueError, TypeError, OverflowError):
        raise Missing(SENTENCES["version"], {"version": SENTENCES["version"]}) from None


def row_number(text: str) -> int | None:
    """The number of a row as somebody typed it, or None where no row can have it."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < len(str(2**63)) else None


def check_keepable(**texts: str) -> None:
    """Raises Missing, naming each text that holds what no database keeps: NUL, or half a character."""
    sentence = "This holds a character that is no character; type it anew."
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


def _moment(raw: Any) -> datetime:
    """A date alone means the end of that day; a time without a zone is UTC."""
    if isinstance(raw, datetime):
        found = raw
    elif len(str(raw)) == len("2026-01-31"):
        found = datetime.combine(date.fromisoformat(str(raw)), time(23, 59))
    else:
        found = datetime.fromisoformat(str(raw))
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)


_READERS: dict[str, Any] = {
    "checkability": Checkability,
    "topic": _topic,
    "priority": _priority,
    "reason": _words,
    "duplicate_of": _number,
    "assignee": int,
    "due_at": _moment,
    "rating": _words,
    "no_reply_reason": _words,
    "as_of": _day,
    "comment": _words,
    "correction": CorrectionKind,
    "note": _words,
    "recheck_on": _day,
}
_EXPECTED = {
    "checkability": f"one of {', '.join(Checkability)}",
    "topic": f"text of at most {LONGEST_TOPIC} characters",
    "priority": "1, 2 or 3",
    "reason": "text",
    "duplicate_of": "the number of a claim",
    "assignee": "the id of a person",
    "due_at": "a date or a time",
    "rating": "text",
    "no_reply_reason": "text",
    "as_of": "a date such as 2026-01-31",
    "comment": "text",
    "correction": f"one of {', '.join(CorrectionKind)}",
    "note": "text",
    "recheck_on": "a date such as 2026-01-31",
}
