"""See that nobody changed the history."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from claims.queries import chain


class Command(BaseCommand):
    help = "Walk every chain of the history. Exit 0 where all hold; otherwise 1, naming the first bad entry."

    def handle(self, *args: Any, **options: Any) -> None:
        walk = chain.verify_all()
        broken = walk.first_broken
        if broken is None:
            self.stdout.write(f"ok: {walk.entries} entries in {walk.chains} chains")
            return
        entry = "a missing entry" if broken.entry_id is None else f"entry {broken.entry_id}"
        self.stderr.write(
            f"broken: {broken.subject} {broken.subject_id}, position {broken.position}, "
            f"{entry}: {broken.sentence}"
        )
        sys.exit(1)
