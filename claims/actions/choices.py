"""How a person wants to be told. It is their own affair, so no history speaks of it."""

from collections.abc import Mapping

from django.db import transaction

from claims.domain.notices import Channel, NoticeKind
from claims.models import Notice, NoticeChoice, User


@transaction.atomic
def choose(*, channels: Mapping[NoticeKind, Channel], by: User) -> None:
    """Have this person told of these kinds in these ways from now on.

    What still waits for a digest that they no longer want stays in the app alone.
    """
    for kind, channel in channels.items():
        NoticeChoice.objects.update_or_create(user=by, kind=kind.value, defaults={"channel": channel.value})
        waiting = Notice.objects.filter(user=by, kind=kind.value, mailed_at__isnull=True)
        waiting.filter(channel__in=[Channel.MAIL.value, Channel.DIGEST.value]).exclude(
            channel=channel.value
        ).update(channel=Channel.APP.value)


@transaction.atomic
def stop_mail(*, kinds: frozenset[NoticeKind], by: User) -> None:
    """No more mail of these kinds to this person; the app goes on telling them."""
    choose(channels=dict.fromkeys(sorted(kinds), Channel.APP), by=by)


def watch_on_work(*, wanted: bool, by: User) -> None:
    """Whether this person watches each claim from when they comment, propose a verdict or second-read it."""
    User.objects.filter(pk=by.pk).update(watches_on_work=wanted)
