"""The browsers in which people are signed in."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.actions.history import record
from claims.domain.events import EventKind, Subject
from claims.models import SignedInBrowser, User

SEEN_IS_NOTED_EVERY = timedelta(minutes=1)
LONGEST_AGENT = 400


def note(*, user: User, session_key: str, agent: str, address: str) -> None:
    """Keep that the person was here with this browser, now."""
    now = timezone.now()
    seen = {
        "user": user,
        "agent": agent.replace("\0", "")[:LONGEST_AGENT],
        "address": address.replace("\0", "")[:45],
        "seen_at": now,
    }
    try:
        with transaction.atomic():
            SignedInBrowser.objects.update_or_create(session_id=session_key, defaults=seen)
    except IntegrityError:
        # Another request of the same browser was first, or it was signed out meanwhile.
        return


def end_all(user: User) -> None:
    """End the sessions of all browsers of somebody whose password is another now: it let them in no more."""
    Session.objects.filter(pk__in=user.browsers.values("session_id")).delete()


@transaction.atomic
def sign_out(*, browsers: list[SignedInBrowser], by: User) -> int:
    """End the sessions of these browsers of one's own; how many there were still."""
    own = SignedInBrowser.objects.filter(user=by, pk__in=[browser.pk for browser in browsers])
    keys = list(own.values_list("session_id", flat=True))
    Session.objects.filter(pk__in=keys).delete()
    if keys:
        data = {"username": by.username, "browsers": len(keys)}
        record(EventKind.USER_SIGNED_OUT, Subject.USER, by.pk, by=by, data=data)
    return len(keys)
