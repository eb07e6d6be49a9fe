"""What happened to one subject, the newest first, and whether the record of it holds."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from claims.domain.events import EventKind, Subject
from claims.domain.walk import Broken
from claims.models import Rating, User
from claims.policy import visibility
from claims.queries import chain


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it was written."""

    position: int
    kind: EventKind
    at: datetime
    actor_name: str
    by_person: bool
    data: dict[str, Any]
    hash: str
    previous_hash: str


@dataclass(frozen=True, slots=True)
class Names:
    """What the ids and keys in entries are called today."""

    people: dict[int, str]
    ratings: dict[str, str]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The entries with what is needed to read them. `broken` is the first that does not hold."""

    entries: tuple[Entry, ...]
    names: Names
    broken: Broken | None


def of(subject: Subject, subject_id: int, viewer: User) -> Timeline:
    """Every entry of one chain. The number of SQL statements does not depend on its length."""
    rows = visibility.history(viewer).filter(subject=subject.value, subject_id=subject_id)
    entries = tuple(
        Entry(
            position=row.position,
            kind=EventKind(row.kind),
            at=row.at,
            actor_name=row.actor_name,
            by_person=row.actor_id is not None,
            data=row.data,
            hash=row.hash,
            previous_hash=row.previous_hash,
        )
        for row in rows.order_by("-position")
    )
    ids = {entry.data["assignee"] for entry in entries if isinstance(entry.data.get("assignee"), int)}
    people = {person.pk: person.display_name for person in User.objects.filter(pk__in=[*ids, 0])}
    ratings = dict(Rating.objects.values_list("key", "label"))
    return Timeline(entries, Names(people, ratings), chain.verify(subject.value, subject_id))


def reached(subject: Subject, subject_id: int, viewer: User) -> int:
    """How far the chain has come: the position of its newest entry that the viewer may see, or 0."""
    rows = visibility.history(viewer).filter(subject=subject.value, subject_id=subject_id)
    return rows.order_by("-position").values_list("position", flat=True).first() or 0
