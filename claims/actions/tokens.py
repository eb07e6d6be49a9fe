"""Keys for programs."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from claims.actions.history import Actor, record
from claims.domain.events import EventKind, Subject
from claims.domain.keys import digest_of
from claims.models import ApiToken, User
from claims.policy import tokens as policy

KEY_BYTES = 32
USE_IS_NOTED_EVERY = timedelta(minutes=1)


@transaction.atomic
def create(*, user: User, label: str, by: Actor) -> str:
    """Make a key that acts as `user`, and return it: it cannot be shown again.

    Raises NotAllowed, or Missing for the label.
    """
    if isinstance(by, User):
        policy.check_may_change(by, user.pk)
    label = " ".join(label.split())
    User.objects.select_for_update().get(pk=user.pk)
    policy.check_new(label, ApiToken.objects.filter(user=user, revoked_at__isnull=True).count())
    key = secrets.token_urlsafe(KEY_BYTES)
    token = ApiToken.objects.create(user=user, label=label, digest=digest_of(key))
    record(
        EventKind.TOKEN_CREATED, Subject.USER, user.pk, by=by, data={"token": token.pk, "label": token.label}
    )
    return key


@transaction.atomic
def revoke(*, token: ApiToken, by: Actor) -> None:
    """Let the key open nothing from now on. Raises NotAllowed."""
    if isinstance(by, User):
        policy.check_may_change(by, token.user_id)
    revoked = ApiToken.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=timezone.now())
    if revoked:
        record(
            EventKind.TOKEN_REVOKED,
            Subject.USER,
            token.user_id,
            by=by,
            data={"token": token.pk, "label": token.label},
        )


def note_use(*, token: ApiToken) -> None:
    """Keep when the key was used last, to the minute: a busy program costs one row a minute."""
    now = timezone.now()
    if token.last_used_at is None or token.last_used_at < now - USE_IS_NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
