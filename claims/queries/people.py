"""Finding the people of the desk."""

from claims.models import User


def by_username(username: str) -> User | None:
    return User.objects.filter(username=username).first()


def active(user_id: int) -> User | None:
    """The person of this number, where the account is open."""
    return User.objects.filter(pk=user_id, is_active=True).first()


def anybody() -> bool:
    """Whether the desk has any people yet."""
    return User.objects.exists()


def first_editor() -> User | None:
    """Somebody in whose name a command may act when nobody is named."""
    return (
        User.objects.filter(is_active=True, role__in=["editor", "administrator"])
        .order_by("role", "pk")
        .last()
    )
