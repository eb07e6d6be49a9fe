"""Somebody who is signed in somewhere, or gives a code after the password."""

from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from claims.actions import second_step
from claims.models import SignedInBrowser, User


def code_of(user: User) -> str:
    """What the person's authenticator shows now, the secret made if there is none."""
    device = TOTPDevice.objects.filter(user=user).first() or second_step.begin(by=user)
    return f"{totp(device.bin_key):06d}"


def set_up(user: User) -> list[str]:
    """The backup codes of somebody who has set up the second step."""
    return second_step.confirm(code=code_of(user), session_key="", by=user)


def signed_in(
    user: User, agent: str = "Firefox/140.0 Windows", address: str = "198.51.100.7"
) -> SignedInBrowser:
    session = SessionStore()
    session.create()
    return SignedInBrowser.objects.create(
        session_id=str(session.session_key), user=user, agent=agent, address=address, seen_at=timezone.now()
    )
