"""Counting passwords and codes that do not fit."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from claims.domain.refusals import Missing
from claims.domain.tongue import say
from claims.models import FailedSignIn, User
from claims.policy.sign_ins import check_may_try, check_may_try_code
from claims.queries import sign_ins

KEPT = timedelta(days=1)


@contextmanager
def counted(*, username: str, address: str) -> Iterator[None]:
    """Around the comparison of a password: a ValidationError counts, success forgives those before.

    Raises TooOftenError where this name must wait, whether or not the password would fit now.
    """
    name, now = _folded(username), timezone.now()
    check_may_try(sign_ins.failures(name, address, now), now)
    try:
        yield
    except ValidationError:
        _count(name, address, of_code=False)
        raise
    _forgive(name, address, of_code=False)


def check_password(*, user: User, password: str, address: str) -> None:
    """It is this person's own. Raises Missing where it is not, which counts, or TooOftenError."""
    name, now = _folded(user.username), timezone.now()
    check_may_try(sign_ins.failures(name, address, now), now)
    if not user.check_password(password):
        _count(name, address, of_code=False)
        sentence = say("This is not your password. Capitals count.")
        raise Missing(sentence, {"password": sentence})
    _forgive(name, address, of_code=False)


def check_may_try_a_code(*, user: User, address: str) -> None:
    """Raises TooOftenError where this person must wait, whether or not the code would fit now."""
    now = timezone.now()
    failed = sign_ins.failures(_folded(user.username), address, now, of_code=True)
    check_may_try_code(failed, now)


def count_code(*, user: User, address: str, fits: bool) -> None:
    """One that does not fit counts; one that does forgives those before. The password forgives none."""
    (_forgive if fits else _count)(_folded(user.username), address, of_code=True)


def _count(name: str, address: str, *, of_code: bool) -> None:
    now = timezone.now()
    FailedSignIn.objects.create(username=name, address=address, at=now, of_code=of_code)
    FailedSignIn.objects.filter(at__lt=now - KEPT).delete()


def _forgive(name: str, address: str, *, of_code: bool) -> None:
    FailedSignIn.objects.filter(username=name, address=address, of_code=of_code).delete()


def _folded(username: str) -> str:
    """As it is counted: a name is not another for its case or the blanks around it."""
    return username.strip().casefold()[:150]
