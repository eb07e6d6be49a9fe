"""Telling people what happened to claims and to their bulk moves, each in the way they have chosen."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone

from claims.actions import letters
from claims.domain.notices import USUAL_CHANNEL, Channel, NoticeKind
from claims.models import BulkJob, Claim, Comment, Notice, NoticeChoice, User


def tell(
    *,
    people: Iterable[int],
    kind: NoticeKind,
    claim: Claim,
    cause_id: int,
    text: str,
    comment: Comment | None = None,
) -> None:
    """One sentence for each of these people, by their ids, at most once per person and outbox row.

    Within the caller's transaction. Whoever has left the desk is not told, nor who does not want to be;
    whoever wants mail at once gets a letter.
    """
    _tell(people, kind, cause_id, text, claim=claim, comment=comment)


def tell_of_job(*, job: BulkJob, cause_id: int, text: str) -> None:
    """As `tell`, for whoever asked for this bulk move."""
    _tell([job.made_by_id], NoticeKind.BULK, cause_id, text, job=job)


def announce(*, kind: NoticeKind, claim: Claim, cause_id: int, text: str, but_not: int | None = None) -> None:
    """Tell who has the claim and everybody who watches it, except the person who did it.

    Within the caller's transaction.
    """
    concerned = {claim.assignee_id, *claim.watches.values_list("user_id", flat=True)} - {but_not, None}
    tell(people=[one for one in concerned if one], kind=kind, claim=claim, cause_id=cause_id, text=text)


def mark_seen(*, user: User, notices: Iterable[int] | None = None) -> int:
    """This person has seen these notices of theirs, by their ids, or all; how many of them were new."""
    new = Notice.objects.filter(user=user, seen_at__isnull=True)
    if notices is not None:
        new = new.filter(pk__in=list(notices))
    return new.update(seen_at=timezone.now())


def _tell(
    people: Iterable[int],
    kind: NoticeKind,
    cause_id: int,
    text: str,
    **about: Claim | BulkJob | Comment | None,
) -> None:
    """`about` holds the rows that the notice speaks of, by their fields."""
    known = list(User.objects.filter(pk__in=set(people), is_active=True).order_by("pk"))
    chosen = dict(NoticeChoice.objects.filter(user__in=known, kind=kind.value).values_list("user", "channel"))
    channels = {
        user.pk: _reachable(user, Channel(chosen.get(user.pk, USUAL_CHANNEL[kind]))) for user in known
    }
    Notice.objects.bulk_create(
        (
            Notice(
                user=user,
                kind=kind.value,
                cause_id=cause_id,
                text=text[:300],
                channel=channels[user.pk].value,
                **about,
            )
            for user in known
            if channels[user.pk] is not Channel.OFF
        ),
        ignore_conflicts=True,
    )
    if Channel.MAIL in channels.values():
        at_once = Notice.objects.filter(cause=cause_id, kind=kind.value, channel=Channel.MAIL.value)
        letters.write(notices=at_once.filter(letter__isnull=True))


def _reachable(user: User, channel: Channel) -> Channel:
    """The app, for whoever no mail can reach."""
    if channel in (Channel.MAIL, Channel.DIGEST) and not (settings.MAIL_ON and user.email):
        return Channel.APP
    return channel
