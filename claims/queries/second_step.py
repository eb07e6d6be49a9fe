"""Whether a person gives a code after the password, and what is left of their backup codes."""

from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from claims.models import User


def is_on(user: User) -> bool:
    return bool(TOTPDevice.objects.filter(user=user, confirmed=True).exists())


def begun(user: User) -> TOTPDevice | None:
    """The secret that they have not confirmed yet."""
    return TOTPDevice.objects.filter(user=user, confirmed=False).first()


def codes_left(user: User) -> int:
    return int(StaticToken.objects.filter(device__user=user).count())
