"""See that nobody changed the history."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from claims.domain.backups import BackupDamaged
from claims.domain.exports import ExportDamaged
from claims.domain.heads import HeadsDamaged, Known
from claims.domain.walk import Walk
from claims.gateways import history_files
from claims.management.exits import unusable
from claims.queries import chain


class Command(BaseCommand):
    help = (
        "Walk every chain of the history, in the database or in an export, and hold it against heads that "
        "were kept elsewhere. Exit 0 where all hold; 1 naming the first bad place of each chain that does "
        "not; 2 where a file cannot be used."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--against", metavar="HEADS", type=Path, help="a file that write_heads wrote, or a backup"
        )
        parser.add_argument(
            "--export", metavar="FILE", type=Path, help="what export_history wrote, instead of the database"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            known = history_files.known(options["against"]) if options["against"] else None
            export = options["export"]
            walk = history_files.walk(export, known) if export else chain.verify_all(known)
        except OSError as error:
            unusable(self, f"{error.filename}: {error.strerror}.")
        except (HeadsDamaged, ExportDamaged, BackupDamaged) as damage:
            unusable(self, str(damage))
        self._tell(walk, known)
        if walk.broken_chains:
            sys.exit(1)

    def _tell(self, walk: Walk, known: Known | None) -> None:
        for each in walk.broken:
            self.stderr.write(f"broken: {each}")
        unnamed = walk.broken_chains - len(walk.broken)
        if unnamed:
            self.stderr.write(f"broken: {unnamed} more chains")
        if not walk.broken:
            self.stdout.write(f"ok: {walk.entries} entries in {walk.chains} chains")
            if known:
                self.stdout.write(
                    f"as the heads of {known.at} know them: {known.entries} entries, line {known.number}, "
                    f"digest {known.digest}"
                )
