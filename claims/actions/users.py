"""The people of the desk and their roles."""

from django.db import transaction

from claims.actions import browsers
from claims.actions.history import Actor, record
from claims.domain.actors import System
from claims.domain.events import EventKind, Subject
from claims.domain.refusals import Missing
from claims.domain.roles import ENTER_THE_ADMIN, Permission, Role
from claims.domain.tongue import say
from claims.models import User
from claims.policy.permissions import check_permission


@transaction.atomic
def save(*, user: User, role: Role, password: str | None, by: Actor) -> User:
    """Keep a new or changed person. The role decides who enters the admin.

    Raises NotAllowed, or Missing where the last administrator would lose the role.
    """
    if isinstance(by, User):
        check_permission(by, Permission.MANAGE_DESK)
    # Two administrators who take the role from each other at once: the second finds the other without it.
    administrators = User.objects.select_for_update().filter(role=Role.ADMINISTRATOR.value, is_active=True)
    others = [one.pk for one in administrators.order_by("pk") if one.pk != user.pk]
    before = _facts(User.objects.get(pk=user.pk)) if user.pk else {}
    leaves = role is not Role.ADMINISTRATOR or not user.is_active
    if before.get("role") == Role.ADMINISTRATOR and leaves and not others:
        raise Missing(
            say("The desk needs at least one administrator."), {"role": say("Name another one first.")}
        )
    user.role = role.value
    user.is_staff, user.is_superuser = role in ENTER_THE_ADMIN, role is Role.ADMINISTRATOR
    if password is not None:
        user.set_password(password)
    user.save()
    if password is not None:
        browsers.end_all(user)
    record(
        EventKind.USER_EDITED,
        Subject.USER,
        user.pk,
        by=by,
        data={"before": before, "after": _facts(user), "password_changed": password is not None},
    )
    return user


def keep_administrator(user: User, password: str | None) -> User:
    """The administrator that `createsuperuser` asks for. Without a password nobody can sign in so."""
    if password is None:
        user.set_unusable_password()
    return save(user=user, role=Role.ADMINISTRATOR, password=password, by=System("createsuperuser"))


@transaction.atomic
def change_password(*, user: User, password: str, by: Actor) -> User:
    """Give somebody another password: their own, or as an administrator anybody's. Raises NotAllowed.

    Whether it is good enough, the form that took it has asked Django's validators.
    """
    if isinstance(by, User) and by.pk != user.pk:
        check_permission(by, Permission.MANAGE_DESK)
    user.set_password(password)
    user.save(update_fields=["password"])
    browsers.end_all(user)
    record(EventKind.USER_PASSWORD_CHANGED, Subject.USER, user.pk, by=by, data={"username": user.username})
    return user


def _facts(user: User) -> dict[str, str | bool]:
    return {
        "username": user.username,
        "name": user.get_full_name(),
        "role": user.role,
        "is_active": user.is_active,
    }
