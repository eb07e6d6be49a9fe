"""Keep the whole desk in one file."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from claims.domain.backups import Manifest
from claims.domain.heads import Known
from claims.gateways import snapshot_files
from claims.gateways.backup_files import BackupWriter
from claims.gateways.whole_files import written_whole
from claims.management.exits import unusable
from claims.queries import heads, tables, warcs
from claims.queries.copying import one_moment


class Command(BaseCommand):
    help = (
        "Copy every table, the articles' bytes included, as they are at one moment, and the files of fetched "
        "pages, into FILE, sealed. "
        "People may go on working. FILE is there whole or not at all; `restore FILE` puts it back."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        now = timezone.now()
        try:
            with written_whole(path) as file, one_moment(), BackupWriter(file) as writer:
                manifest = Manifest(now.isoformat(timespec="seconds"), tables.migrations())
                for name, columns in tables.columns().items():
                    manifest.tables.append(writer.add_table(name, columns, tables.rows(name, columns)))
                manifest.sequences = tables.sequences()
                lost = []
                for name in warcs.names():
                    try:
                        manifest.files.append(writer.add_file(name, snapshot_files.read(name)))
                    except FileNotFoundError:
                        lost.append(name)
                history = heads.after(Known(), at=now)
                writer.seal(manifest, history.line.text)
        except OSError as error:
            unusable(self, f"{path} was not written: {os.strerror(error.errno or 0)}.")
        self.stdout.write(
            f"{path}: {manifest.rows} rows of {len(manifest.tables)} tables, {len(manifest.files)} files, "
            f"{history.line.entries} history entries, digest {history.line.digest}"
        )
        for name in lost:
            self.stderr.write(f"The file {name} is missing: run verify_snapshots --mend.")
        for broken in history.broken:
            self.stderr.write(f"The history is broken, and kept as it is: {broken}")
