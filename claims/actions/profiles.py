"""What a person changes about their own account."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from claims.actions.history import record
from claims.domain.events import EventKind, Subject
from claims.domain.profiles import Profile
from claims.domain.refusals import Missing
from claims.domain.tongue import say
from claims.models import User


@transaction.atomic
def edit(*, profile: Profile, by: User) -> User:
    """Keep it. Raises Missing for an address that is none.

    The history says under which name a person worked; how their screen looks is their own affair, and
    it keeps no address of theirs.
    """
    if profile.email:
        _check_email(profile.email)
    user = User.objects.select_for_update().get(pk=by.pk)
    before, mailed = _facts(user), user.email
    user.first_name, user.last_name, user.email = profile.first_name, profile.last_name, profile.email
    user.time_zone, user.theme, user.language = profile.time_zone, profile.theme, profile.language
    user.single_keys = profile.single_keys
    user.save(
        update_fields=["first_name", "last_name", "email", "time_zone", "theme", "language", "single_keys"]
    )
    if (before, mailed) != (_facts(user), user.email):
        data = {"before": before, "after": _facts(user), "email_changed": mailed != user.email}
        record(EventKind.USER_EDITED, Subject.USER, user.pk, by=by, data=data)
    return user


def _check_email(address: str) -> None:
    try:
        validate_email(address)
    except ValidationError:
        sentence = say("This is no mail address; write it as name@example.org.")
        raise Missing(sentence, {"email": sentence}) from None


def _facts(user: User) -> dict[str, str]:
    return {"username": user.username, "name": user.get_full_name()}
