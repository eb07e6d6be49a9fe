"""Who else is in a text, and what they have sent of it, in the sentences that stand beside its field."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from claims.domain.writing import Manner
from claims.queries.writing import Change

CHANGES = {
    Manner.CHANGED: "{who} has changed this text; yours is kept here.",
    Manner.SENT: "{who} has sent this form meanwhile; what you typed is kept here.",
    Manner.MOVED: "{who} has moved the claim on meanwhile; what you typed is kept here.",
    Manner.ADDED: "{who} has sent one meanwhile; yours is kept here, and can be sent too.",
}


def here(writers: Sequence[tuple[str, datetime]]) -> str:
    """“Cleo is writing here too, since 12:03.”; blank where nobody is."""
    names = [f"{name}{_with_time(since, len(writers))}" for name, since in writers]
    if not names:
        return ""
    if len(names) == 1:
        return f"{names[0]} is writing here too, since {_clock(writers[0][1])}."
    return f"{', '.join(names[:-1])} and {names[-1]} are writing here too."


def changed(change: Change) -> str:
    return CHANGES[change.manner].format(who=change.who)


def _with_time(since: datetime, number: int) -> str:
    return f" (since {_clock(since)})" if number > 1 else ""


def _clock(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M}"
