"""Bring in checks that others published, from files and addresses, through database, broker and worker."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse

from claims.actions import outside_imports as actions
from claims.domain.refusals import Refusal
from claims.domain.wording import is_web_address
from claims.management.exits import UNUSABLE
from claims.management.names import named
from claims.management.waiting import patience
from claims.models import OutsideImport, User
from claims.queries import outside_imports as imports

HOW_TO_START = (
    "No worker took it. Start one, in another window; what was handed in is kept:\n"
    "  python -m celery --app factcheck.celery worker"
)


class Command(BaseCommand):
    help = (
        "Bring in fact-checks of others: pages with ClaimReview, JSON-LD, data feeds, or tables (CSV) with a "
        "header. Exit 0 when all of them could be read, 1 when some could not or no worker came, 2 when none "
        "of the files could be used."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("sources", metavar="FILE|ADDRESS", nargs="+")
        parser.add_argument("--by", metavar="USER", help="who brings it in; otherwise somebody who may")
        parser.add_argument("--timeout", type=float, default=60.0, metavar="SECONDS")

    def handle(self, *args: Any, **options: Any) -> None:
        by = named(self, options["by"])
        given: dict[str, int] = {}
        wrong = False
        for name in options["sources"]:
            try:
                given[name] = _submit(name, by).pk
            except (OSError, Refusal) as error:
                wrong = True
                said = error.strerror or error if isinstance(error, OSError) else error
                self.stderr.write(f"{name}: {said}")
        if not given:
            sys.exit(UNUSABLE)
        finished = _wait(given.values(), options["timeout"])
        for name, number in given.items():
            wrong = not self._tell(name, number, by) or wrong
        if not finished:
            self.stderr.write(HOW_TO_START)
        if wrong or not finished:
            sys.exit(1)

    def _tell(self, name: str, number: int, by: User) -> bool:
        """Say what came of it; whether all of it could be read."""
        row = imports.find(by, number)
        if row is None or row.status == "waiting":
            return False
        if row.problem:
            self.stderr.write(f"{name}: {row.problem}")
            return False
        self.stdout.write(f"{name}: {row.added} new, {row.renewed} changed, {row.known} known as they are.")
        for sentence in row.problems:
            self.stderr.write(f"{name}: {sentence}")
        if row.problem_count > len(row.problems):
            self.stderr.write(f"{name}: and {row.problem_count - len(row.problems)} more.")
        self.stdout.write(f"{settings.PUBLIC_URL}{reverse('web:outside-import', args=[row.pk])}")
        return not row.problem_count


def _submit(name: str, by: User) -> OutsideImport:
    """Hand in the file of this name, or the address. Raises OSError, or a Refusal."""
    if is_web_address(name):
        return actions.submit_address(address=name, how="command", by=by)
    path = Path(name)
    kind = "text/html" if path.suffix.lower() in (".html", ".htm") else ""
    with path.open("rb") as file:
        raw = file.read(actions.LARGEST + 1)
    return actions.submit(raw=raw, how="command", by=by, filename=path.name, content_type=kind)


def _wait(numbers: Iterable[int], timeout: float) -> bool:
    """Until none of them waits; False where nothing happened any more."""
    numbers = list(numbers)
    with patience("import_checks") as patient:
        while waiting := imports.waiting(numbers):
            if not patient.wait(waiting, timeout):
                return False
    return True
