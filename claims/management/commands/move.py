"""Move a claim from the command line."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from claims.actions import claims as actions
from claims.domain.move_request import MoveRequest
from claims.domain.refusals import Refusal
from claims.domain.states import STATE_LABELS, State
from claims.domain.transitions import Move
from claims.management.exits import refuse, unusable
from claims.models import Claim, User
from claims.queries import claim_page, people


class Command(BaseCommand):
    help = (
        "Move a claim. Exit 0 when it is moved; 2 where there is no such claim or person; "
        "3 not allowed; 4 somebody was first; 5 something is missing."
    )

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Here `--version` is the claim's, not Django's."""
        return super().create_parser(prog_name, subcommand, conflict_handler="resolve", **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("claim", metavar="CLAIM", help="its number, such as 12 or C-12")
        parser.add_argument("move", metavar="MOVE", help=f"one of {', '.join(Move)}")
        parser.add_argument("--by", metavar="USER", required=True, help="the username of who moves it")
        parser.add_argument(
            "--version", dest="seen", metavar="N", help="the version of the claim that was seen"
        )
        parser.add_argument(
            "--set",
            dest="given",
            metavar="NAME=VALUE",
            action="append",
            default=[],
            help="an input of the move, such as reason='Not worth it'; may be repeated",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        user = people.by_username(options["by"])
        if user is None:
            unusable(self, f"There is nobody with the username “{options['by']}”.")
        claim = self._claim(options["claim"], user)
        given = dict(self._pair(word) for word in options["given"])
        try:
            asked = MoveRequest.parse({**given, "move": options["move"], "version": options["seen"]})
            moved = actions.move(
                claim=claim, move=asked.move, version=asked.version, inputs=asked.inputs, by=user
            )
        except Refusal as refusal:
            refuse(self, refusal)
        label = STATE_LABELS[State(moved.state)]
        self.stdout.write(f"{moved.number} is now in “{label}”, version {moved.version}.")

    def _claim(self, number: str, user: User) -> Claim:
        digits = number.upper().removeprefix("C-")
        claim = claim_page.claim_of(user, int(digits)) if digits.isdecimal() else None
        if claim is None:
            unusable(self, f"There is no claim {number}.")
        return claim

    def _pair(self, word: str) -> tuple[str, str]:
        name, equals, value = word.partition("=")
        if not equals:
            unusable(self, f"“{word}” is not NAME=VALUE.")
        return name.strip(), value
