"""Read every kept page back."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from claims.models import EvidenceSnapshot, KeptPage
from claims.pipeline import store
from claims.queries import warcs


class Command(BaseCommand):
    help = (
        "Read every WARC file of fetched pages back from its storage and compare its digests, and its bytes "
        "with those in the database. Prints what differs. Exit 0 when all are whole, 1 when one is not."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--mend", action="store_true", help="write those that differ anew from the database"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        whole, damaged = 0, 0
        for warc in warcs.each():
            problems = store.check(warc)
            if problems and options["mend"] and store.mend(warc):
                self.stdout.write(f"{warc.name} was written anew: {'; '.join(problems)}")
                problems = store.check(warc)
            for problem in problems:
                self.stderr.write(f"{warc.name} of {_whose(warc.page)}: {problem}")
            whole, damaged = whole + (not problems), damaged + bool(problems)
        self.stdout.write(
            f"{whole} files are whole, {damaged} are not; {warcs.missing()} fetches wait to be written"
        )
        if damaged:
            sys.exit(1)


def _whose(page: KeptPage) -> str:
    if isinstance(page, EvidenceSnapshot):
        return f"source {page.source_id}"
    return f"article {page.article_id}"
