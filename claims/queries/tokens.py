"""Whose key this is."""

from claims.domain.keys import digest_of
from claims.models import ApiToken


def working(key: str) -> ApiToken | None:
    """The token of this key with its user, or None where it is unknown, revoked, or its user inactive."""
    return (
        ApiToken.objects.select_related("user")
        .filter(digest=digest_of(key), revoked_at__isnull=True, user__is_active=True)
        .first()
    )
