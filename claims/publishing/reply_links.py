"""The signed address at which an asked party may answer without an account."""

import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.urls import reverse

SALT = "claims.reply"
"""Signs nothing but these addresses, so that nothing else that the desk signs opens one."""
LONGEST_TOKEN = 300


def new_key() -> str:
    """256 bits at random; the desk keeps only their digest."""
    return secrets.token_urlsafe(32)


def address_of(key: str) -> str:
    """The absolute address that carries this key, signed."""
    token = signing.dumps({"key": key}, salt=SALT)
    return settings.PUBLIC_URL.rstrip("/") + reverse("web:reply", args=[token])


def key_in(token: str) -> str | None:
    """The key that the desk signed into this token, or None where it is forged or broken."""
    if len(token) > LONGEST_TOKEN:
        return None
    try:
        signed: Any = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    key = signed.get("key") if isinstance(signed, dict) else None
    return key if isinstance(key, str) else None
