"""What an odd worker does with rows of the topic `verdict.stale`."""

import os
import smtplib
import time
from email.message import EmailMessage

from celery.exceptions import SoftTimeLimitExceeded

from claims.actions import relay
from claims.domain.topics import Topic
from claims.models import HistoryEntry
from claims.pipeline import drain
from claims.tasks.drain import drain_queue

SOFT, HARD, DRAIN = 2, 3, 1.0
"""Seconds, in place of a minute and more, and of a drain's twenty."""


def install(name: str) -> None:
    drain.HANDLERS[Topic.VERDICT_STALE] = ODD[name]
    drain.SECONDS = DRAIN
    shorten_limits()


def shorten_limits() -> None:
    """In the process that sends hints too: the limits travel with them."""
    drain_queue.soft_time_limit, drain_queue.time_limit = SOFT, HARD


def slow(held: relay.Lease) -> None:
    """Past the soft limit where the cause says slow, past the hard one too where it says deaf."""
    cause = HistoryEntry.objects.get(pk=held.object_id).data["cause"]
    if cause == "deaf":
        try:
            time.sleep(20)
        except SoftTimeLimitExceeded:
            time.sleep(20)
    if cause == "slow" and held.attempt < 3:
        time.sleep(20)
    with relay.finishing(held):
        pass


def mail(held: relay.Lease) -> None:
    """Send a letter. It carries the row's key, so that whoever gets it twice can tell."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "desk@desk.example", "ravi@desk.example", "Look again"
    letter["Message-ID"] = f"<row-{held.event_id}@desk.example>"
    letter.set_content("The verdict needs another look.")
    with smtplib.SMTP("127.0.0.1", int(os.environ["FAULTS_MAIL"]), timeout=1.5) as post:
        post.send_message(letter)
    with relay.finishing(held):
        pass


ODD = {"slow": slow, "mail": mail}
