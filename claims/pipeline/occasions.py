"""What a row of work is about, for the effects that begin with an entry of a claim's history."""

from datetime import datetime

from django.utils import timezone

from claims.actions import relay
from claims.models import Claim, HistoryEntry


def occasion(held: relay.Lease) -> tuple[HistoryEntry, Claim]:
    """The entry that the row names, and the claim whose history it is in."""
    entry = HistoryEntry.objects.get(pk=held.object_id)
    return entry, Claim.objects.get(pk=entry.subject_id)


def time_in_words(kept: str) -> str:
    """A time as an entry keeps it (ISO 8601), by the desk's own clock: “4 Mar 2025, 17:00”."""
    here = timezone.localtime(datetime.fromisoformat(kept))
    return f"{here:%-d %b %Y, %H:%M}"
