"""Who else is in a text, and what they have sent of it, in the sentences that stand beside its field."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from claims.domain.tongue import noted, say
from claims.domain.wording import all_of
from claims.domain.writing import Manner
from claims.queries.writing import Change

CHANGES = {
    Manner.CHANGED: noted("{who} has changed this text; yours is kept here."),
    Manner.SENT: noted("{who} has sent this form meanwhile; what you typed is kept here."),
    Manner.MOVED: noted("{who} has moved the claim on meanwhile; what you typed is kept here."),
    Manner.ADDED: noted("{who} has sent one meanwhile; yours is kept here, and can be sent too."),
}


def here(writers: Sequence[tuple[str, datetime]]) -> str:
    """“Cleo is writing here too, since 12:03.”; blank where nobody is."""
    if not writers:
        return ""
    if len(writers) == 1:
        [(name, since)] = writers
        return say("{name} is writing here too, since {time}.", name=name, time=_clock(since))
    names = [say("{name} (since {time})", name=name, time=_clock(since)) for name, since in writers]
    return say("{names} are writing here too.", names=all_of(names))


def changed(change: Change) -> str:
    return say(CHANGES[change.manner], who=change.who)


def _clock(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M}"
