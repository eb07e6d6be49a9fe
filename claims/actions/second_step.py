"""The second step at signing in: a code of the person's own device, or a backup code."""

import secrets

from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from claims.actions import browsers, sign_ins
from claims.actions.history import Actor, record
from claims.domain.events import EventKind, Subject
from claims.domain.keys import digest_of
from claims.domain.refusals import Missing, WrongState
from claims.domain.tongue import noted, say
from claims.models import User
from claims.policy.tokens import check_may_change
from claims.queries import second_step

BACKUP_CODES = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that look like others."""

WRONG = noted("This code does not fit. A code holds for half a minute: type the one that is shown now.")


@transaction.atomic
def begin(*, by: User) -> TOTPDevice:
    """Make a secret, which counts for nothing until a code made from it comes back.

    Raises WrongState where the person has one that counts.
    """
    _hold(by)
    if second_step.is_on(by):
        raise WrongState(
            say("You have set this up already. Turn it off first, to begin with another device.")
        )
    TOTPDevice.objects.filter(user=by, confirmed=False).delete()
    return TOTPDevice.objects.create(user=by, name="Authenticator", confirmed=False)


@transaction.atomic
def confirm(*, code: str, session_key: str, by: User) -> list[str]:
    """Turn it on, and return the backup codes: they cannot be shown again.

    The person's other browsers, which came in without a code, are signed out. Raises Missing where the code
    does not fit, WrongState where nothing was begun.
    """
    _hold(by)
    device = second_step.begun(by)
    if device is None:
        raise WrongState(say("There is nothing to confirm any more; begin anew."))
    if not device.verify_token(_plain(code)):
        raise Missing(say(WRONG), {"code": say(WRONG)})
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    record(EventKind.USER_SECOND_STEP_ON, Subject.USER, by.pk, by=by, data={"username": by.username})
    browsers.sign_out(browsers=[each for each in by.browsers.all() if each.session_id != session_key], by=by)
    return renew_codes(by=by)


@transaction.atomic
def renew_codes(*, by: User) -> list[str]:
    """Other backup codes in place of those before. Only digests of them are kept.

    Raises WrongState where the second step is off.
    """
    _hold(by)
    if not second_step.is_on(by):
        raise WrongState(say("Backup codes stand in for a device, and you have set up none."))
    StaticDevice.objects.filter(user=by).delete()
    device = StaticDevice.objects.create(user=by, name="Backup codes")
    codes = ["".join(secrets.choice(LETTERS) for _ in range(10)) for _ in range(BACKUP_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=_digest(code)) for code in codes)
    record(EventKind.USER_BACKUP_CODES_MADE, Subject.USER, by.pk, by=by, data={"username": by.username})
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def check(*, user: User, code: str, address: str) -> None:
    """It is a code of this person, which counts no second time.

    Raises Missing where it does not fit, which is counted, or TooOftenError.
    """
    if not _fits(user, _plain(code), address):
        raise Missing(say(WRONG), {"code": say(WRONG)})


@transaction.atomic
def turn_off(*, user: User, by: Actor) -> None:
    """The password alone lets the person in from now on. Raises NotAllowed."""
    if isinstance(by, User):
        check_may_change(by, user.pk)
    _hold(user)
    was_on = second_step.is_on(user)
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    if was_on:
        data = {"username": user.username}
        record(EventKind.USER_SECOND_STEP_OFF, Subject.USER, user.pk, by=by, data=data)


@transaction.atomic
def _fits(user: User, code: str, address: str) -> bool:
    """One try at a time: guesses made at once are counted one by one, and a code fits once."""
    _hold(user)
    sign_ins.check_may_try_a_code(user=user, address=address)
    device = TOTPDevice.objects.filter(user=user, confirmed=True).first()
    fits = bool(device and device.verify_token(code)) or _is_backup(user, code)
    sign_ins.count_code(user=user, address=address, fits=fits)
    return fits


def _is_backup(user: User, code: str) -> bool:
    device = StaticDevice.objects.filter(user=user).first()
    if device is None or not device.verify_token(_digest(code)):
        return False
    data = {"username": user.username}
    record(EventKind.USER_BACKUP_CODE_USED, Subject.USER, user.pk, by=user, data=data)
    return True


def _hold(user: User) -> None:
    User.objects.select_for_update().get(pk=user.pk)


def _plain(code: str) -> str:
    """As it is compared: without the blanks and hyphens that make it readable."""
    return "".join(code.split()).replace("-", "").casefold()[:64]


def _digest(code: str) -> str:
    """The field holds 16 digits of it: enough to tell ten codes of fifty bits from what anybody tries."""
    return digest_of(code)[:16]
