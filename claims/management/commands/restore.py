"""Make the desk what it was when a backup was made."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from claims.actions import restoring
from claims.domain import heads
from claims.domain.backups import BackupDamaged
from claims.domain.refusals import Refusal
from claims.gateways import backup_files, snapshot_files
from claims.management.exits import refuse, unusable
from claims.queries import chain


class Command(BaseCommand):
    help = (
        "Check every byte of FILE, then put all of it back in one transaction, then walk the history against "
        "the heads in it. Exit 0 when it holds; 1 when it was broken when the backup was made; 2 when the "
        "file is damaged and 4 when the desk is not empty or has other migrations: then nothing was touched."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--force", action="store_true", help="replace what is on the desk")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            with backup_files.opened(path) as backup:
                restoring.restore(backup=backup, using=settings.DATABASE_OWNER, force=options["force"])
                for file in backup.manifest.files:
                    snapshot_files.put(backup.bytes_of(file))
                known, manifest = heads.read(backup.heads()), backup.manifest
        except OSError as error:
            unusable(self, f"{path}: {error.strerror}.")
        except BackupDamaged as damage:
            unusable(self, str(damage))
        except Refusal as refusal:
            refuse(self, refusal)
        walk = chain.verify_all(known)
        self.stdout.write(
            f"As it was on {manifest.made_at}: {manifest.rows} rows of {len(manifest.tables)} tables, "
            f"{len(manifest.files)} files, {walk.entries} history entries in {walk.chains} chains"
        )
        self.stdout.write(
            "Heads written since then know more than this: put that file away, and begin another."
        )
        if walk.first_broken:
            self.stderr.write(f"The history was broken when the backup was made: {walk.first_broken}")
            sys.exit(1)
