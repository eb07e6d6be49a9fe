"""Writing mail to people, and keeping what became of it. The sending itself is a gateway's."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from claims.actions import outbox
from claims.domain.notices import Channel
from claims.domain.topics import Topic
from claims.models import Letter, Notice, User


def write(*, notices: QuerySet[Notice]) -> None:
    """A letter for each of these notices. Within the caller's transaction."""
    for notice in notices.select_for_update().order_by("pk"):
        letter = Letter.objects.create(user_id=notice.user_id)
        Notice.objects.filter(pk=notice.pk).update(letter=letter)
        _post(letter)


@transaction.atomic
def write_digest(*, to: User, day: date) -> bool:
    """The letter of this day with all that waits for it. False where there is one, or nothing to tell."""
    User.objects.select_for_update().get(pk=to.pk)
    waiting = Notice.objects.filter(user=to, channel=Channel.DIGEST.value, letter__isnull=True)
    if not waiting.exists() or Letter.objects.filter(user=to, day=day).exists():
        return False
    letter = Letter.objects.create(user=to, day=day)
    waiting.update(letter=letter)
    _post(letter)
    return True


def begin(*, letter: Letter) -> None:
    """From now on a mail server may have it. Within the caller's transaction, which holds the lease."""
    Letter.objects.filter(pk=letter.pk).update(begun_at=timezone.now())


def take_back(*, letter: Letter) -> None:
    """No mail server has it: it may be begun again."""
    Letter.objects.filter(pk=letter.pk).update(begun_at=None)


def sent(*, letter: Letter) -> None:
    """A mail server has taken it, and with it what it tells."""
    now = timezone.now()
    Letter.objects.filter(pk=letter.pk).update(sent_at=now)
    letter.notices.update(mailed_at=now)


def leave_in_doubt(*, letter: Letter) -> None:
    """Nobody can know whether a mail server took it; it is not sent again, and the app has told it anyway."""
    Letter.objects.filter(pk=letter.pk).update(perhaps_sent_at=timezone.now())


def drop(*, letter: Letter) -> None:
    """It is not wanted any more, or there is nobody to send it to."""
    Letter.objects.filter(pk=letter.pk).update(dropped_at=timezone.now())


def _post(letter: Letter) -> None:
    outbox.emit(Topic.NOTICE_MAIL, key=f"letter:{letter.pk}", object_id=letter.pk)
