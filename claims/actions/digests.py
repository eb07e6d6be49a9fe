"""The daily mail."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from claims.actions import letters
from claims.domain.notices import Channel
from claims.models import User


def write_due(now: datetime) -> int:
    """From the hour on, write everybody the one letter of this day; how many those were.

    The day is the desk's own. What comes in after it waits for the next day, and so does all of a day on
    which no clock ran.
    """
    here = now.astimezone(ZoneInfo(settings.DESK_TIME_ZONE))
    if not settings.MAIL_ON or here.hour < settings.DIGEST_HOUR:
        return 0
    waiting = User.objects.filter(
        is_active=True, notices__channel=Channel.DIGEST.value, notices__letter__isnull=True
    )
    people = waiting.exclude(email="").exclude(letters__day=here.date()).distinct().order_by("pk")
    return sum(letters.write_digest(to=person, day=here.date()) for person in people)
