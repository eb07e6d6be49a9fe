"""History entries as sentences: one pattern for every kind of entry, and for every move.

A pattern's {value} is shown strong, its {value!r} in quotation marks.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from string import Formatter
from typing import Any

from claims.domain.anonymity import CONDITION_LABELS, Condition
from claims.domain.events import EventKind
from claims.domain.evidence import CORRECTION_LABELS, SOURCE_CONDITION_LABELS
from claims.domain.replies import CHANNEL_LABELS
from claims.domain.revisits import FOUND_LABELS
from claims.domain.speech import CHECKABILITY_LABELS
from claims.domain.states import STATE_LABELS
from claims.domain.transitions import Move
from claims.domain.wording import day_in_words, shortened
from claims.queries.timeline import Entry, Names, Timeline
from claims.web.presenters.labels import REPLY_LABELS
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
        sentence=say(_pattern(entry), values),
        details=tuple((label, values[name]) for name, label in DETAILS.items() if values.get(name)),
        hash=entry.hash,
        previous_hash=entry.previous_hash,
    )


def say(pattern: str, values: Data) -> tuple[Part, ...]:
    parts: list[Part] = []
    for literal, name, _, conversion in Formatter().parse(pattern):
        if literal:
            parts.append(Part(literal))
        if name is not None:
            words = shortened(" ".join((values.get(name) or NAMELESS.get(name, "…")).split()), WORDS)
            parts.append(Part(f"“{words}”") if conversion else Part(words, strong=True))
    return tuple(parts)


def _pattern(entry: Entry) -> str:
    return MOVES.get(entry.data.get("move", "")) or PRESENTERS[entry.kind]


def _values(data: Data, names: Names) -> dict[str, str]:
    """What the entry says, each value as a person reads it."""
    after = data.get("after")
    flat = {**data, **after} if isinstance(after, dict) else dict(data)
    said = {name: str(value) for name, value in flat.items() if isinstance(value, str | int)}
    for name, read in READERS.items():
        if said.get(name):
            said[name] = read(said[name])
    person = data.get("assignee")
    said["person"] = names.people.get(person, f"person {person}") if person else "nobody"
    said["rating"] = names.ratings.get(said.get("rating", ""), said.get("rating", ""))
    return said


def _moment(raw: str) -> str:
    return datetime.fromisoformat(raw).strftime("%-d %b %Y, %H:%M")


def _day(raw: str) -> str:
    return day_in_words(date.fromisoformat(raw))


def _named(labels: Mapping[Any, str]) -> Callable[[str], str]:
    """The label of a word; a word that is no longer in the table stands for itself."""
    return lambda word: labels.get(word, word)


MOVES: dict[str, str] = {
    Move.TRIAGE: "triaged it as {checkability}",
    Move.SET_ASIDE: "set it aside",
    Move.RESTORE: "brought it back to the desk",
    Move.TAKE: "took it",
    Move.ASSIGN: "assigned it to {person}",
    Move.RELEASE: "released it",
    Move.PROPOSE: "proposed {rating} and sent it to a second reader",
    Move.SEND_BACK: "sent it back",
    Move.CONFIRM: "confirmed the verdict and published it",
    Move.REAFFIRM: "looked again and left the verdict as it is",
    Move.REOPEN: "reopened it",
    Move.WITHDRAW: "withdrew the check",
}

YES_NO = {"True": "yes", "False": "no"}

READERS: dict[str, Callable[[str], str]] = {
    "kind": _named({"narrator": "sentence"}),
    "checkability": _named(CHECKABILITY_LABELS),
    "correction": _named(CORRECTION_LABELS),
    "outcome": _named(REPLY_LABELS),
    "scope": _named(SCOPE_LABELS),
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
    **dict.fromkeys((*(condition.value for condition in Condition), "quotable"), _named(YES_NO)),
}

NAMELESS = {
    "party": "an unnamed party",
    "article": "an article",
    "title": "an untitled article",
    "due_at": "none",
    "recheck_on": "no day",
}
"""What stands where the entry has no name."""

DETAILS = {
    "reason": "Reason",
    "comment": "Comment",
    "correction": "Kind",
    "note": "Note",
    "seen_on": "Seen on",
    "no_reply_reason": "Why not everybody was heard",
    "as_of": "As of",
    "due_at": "Due",
    "recheck_on": "Look again on",
    "duplicate_of": "Repeats",
    "topic": "Topic",
    "priority": "Priority",
    "words": "Words",
    "moved": "What came along",
    "outcome_in_full": "What it did",
    "author": "With the rights of",
    "question": "Question",
    "channel": "By",
    "address": "To",
    "sent_at": "Sent",
    "deadline_before": "Answer was wanted by",
    "deadline": "Answer wanted by",
    "until": "Link works until",
    "answered_by": "Answered by",
    "answered_as": "As",
    "reason_given": "The article’s reason",
    "exception": "Why all the same",
    **{condition.value: label for condition, label in CONDITION_LABELS.items()},
    "quotable": "May be quoted",
    "answer": "Answer",
    "url": "Address",
    "pinpoint": "Place",
    "excerpt": "Excerpt",
    "about": "About",
    "said_before": "It said",
    "said": "Comment",
}
"""What was typed, in full."""

PRESENTERS: dict[EventKind, str] = {
    EventKind.ARTICLE_ADDED: "added the article {title}",
    EventKind.ARTICLE_ANALYSED: "read the article and found {claims} claims and {denials} denials",
    EventKind.ARTICLE_FETCHED: "fetched its page from {url}",
    EventKind.ARTICLE_FAILED: "could not read the article: {problem!r}",
    EventKind.ARTICLE_RETRIED: "had the article read again",
    EventKind.ARTICLE_RECEIVED_AGAIN: "received it again, with other words",
    EventKind.ARTICLE_EDITED: "compared it: of {statements} statements the words of {gone} are gone",
    EventKind.ARTICLE_REVISIT_ASKED: "had its page fetched again",
    EventKind.ARTICLE_REVISITED: "looked at its address again: the page {found}",
    EventKind.ARTICLE_STORY_CHANGED: "said that it is the same story as {with}",
    EventKind.ARTICLE_PARTED: "said that it is a story of its own",
    EventKind.ARTICLE_STORY_UNDONE: "took back that it {was}",
    EventKind.STATEMENT_ADDED: "added a {kind} by {party} from {article}: {words!r}",
    EventKind.STATEMENT_ACCEPTED: "accepted the {kind} by {party} in {article}",
    EventKind.STATEMENT_EDITED: "edited the {kind} by {party} in {article}: {words!r}",
    EventKind.STATEMENT_DISMISSED: "dismissed the {kind} by {party} in {article}",
    EventKind.STATEMENT_RESTORED: "put back the {kind} by {party} in {article}",
    EventKind.STATEMENT_GONE: "no longer found the {kind} by {party} in the edited {article}: {words!r}",
    EventKind.STATEMENT_BACK: "found the {kind} by {party} in {article} again",
    EventKind.CLAIM_FOUND: "found it in {title}",
    EventKind.CLAIM_ADDED: "added it by hand from {title}",
    EventKind.CLAIM_ADOPTED: "made it a claim, from what the reporter says in {title}",
    EventKind.CLAIM_SEEN_AGAIN: "saw it again in {title}, as {text!r}",
    EventKind.CLAIM_REWORDED: "reworded it from {before!r} to {after!r}",
    EventKind.CLAIM_SPLIT: "split it into {parts}",
    EventKind.CLAIM_SPLIT_UNDONE: "undid the split into {parts}",
    EventKind.CLAIM_PART_MADE: "made it a part of {whole}: {text!r}",
    EventKind.CLAIM_MOVED: "moved it from {from} to {to}",
    EventKind.CLAIM_OVERDUE: "said that it was due on {due_at}",
    EventKind.CLAIM_DUE_SET: "set the deadline to {due_at}",
    EventKind.CLAIM_MERGED: "merged {merged} into {kept}",
    EventKind.CLAIM_UNMERGED: "parted {merged} from {kept} again",
    EventKind.CLAIM_TAGGED: "gave it the tag {tag}",
    EventKind.CLAIM_UNTAGGED: "took the tag {tag} away",
    EventKind.CLAIM_PRIORITISED: "changed its priority from {before} to {after}",
    EventKind.CLAIM_RECHECK_PLANNED: "planned to look again on {recheck_on}",
    EventKind.CLAIM_RECHECK_DUE: "said that the day to look again had come: {recheck_on}",
    EventKind.DENIAL_LINKED: "linked the denial by {party} in {article}: it rejects {scope}",
    EventKind.DENIAL_UNLINKED: "said that the denial by {party} in {article} does not answer it",
    EventKind.SOURCE_ADDED: "added the source {title} ({stance})",
    EventKind.SOURCE_EDITED: "edited the source {title}",
    EventKind.SOURCE_REMOVED: "removed the source {title}",
    EventKind.SOURCE_CHECKED: "looked again at the source {title}: it {condition}",
    EventKind.SOURCE_REVISITED: "looked at the address of the source {title}: the page {found}",
    EventKind.REPLY_ASKED: "asked {party} for a reply",
    EventKind.REPLY_CLOSED: "noted that {party} {outcome}",
    EventKind.PUBLICATION_PLANNED: "confirmed the verdict, to be published on {publish_at}",
    EventKind.PUBLICATION_CANCELLED: "called off the publication on {publish_at}: {why!r}",
    EventKind.REPLY_EXTENDED: "gave {party} more time to reply",
    EventKind.REPLY_ANSWERED: "answered what was asked",
    EventKind.REPLY_OVERDUE: "said that {party} has not answered in time",
    EventKind.REPLY_LINK_MADE: "made a link by which {party} may answer",
    EventKind.REPLY_LINK_REVOKED: "revoked the link by which {party} might answer",
    EventKind.ANONYMITY_ASSESSED: "assessed the anonymous sources",
    EventKind.ANONYMITY_APPROVED: "approved relying on the anonymous sources",
    EventKind.VERDICT_REAFFIRMED: "said that the verdict still holds on {as_of}: {reason!r}",
    EventKind.COMMENT_ADDED: "commented: {said!r}",
    EventKind.COMMENT_EDITED: "changed a comment to {said!r}",
    EventKind.COMMENT_REMOVED: "removed the comment {said!r}",
    EventKind.COMMENT_RESOLVED: "resolved the thread {said!r}",
    EventKind.COMMENT_REOPENED: "reopened the thread {said!r}",
    EventKind.VERDICT_STALE: "marked the verdict out of date: {cause!r}",
    EventKind.VIEW_SAVED: "saved the view {name!r}",
    EventKind.VIEW_EDITED: "edited the view {name!r}",
    EventKind.VIEW_REMOVED: "removed the view {name!r}",
    EventKind.BULK_STARTED: "asked for {claims} claims to be moved at once",
    EventKind.BULK_FINISHED: "finished: {moved} moved, {refused} not",
    EventKind.PARTY_EDITED: "edited the party {name}",
    EventKind.PARTY_MERGED: "merged the party {merged} into {kept}",
    EventKind.PARTY_UNMERGED: "parted the party {merged} from {kept} again",
    EventKind.RATING_EDITED: "edited the rating {label}",
    EventKind.USER_EDITED: "edited the account of {username}",
    EventKind.USER_PASSWORD_CHANGED: "changed the password of {username}",
    EventKind.TOKEN_CREATED: "made the API key {label}",
    EventKind.TOKEN_REVOKED: "revoked the API key {label}",
    EventKind.RULE_SAVED: "saved the rule {name}",
    EventKind.RULE_APPLIED: "found that the rule fits: {outcome!r}",
    EventKind.FEED_ADDED: "had the feed {title} looked at",
    EventKind.FEED_STARTED: "had the feed {title} followed",
    EventKind.FEED_EDITED: "changed how the feed {title} is followed",
    EventKind.FEED_PAUSED: "paused the feed {title}",
    EventKind.FEED_STOPPED: "stopped following the feed {title}: {problem}",
    EventKind.FEED_MOVED: "followed the feed {title} to its new address, {address}",
    EventKind.FEED_REMOVED: "removed the feed {title}, which was never followed",
    EventKind.FEED_POLL_ASKED: "had the feed {title} polled at once",
    EventKind.FEED_ENTRY_TAKEN: "took in {entry!r} of the feed {title}",
    EventKind.OUTBOX_RETRIED: "had {topic} tried again",
    EventKind.OUTSIDE_GIVEN: "brought in checks of others from {title}",
    EventKind.OUTSIDE_FETCHED: "fetched {url}",
    EventKind.OUTSIDE_READ: "read {added} new checks of others, {renewed} changed, and {known} as they were",
    EventKind.OUTSIDE_FAILED: "could not read checks of others: {problem!r}",
    EventKind.OUTSIDE_MAPPED: "said that {words!r} of {publisher} means {after}",
    EventKind.OUTSIDE_MAPPING_UNDONE: "took back what {words!r} of {publisher} means: it is {after} again",
}
"""Moves have patterns of their own; this one serves a move that is no longer in the table."""
