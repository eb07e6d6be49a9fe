"""Write the history into a file of its own, to be kept or checked elsewhere."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from claims.domain import exports
from claims.gateways.whole_files import written_whole
from claims.management.exits import unusable
from claims.queries import history_lines
from claims.queries.copying import one_moment


class Command(BaseCommand):
    help = (
        "Write every entry of the history into FILE, one a line, as PostgreSQL copies rows out: the bytes "
        "that the hashes cover. `verify_history --export FILE` checks it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            with written_whole(path) as file, one_moment():
                heads = history_lines.points()
                file.writelines(exports.written(history_lines.lines(), heads))
        except OSError as error:
            unusable(self, f"{path} was not written: {os.strerror(error.errno or 0)}.")
        entries = sum(head.position for head in heads.values())
        self.stdout.write(f"{path}: {entries} entries in {len(heads)} chains")
