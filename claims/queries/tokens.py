"""Whose key this is, and which keys a person has."""

from claims.domain.keys import digest_of
from claims.models import ApiToken, User


def working(key: str) -> ApiToken | None:
    """The token of this key with its user, or None where it is unknown, revoked, or its user inactive."""
    return (
        ApiToken.objects.select_related("user")
        .filter(digest=digest_of(key), revoked_at__isnull=True, user__is_active=True)
        .first()
    )


def of(viewer: User) -> list[ApiToken]:
    """This person's keys that work, the newest first."""
    return list(ApiToken.objects.filter(user=viewer, revoked_at__isnull=True).order_by("-pk"))


def one(viewer: User, token_id: int) -> ApiToken | None:
    """The key of this number, where it is theirs."""
    return ApiToken.objects.filter(user=viewer, pk=token_id).first()
