"""`manage.py analyze FILE`: who said and who denied what in a text, at the prompt."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from rich.console import Console
from rich.table import Table
from rich.text import Text

from claims.analysis.analyser import DEFAULT_PIPELINE, analyse
from claims.analysis.report import as_json
from claims.analysis.result import Analysis, Statement
from claims.domain.denials import DENIAL_LABELS
from claims.domain.refusals import Unreadable
from claims.domain.speech import ATTRIBUTION_LABELS, CHECKABILITY_LABELS, StatementKind
from claims.gateways.files import decode
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
            _show(analysis)


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


def _show(analysis: Analysis) -> None:
    console = Console()
    layout = analysis.layout
    if layout.title:
        console.print(Text(layout.title, style="bold"))
    facts = [layout.byline, layout.dateline, layout.agency, layout.publisher]
    if any(facts):
        console.print(Text(" · ".join(fact for fact in facts if fact), style="dim"))
    if not analysis.analysed:
        console.print(f"This text is not in English ({analysis.language}), so it was not analysed.")
        return
    if not analysis.statements:
        console.print("Nobody says or denies anything in this text.")
        return
    console.print(_claims(analysis))
    denials = [statement for statement in analysis.statements if statement.kind is StatementKind.DENIAL]
    if denials:
        console.print(_denials(analysis, denials))


def _claims(analysis: Analysis) -> Table:
    table = Table(title="Claims", title_justify="left", expand=True, show_lines=True)
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("Claim", ratio=5, overflow="fold")
    table.add_column("Said by", ratio=3, overflow="fold")
    table.add_column("Check", ratio=2, overflow="fold")
    by_id = {statement.id: statement for statement in analysis.statements}
    for group in analysis.claims:
        said = [by_id[number] for number in group.statements]
        voices = dict.fromkeys(_voice(statement) for statement in said)
        worth = max((statement.check_worthiness for statement in said), default=None)
        check = (
            f"{CHECKABILITY_LABELS[said[0].checkability]}, {worth:.2f}"
            if said
            else "known from a denial only"
        )
        speakers = "\n".join(voices) or "nobody here"
        table.add_row(Text(str(group.id)), Text(group.text), Text(speakers), Text(check))
    return table


def _denials(analysis: Analysis, denials: list[Statement]) -> Table:
    table = Table(title="Denials", title_justify="left", expand=True, show_lines=True)
    table.add_column("Denied by", ratio=3, overflow="fold")
    table.add_column("In the words", ratio=4, overflow="fold")
    table.add_column("Kind", ratio=2, overflow="fold")
    table.add_column("Of claim", ratio=2, overflow="fold")
    for denial in denials:
        cue = denial.cue.of(analysis.text) if denial.cue else ""
        kind = DENIAL_LABELS[denial.denial_type] if denial.denial_type else ""
        targets = ", ".join(f"{link.claim} ({link.scope})" for link in denial.denies) or "none found"
        words = f"{cue}: {denial.content.of(analysis.text)}"
        table.add_row(Text(_voice(denial)), Text(words), Text(kind), Text(targets))
    return table


def _voice(statement: Statement) -> str:
    """The chain of voices as it is read, and how closely the text identifies the speaker."""
    level = statement.attribution_level
    names = " → ".join(voice.party for voice in statement.chain) or statement.canonical or "not named"
    return f"{names} ({ATTRIBUTION_LABELS[level]})" if level else names
