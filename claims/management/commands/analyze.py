"""`manage.py analyze FILE`: who said and who denied what in a text, at the prompt."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from claims.analysis.analyser import DEFAULT_PIPELINE, analyse
from claims.analysis.report import as_json
from claims.domain.refusals import Unreadable
from claims.gateways.files import decode
from claims.management.analysis_tables import show
from claims.management.exits import unusable
from claims.management.lines import answer_lines


class Command(BaseCommand):
    help = "Print who said and who denied what in a text file, or in what comes on standard input (-)."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django declares it so

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", help="a plain text file, or - for standard input")
        parser.add_argument(
            "--lines",
            metavar="IN.jsonl[.gz]",
            help='many articles, a line {"id", "text"} each, answered in the same order by a line of JSON; '
            "a line that is no article is answered by its error, and the exit code is then 1",
        )
        parser.add_argument("--workers", type=int, default=1, help="processes for --lines")
        parser.add_argument("--json", action="store_true", help="print the analysis as JSON")
        parser.add_argument("--why", action="store_true", help="say of each statement how it is known")
        parser.add_argument("--pipeline", default=DEFAULT_PIPELINE, help="the spaCy pipeline to parse with")

    def handle(self, *args: Any, **options: Any) -> None:
        if (options["file"] is None) == (options["lines"] is None):
            unusable(self, "Name one text file, or --lines and a file of articles.")
        if options["lines"] is not None:
            answer_lines(self, options["lines"], pipeline=options["pipeline"], workers=options["workers"])
            return
        text = _text(self, options["file"])
        try:
            analysis = analyse(text, pipeline=options["pipeline"])
        except OSError as refused:
            unusable(self, f"{options['pipeline']}: {refused}")
        if options["json"]:
            self.stdout.write(json.dumps(as_json(analysis), ensure_ascii=False, indent=1))
        else:
            show(analysis, why=options["why"])


def _text(command: BaseCommand, name: str) -> str:
    """What the file holds. Whatever is wrong with it becomes one sentence."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return decode(data)
    except FileNotFoundError:
        unusable(command, f"{name}: there is no such file.")
    except IsADirectoryError:
        unusable(command, f"{name}: this is a folder, not a text file.")
    except OSError as refused:
        unusable(command, f"{name}: {refused.strerror}.")
    except Unreadable as refused:
        unusable(command, f"{name}: {refused}")
