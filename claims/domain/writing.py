"""The texts of a page that several people may write at once, and what the history says of each.

A text is known by the `id` of its field, which is the same on everybody's page: `move-propose-reason`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from claims.domain.events import EventKind
from claims.domain.evidence import ReplyOutcome

BEAT_SECONDS = 10
"""How often the page of somebody who is typing says so; `writing.js` has the same number."""

LEASE_SECONDS = 25
"""How long a word of theirs holds: two beats and the time that they may take."""

_NAME = re.compile(r"[a-z][a-z0-9_-]{0,79}")


class Manner(StrEnum):
    """What somebody else's having sent theirs means for a text that is not sent yet."""

    CHANGED = "changed"
    SENT = "sent"
    MOVED = "moved"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody in a text, and since when."""

    person: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Trace:
    """What others leave in a claim's history when they send such a text, and where their words are in it."""

    kind: EventKind
    manner: Manner
    words: str = ""
    within: str = ""
    where: Mapping[str, Any] | None = None
    row: str = ""


_SOURCE_TEXTS = "title|url|publisher|pinpoint|excerpt"

TRACES: tuple[tuple[re.Pattern[str], Trace], ...] = tuple(
    (re.compile(pattern), trace)
    for pattern, trace in (
        (r"reword-text", Trace(EventKind.CLAIM_REWORDED, Manner.CHANGED, "after")),
        (
            rf"source-(?P<row>\d+)-(?P<field>{_SOURCE_TEXTS})",
            Trace(EventKind.SOURCE_EDITED, Manner.CHANGED, within="after", row="source"),
        ),
        (rf"source-new-(?P<field>{_SOURCE_TEXTS})", Trace(EventKind.SOURCE_ADDED, Manner.ADDED)),
        (r"move-[a-z_]+-(?P<field>[a-z_]+)", Trace(EventKind.CLAIM_MOVED, Manner.SENT)),
        (r"comment-new-text", Trace(EventKind.COMMENT_ADDED, Manner.ADDED, "said", where={"thread": None})),
        (r"reply-to-(?P<row>\d+)-text", Trace(EventKind.COMMENT_ADDED, Manner.ADDED, "said", row="thread")),
        (r"reply-ask-questions", Trace(EventKind.REPLY_ASKED, Manner.ADDED, "question")),
        (
            r"reply-skip-note",
            Trace(
                EventKind.REPLY_CLOSED,
                Manner.ADDED,
                "note",
                where={"outcome": ReplyOutcome.NOT_ASKED.value},
            ),
        ),
        (r"reply-(?P<row>\d+)-words", Trace(EventKind.REPLY_CLOSED, Manner.SENT, "note", row="reply")),
        (
            r"anonymity-(?P<field>reason_given|exception)",
            Trace(EventKind.ANONYMITY_ASSESSED, Manner.ADDED),
        ),
        (r"split-texts", Trace(EventKind.CLAIM_SPLIT, Manner.SENT, "words")),
        (r"merge-reason", Trace(EventKind.CLAIM_MERGED, Manner.SENT, "reason")),
    )
)


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a page, by the `id` of its field."""

    name: str

    @classmethod
    def parse(cls, raw: str) -> "Text | None":
        """None where no field of ours can have this name."""
        return cls(raw) if _NAME.fullmatch(raw) else None

    @property
    def trace(self) -> Trace | None:
        """How the history tells that it was sent, where it does."""
        return self._found[0]

    def is_told_by(self, data: Mapping[str, Any]) -> bool:
        """Whether an entry of the right kind, which says this, is about this very text."""
        trace, row = self.trace, self._named("row")
        if trace is None:
            return False
        told = {**data, **(data[trace.within] if trace.within else {})}
        if any(told.get(name) != value for name, value in (trace.where or {}).items()):
            return False
        return not trace.row or str(told.get(trace.row)) == row

    def manner_of(self, data: Mapping[str, Any]) -> Manner:
        """A claim that was moved elsewhere takes the forms of all its other moves with it."""
        trace = self.trace
        if trace is None or trace.kind is not EventKind.CLAIM_MOVED:
            return trace.manner if trace else Manner.SENT
        return Manner.SENT if self.name.startswith(f"move-{data['move']}-") else Manner.MOVED

    def words_in(self, data: Mapping[str, Any]) -> str:
        """What was sent, as such an entry has it; blank where it does not say."""
        trace = self.trace
        if trace is None or self.manner_of(data) is Manner.MOVED:
            return ""
        told = data[trace.within] if trace.within else data
        return str(told.get(trace.words or self._named("field")) or "")

    def _named(self, group: str) -> str:
        return self._found[1].get(group) or ""

    @property
    def _found(self) -> tuple[Trace | None, Mapping[str, str | None]]:
        """Its trace, and what its name says of the row and the field."""
        for pattern, trace in TRACES:
            if found := pattern.fullmatch(self.name):
                return trace, found.groupdict()
        return None, {}
