"""Counting passwords that do not fit."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from claims.models import FailedSignIn
from claims.policy.sign_ins import check_may_try
from claims.queries import sign_ins

KEPT = timedelta(days=1)


@contextmanager
def counted(*, username: str, address: str) -> Iterator[None]:
    """Around the comparison of a password: a ValidationError counts, success forgives those before.

    Raises TooOftenError where this name must wait, whether or not the password would fit now.
    """
    name, now = _folded(username), timezone.now()
    here, anywhere = sign_ins.failures(name, address, now)
    check_may_try(here, anywhere, now)
    try:
        yield
    except ValidationError:
        FailedSignIn.objects.create(username=name, address=address, at=now)
        FailedSignIn.objects.filter(at__lt=now - KEPT).delete()
        raise
    FailedSignIn.objects.filter(username=name, address=address).delete()


def _folded(username: str) -> str:
    """As it is counted: a name is not another for its case or the blanks around it."""
    return username.strip().casefold()[:150]
