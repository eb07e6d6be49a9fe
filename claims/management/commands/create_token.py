"""Make a key for a program."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from claims.actions import tokens
from claims.domain.actors import System
from claims.management.exits import unusable
from claims.queries import people


class Command(BaseCommand):
    help = "Make an API key that acts as USER, and print it once. Only its SHA-256 is kept."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("user", metavar="USER", help="the username it acts as")
        parser.add_argument("--label", default="unnamed", help="what the key is for")

    def handle(self, *args: Any, **options: Any) -> None:
        user = people.by_username(options["user"])
        if user is None:
            unusable(self, f"There is nobody with the username “{options['user']}”.")
        key = tokens.create(user=user, label=options["label"], by=System("create_token"))
        self.stderr.write("This key is shown once. Send it as “Authorization: Token <key>”.")
        self.stdout.write(key)
