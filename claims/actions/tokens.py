"""Keys for programs."""

import secrets

from django.db import transaction
from django.utils import timezone

from claims.actions.history import Actor, record
from claims.domain.events import EventKind, Subject
from claims.domain.keys import digest_of
from claims.models import ApiToken, User

KEY_BYTES = 32


@transaction.atomic
def create(*, user: User, label: str, by: Actor) -> str:
    """Make a key that acts as `user`, and return it: it cannot be shown again."""
    key = secrets.token_urlsafe(KEY_BYTES)
    token = ApiToken.objects.create(user=user, label=label[:100], digest=digest_of(key))
    record(
        EventKind.TOKEN_CREATED, Subject.USER, user.pk, by=by, data={"token": token.pk, "label": token.label}
    )
    return key


@transaction.atomic
def revoke(*, token: ApiToken, by: Actor) -> None:
    """Let the key open nothing from now on."""
    revoked = ApiToken.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=timezone.now())
    if revoked:
        record(
            EventKind.TOKEN_REVOKED,
            Subject.USER,
            token.user_id,
            by=by,
            data={"token": token.pk, "label": token.label},
        )
