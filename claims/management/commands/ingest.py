"""Take articles in from files and addresses, through database, broker and worker."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils.timezone import is_naive, make_aware
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.table import Table

from claims.actions import articles as actions
from claims.actions.articles import Announced, Provenance, Submission
from claims.domain.refusals import Refusal
from claims.domain.wording import is_web_address
from claims.gateways import reading
from claims.management import ingest_names
from claims.management.exits import UNUSABLE, unusable
from claims.management.names import named
from claims.management.waiting import patience
from claims.models import Article, User
from claims.pipeline import progress
from claims.queries import article_yield
from claims.queries import articles as articles_now
from claims.queries.article_yield import Yield

MOST_BARS = 12
"""Articles up to which each has a bar of its own."""

HOW_TO_START = (
    "No worker took the article. Start one, in another window, and run this again:\n"
    "  python -m celery --app factcheck.celery worker"
)


@dataclass(slots=True)
class Sent:
    """What became of the files: the articles by file name, those that were known, and what went wrong."""

    articles: dict[str, Article] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    problems: dict[str, str] = field(default_factory=dict)

    def ids(self) -> list[int]:
        return list(dict.fromkeys(article.pk for article in self.articles.values()))


class Command(BaseCommand):
    help = (
        "Take articles in, from files, folders and addresses. What is wrong with one stops no other. Exit 0 "
        "when all of them can be read at the end, 1 when some cannot or no worker came, 2 when none could be "
        "used."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "files",
            metavar="FILE",
            nargs="*",
            help="a file (plain text, HTML, PDF, DOCX, mail, WARC or WACZ), a folder of files (hidden ones "
            "are left out), or an address (https://…) that is fetched; one article each",
        )
        parser.add_argument(
            "--addresses",
            metavar="LIST",
            action="append",
            default=[],
            help="a file with an address in each line, or - for standard input; lines that begin with # are "
            "left out",
        )
        parser.add_argument("--by", metavar="USER", help="who adds it; otherwise somebody who may")
        parser.add_argument("--title", default="")
        parser.add_argument("--publisher", default="")
        parser.add_argument("--url", default="", help="where it was published")
        parser.add_argument("--published-at", default="", metavar="DATE", help="such as 2026-01-31")
        parser.add_argument(
            "--timeout",
            type=float,
            default=120.0,
            metavar="SECONDS",
            help="give up when nothing happened so long",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        console = Console()
        by = named(self, options["by"])
        published_at = self._moment(options["published_at"])
        if not options["files"] and not options["addresses"]:
            unusable(self, "Name a file, a folder or an address, or a list with --addresses.")
        sent = self._send(options, by, published_at)
        finished = self._wait(sent, console, options["timeout"])
        self._tell(sent, console, finished=finished)
        if not sent.articles:
            sys.exit(UNUSABLE)
        if sent.problems or not finished:
            sys.exit(1)

    def _send(self, options: dict[str, Any], by: User, published_at: datetime | None) -> Sent:
        sent = Sent()
        known = Provenance(
            title=options["title"],
            publisher=options["publisher"],
            url=options["url"],
            published_at=published_at,
        )
        for name in ingest_names.expanded(options["files"]):
            _try(sent, name, partial(_submit, name, known, by))
        for name in options["addresses"]:
            _try_list(sent, name, known, by)
        return sent

    def _wait(self, sent: Sent, console: Console, timeout: float) -> bool:
        """Show how far each article is until all are finished; False where nothing happened any more."""
        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
        with (
            patience("ingest") as patient,
            Progress(*columns, TextColumn("{task.fields[now]}"), console=console) as bars,
        ):
            rows = _rows(bars, sent)
            while True:
                now = _show(bars, rows) if len(rows) <= MOST_BARS else _show_all(bars, rows)
                if all(status in ("ready", "failed") for status, _ in now):
                    return True
                if not patient.wait(now, timeout):
                    return False

    def _tell(self, sent: Sent, console: Console, *, finished: bool) -> None:
        found = article_yield.of(sent.ids())
        failed = {row.article.pk: row.article.problem for row in found if row.article.status == "failed"}
        status = {row.article.pk: row.article.status for row in found}
        for name, article in sent.articles.items():
            if name not in sent.known and article.pk not in failed:
                self.stdout.write(f"{name}: article {article.pk}, {status.get(article.pk, 'waiting')}.")
            if name in sent.known:
                same = "address is" if is_web_address(name) else "bytes are"
                self.stdout.write(f"{name}: the same {same} article {article.pk} already.")
            if article.pk in failed:
                sent.problems[name] = failed[article.pk]
        if found:
            console.print(_summary(found))
        for row in found:
            self.stdout.write(f"{settings.PUBLIC_URL}{reverse('web:article', args=[row.article.pk])}")
        for name, problem in sent.problems.items():
            self.stderr.write(f"{name}: {problem}")
        if not finished:
            self.stderr.write(HOW_TO_START)

    def _moment(self, raw: str) -> datetime | None:
        """The time that --published-at names; a date alone is its first minute."""
        try:
            found = datetime.fromisoformat(raw) if raw else None
        except ValueError:
            unusable(self, f"“{raw}” is not a date such as 2026-01-31.")
        return make_aware(found) if found and is_naive(found) else found


def _try_list(sent: Sent, name: str, known: Provenance, by: User) -> None:
    """Hand in each address of a list; one that is none is said with its line."""
    try:
        for place, address in ingest_names.listed(name):
            # Two lines with one address are one article, and one row of what came of it.
            where = address if is_web_address(address) else place
            _try(sent, where, partial(_submit_address, address, known, by))
    except OSError as error:
        sent.problems[name] = f"{error.strerror or error}."
    except Refusal as refusal:
        sent.problems[name] = str(refusal)


def _try(sent: Sent, name: str, submit: Callable[[], Submission | Announced]) -> None:
    """Hand it in, and keep what became of it: what is wrong with one stops no other."""
    try:
        submission = submit()
    except OSError as error:
        sent.problems[name] = f"{error.strerror or error}."
    except Refusal as refusal:
        sent.problems[name] = str(refusal)
    else:
        sent.articles[name] = submission.article
        if not submission.created:
            sent.known.add(name)


def _submit_address(address: str, known: Provenance, by: User) -> Announced:
    ingest_names.check_address(address)
    return actions.submit_address(address=address, how="command", by=by, provenance=known)


def _submit(name: str, known: Provenance, by: User) -> Submission | Announced:
    """Hand in the file of this name, or the address. Raises OSError, or a Refusal."""
    if is_web_address(name):
        return _submit_address(name, known, by)
    raw = ingest_names.read(Path(name))
    reading.check(raw, filename=name)
    return actions.submit(raw=raw, how="command", by=by, provenance=replace(known, filename=Path(name).name))


def _summary(found: Sequence[Yield]) -> Table:
    table = Table("article", "", "claims", "denials", "parties", box=None, padding=(0, 3, 0, 0))
    for row in found:
        numbers = (row.article.pk, row.claims, row.denials, row.parties)
        number, *counts = (str(each) for each in numbers)
        table.add_row(number, row.article.title or row.article.status, *counts)
    return table


def _rows(bars: Progress, sent: Sent) -> dict[int, TaskID]:
    """A bar for each article, or one for all where they are many."""
    if len(sent.ids()) > MOST_BARS:
        every = bars.add_task(f"{len(sent.ids()):,} articles", total=len(sent.ids()), now="")
        return dict.fromkeys(sent.ids(), every)
    return {
        article.pk: bars.add_task(Path(name).name or name, total=progress.expected(article), now="")
        for name, article in sent.articles.items()
    }


def _show_all(bars: Progress, rows: dict[int, TaskID]) -> list[tuple[str, int]]:
    """As `_show`, with one bar and one statement for all."""
    found = [(article.status, 0) for article in articles_now.these(rows)]
    finished = sum(status in ("ready", "failed") for status, _ in found)
    bars.update(next(iter(rows.values())), completed=finished)
    return found


def _show(bars: Progress, rows: dict[int, TaskID]) -> list[tuple[str, int]]:
    """Move the bars to where the rows are now; the status and the finished steps of each article."""
    found = []
    for article in articles_now.these(rows):
        reached = progress.of(article)
        bars.update(rows[article.pk], completed=reached.done, now=reached.problem or reached.status)
        found.append((reached.status, reached.done))
    return found
