"""History entries as lines of a page: who did what and when, with what was typed in full."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from string import Formatter
from typing import Any

from claims.domain.anonymity import CONDITION_LABELS, Condition
from claims.domain.events import EventKind
from claims.domain.evidence import CORRECTION_LABELS, SOURCE_CONDITION_LABELS, Stance
from claims.domain.replies import CHANNEL_LABELS
from claims.domain.revisits import FOUND_LABELS
from claims.domain.speech import CHECKABILITY_LABELS, StatementKind
from claims.domain.states import STATE_LABELS
from claims.domain.tongue import noted, say
from claims.domain.wording import shortened
from claims.queries.timeline import Entry, Names, Timeline
from claims.web.presenters import ages
from claims.web.presenters.belongings import came_along
from claims.web.presenters.labels import REPLY_LABELS
from claims.web.presenters.sentences import MOVES, PRESENTERS, TAKEN_BACK
from claims.web.presenters.words import SCOPE_LABELS

Data = Mapping[str, Any]
WORDS = 120
"""Code points of quoted words in a sentence; the whole of them is in the details."""


@dataclass(frozen=True, slots=True)
class Part:
    """A few words of a sentence; `strong` where they name something."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as the page shows it: who, what, when, its details and its hash."""

    position: int
    at: datetime
    who: str
    by_person: bool
    sentence: tuple[Part, ...]
    details: tuple[tuple[str, str], ...]
    hash: str
    previous_hash: str

    @property
    def text(self) -> str:
        return f"{self.who} {''.join(part.text for part in self.sentence)}"


def lines(timeline: Timeline) -> tuple[Line, ...]:
    return tuple(line(entry, timeline.names) for entry in timeline.entries)


def line(entry: Entry, names: Names) -> Line:
    values = _values(entry.data, names)
    return Line(
        position=entry.position,
        at=entry.at,
        who=entry.actor_name,
        by_person=entry.by_person or entry.kind == EventKind.REPLY_ANSWERED,
        sentence=told(say(_pattern(entry)), values),
        details=tuple((say(label), values[name]) for name, label in DETAILS.items() if values.get(name)),
        hash=entry.hash,
        previous_hash=entry.previous_hash,
    )


def told(pattern: str, values: Data) -> tuple[Part, ...]:
    parts: list[Part] = []
    for literal, name, _, conversion in Formatter().parse(pattern):
        if literal:
            parts.append(Part(literal))
        if name is not None:
            words = shortened(" ".join((values.get(name) or say(NAMELESS.get(name, "…"))).split()), WORDS)
            parts.append(Part(say("“{words}”", words=words)) if conversion else Part(words, strong=True))
    return tuple(parts)


def _pattern(entry: Entry) -> str:
    said = TAKEN_BACK.get(entry.data.get("takes_back", "")) or MOVES.get(entry.data.get("move", ""))
    return said or PRESENTERS[entry.kind]


def _values(data: Data, names: Names) -> dict[str, str]:
    """What the entry says, each value as a person reads it."""
    after = data.get("after")
    flat = {**data, **after} if isinstance(after, dict) else dict(data)
    said = {name: str(value) for name, value in flat.items() if isinstance(value, str | int)}
    for name, read in READERS.items():
        if said.get(name):
            said[name] = read(said[name])
    person = data.get("assignee")
    said["person"] = (
        names.people.get(person) or say("person {number}", number=person) if person else say("nobody")
    )
    said["rating"] = names.ratings.get(said.get("rating", ""), said.get("rating", ""))
    return said


def _moment(raw: str) -> str:
    return ages.zoned(datetime.fromisoformat(raw))


def _day(raw: str) -> str:
    return ages.day(date.fromisoformat(raw))


def _named(labels: Mapping[Any, str]) -> Callable[[str], str]:
    """The label of a word; a word that is no longer in the table stands for itself."""
    return lambda word: say(labels[word]) if word in labels else word


YES_NO = {"True": noted("yes"), "False": noted("no")}

KINDS = {
    StatementKind.CLAIM: noted("claim"),
    StatementKind.DENIAL: noted("denial"),
    StatementKind.NARRATOR: noted("sentence"),
}
STANCES = {
    Stance.SUPPORTS: noted("supports"),
    Stance.REFUTES: noted("refutes"),
    Stance.CONTEXT: noted("context"),
}

READERS: dict[str, Callable[[str], str]] = {
    "kind": _named(KINDS),
    "checkability": _named(CHECKABILITY_LABELS),
    "correction": _named(CORRECTION_LABELS),
    "outcome": _named(REPLY_LABELS),
    "scope": _named(SCOPE_LABELS),
    "stance": _named(STANCES),
    "from": _named(STATE_LABELS),
    "to": _named(STATE_LABELS),
    "duplicate_of": "C-{}".format,
    "due_at": _moment,
    "deadline": _moment,
    "publish_at": _moment,
    "deadline_before": _moment,
    "until": _moment,
    "sent_at": _moment,
    "channel": _named(CHANNEL_LABELS),
    "recheck_on": _day,
    "seen_on": _day,
    "condition": _named(SOURCE_CONDITION_LABELS),
    "as_of": _day,
    "found": _named(FOUND_LABELS),
    "moved": came_along,
    **dict.fromkeys((*(condition.value for condition in Condition), "quotable"), _named(YES_NO)),
}

NAMELESS = {
    "party": noted("an unnamed party"),
    "article": noted("an article"),
    "title": noted("an untitled article"),
    "due_at": noted("none"),
    "recheck_on": noted("no day"),
    "controlled_by": noted("nobody"),
}
"""What stands where the entry has no name."""

DETAILS = {
    "reason": noted("Reason"),
    "comment": noted("Comment"),
    "correction": noted("Kind"),
    "note": noted("Note"),
    "seen_on": noted("Seen on"),
    "no_reply_reason": noted("Why not everybody was heard"),
    "as_of": noted("As of"),
    "due_at": noted("Due"),
    "recheck_on": noted("Look again on"),
    "duplicate_of": noted("Repeats"),
    "topic": noted("Topic"),
    "priority": noted("Priority"),
    "words": noted("Words"),
    "moved": noted("What came along"),
    "outcome_in_full": noted("What it did"),
    "author": noted("With the rights of"),
    "question": noted("Question"),
    "channel": noted("By"),
    "address": noted("Sent to"),
    "sent_at": noted("Sent"),
    "deadline_before": noted("Answer was wanted by"),
    "deadline": noted("Answer wanted by"),
    "until": noted("Link works until"),
    "answered_by": noted("Answered by"),
    "answered_as": noted("As"),
    "reason_given": noted("The article’s reason"),
    "exception": noted("Why all the same"),
    **{condition.value: label for condition, label in CONDITION_LABELS.items()},
    "quotable": noted("May be quoted"),
    "answer": noted("Answer"),
    "url": noted("Address"),
    "pinpoint": noted("Place"),
    "excerpt": noted("Excerpt"),
    "about": noted("About"),
    "said_before": noted("It said"),
    "said": noted("Comment"),
}
"""What was typed, in full."""
