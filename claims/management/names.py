"""Whose rights a command acts with."""

from django.core.management.base import BaseCommand

from claims.management.exits import unusable
from claims.models import User
from claims.queries import people


def named(command: BaseCommand, username: str | None) -> User:
    """The person of this name, or without one an editor; ends the command where there is nobody."""
    user = people.by_username(username) if username else people.first_editor()
    if user is None:
        unusable(
            command,
            f"There is nobody with the username “{username}”."
            if username
            else "Nobody is on this desk yet: run `make demo`, or `python manage.py createsuperuser`.",
        )
    return user
