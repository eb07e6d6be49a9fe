"""Who else is in a text, by name, and what others have sent of it meanwhile."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Subquery

from claims.domain.events import Subject
from claims.domain.writing import Manner, Text, Writer
from claims.models import Claim, User
from claims.policy import visibility

MOST_READ = 50
"""Entries, the newest, among which one that is about the text is looked for."""


@dataclass(frozen=True, slots=True)
class Change:
    """That somebody else sent theirs, with their words, if the history has them.

    `position` is how far it had come then, `version` the claim's at the moment in which the history was read.
    """

    position: int
    version: int
    who: str
    manner: Manner
    words: str


def named(writers: Iterable[Writer]) -> tuple[tuple[str, datetime], ...]:
    """The names of those of the desk, each with since when."""
    since = {writer.person: writer.since for writer in writers}
    people = User.objects.filter(pk__in=since, is_active=True) if since else ()
    return tuple(sorted(((one.display_name, since[one.pk]) for one in people), key=lambda one: one[1]))


def changed(viewer: User, claim: Claim, text: Text, seen: int | None) -> Change | None:
    """The last that others sent of this text after what the viewer has seen.

    `seen` is how far the claim's history had come on their page. A text that the desk holds, such as
    a claim's words, needs none: the page knows which words it began with; and where the viewer changed it
    last, nothing of others stands.
    """
    trace = text.trace
    if trace is None or (seen is None and trace.manner is not Manner.CHANGED):
        return None
    entries = visibility.history(viewer).filter(
        subject=Subject.CLAIM, subject_id=claim.pk, kind=trace.kind, position__gt=seen or 0
    )
    # In one statement with the entries: whoever sends this version has been shown all that led to it.
    version = Subquery(visibility.claims(viewer).filter(pk=claim.pk).values("version"))
    for entry in entries.annotate(version=version).order_by("-position")[:MOST_READ]:
        if not text.is_told_by(entry.data):
            continue
        manner = text.manner_of(entry.data)
        if entry.actor_id != viewer.pk:
            words = text.words_in(entry.data)
            return Change(entry.position, entry.version, entry.actor_name, manner, words)
        if manner is Manner.CHANGED:
            return None
    return None
