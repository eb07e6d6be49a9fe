"""The desk's own worker with one thing made odd, as its environment says: its clock, or what one topic does.

FAULTS_CLOCK: seconds by which this worker's clock is wrong. FAULTS_TOPIC: what `verdict.stale` does here:
`slow` sleeps past the soft time limit, `deaf` past the hard one too, `mail` sends a letter to FAULTS_MAIL.
"""

import os
import smtplib
import time
from email.message import EmailMessage

from django.utils import timezone

_SKEW = float(os.environ.get("FAULTS_CLOCK", "0"))
if _SKEW:
    from datetime import timedelta

    _time, _now = time.time, timezone.now
    time.time = lambda: _time() + _SKEW
    timezone.now = lambda: _now() + timedelta(seconds=_SKEW)

from celery.exceptions import SoftTimeLimitExceeded

from claims.actions import relay
from claims.domain.topics import Topic
from claims.models import HistoryEntry
from factcheck.celery import app as celery_app

app = celery_app


def _slow(held: relay.Lease) -> None:
    """Odd only for odd claims, so that something is left that must not be held up."""
    entry = HistoryEntry.objects.get(pk=held.object_id)
    if entry.data["cause"] == "deaf":
        try:
            time.sleep(20)
        except SoftTimeLimitExceeded:
            time.sleep(20)
    if entry.data["cause"] == "slow" and held.attempt < 3:
        time.sleep(20)
    with relay.finishing(held):
        pass


def _letter(held: relay.Lease) -> None:
    """What goes outside carries the row's key, so that whoever gets it twice can tell."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "desk@desk.example", "ravi@desk.example", "Look again"
    letter["Message-ID"] = f"<row-{held.event_id}@desk.example>"
    letter.set_content("The verdict needs another look.")
    with smtplib.SMTP("127.0.0.1", int(os.environ["FAULTS_MAIL"]), timeout=1.5) as post:
        post.send_message(letter)
    with relay.finishing(held):
        pass


_ODD = {"slow": _slow, "mail": _letter}


@celery_app.on_after_finalize.connect
def _make_odd(sender: object, **given: object) -> None:
    from claims.pipeline import drain
    from claims.tasks.drain import drain_queue

    odd = _ODD.get(os.environ.get("FAULTS_TOPIC", ""))
    if odd is not None:
        drain.HANDLERS[Topic.VERDICT_STALE] = odd
        drain_queue.soft_time_limit, drain_queue.time_limit = 2, 3
