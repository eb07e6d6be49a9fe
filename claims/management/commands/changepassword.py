"""Give somebody another password; Django's command of this name would leave no history."""

import getpass
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand

from claims.actions import users
from claims.domain.actors import System
from claims.management.exits import unusable
from claims.queries import people


class Command(BaseCommand):
    help = "Change somebody's password. The history says that it was changed here."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", metavar="USER", help="whose password it is")

    def handle(self, *args: Any, **options: Any) -> None:
        user = people.by_username(options["username"])
        if user is None:
            unusable(self, f"There is nobody with the username “{options['username']}”.")
        self.stdout.write(f"Changing the password of “{user.username}”.")
        password = getpass.getpass("Password: ")
        if password != getpass.getpass("Password (again): "):
            unusable(self, "The two passwords are not the same; the old one stays.")
        try:
            validate_password(password, user)
        except ValidationError as problem:
            unusable(self, " ".join(problem.messages))
        users.change_password(user=user, password=password, by=System("changepassword"))
        self.stdout.write("The password is changed.")
