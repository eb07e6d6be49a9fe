"""Write down how far every chain of the history has come."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from claims.actions import heads
from claims.domain.heads import HeadsDamaged
from claims.domain.refusals import Refusal
from claims.management.exits import refuse, unusable


class Command(BaseCommand):
    help = (
        "Add a line with the heads of all chains to a file, to be kept where nobody alters it. The beat does "
        "so once a day. Exit 5 where the history is not what the file knows; 2 where the file cannot be used."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", metavar="FILE", type=Path, default=settings.HISTORY_HEADS)

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path | None = options["to"]
        if path is None:
            unusable(self, "HISTORY_HEADS is off: say where to write, with --to FILE.")
        try:
            line = heads.write(to=path, at=timezone.now())
        except Refusal as refusal:
            refuse(self, refusal)
        except OSError as error:
            unusable(self, f"{path}: {error.strerror}.")
        except HeadsDamaged as damage:
            unusable(self, f"{path}: {damage} Keep it, and begin another with --to FILE.")
        self.stdout.write(f"{path}: {line.entries} entries in {line.chains} chains, digest {line.digest}")
