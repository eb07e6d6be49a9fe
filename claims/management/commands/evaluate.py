"""`manage.py evaluate KIND FILE`: the figures of the analysis, from data given by its path.

`evaluate seed ANNOTATION.json ARTICLE.txt` measures one article against its hand-made annotation.
"""

import gzip
import json
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from rich.console import Console
from rich.table import Table

from claims.analysis.analyser import DEFAULT_PIPELINE, analyse
from claims.analysis.evaluation import attribution, seed, speed
from claims.analysis.report import as_json
from claims.management.exits import unusable

Figures = list[tuple[str, float]]


class Command(BaseCommand):
    help = "Measure the analysis on articles that people have marked."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django declares it so

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=sorted(_KINDS), help="what to measure")
        parser.add_argument(
            "file", type=Path, help='lines of JSON, {"text", ...}, gzipped or not; for seed one annotation'
        )
        parser.add_argument("text", type=Path, nargs="?", help="for seed: the article that is annotated")
        parser.add_argument("--first", type=int, default=None, help="only so many articles")
        parser.add_argument("--rules-only", action="store_true", help="leave out what was learned")
        parser.add_argument("--json", action="store_true", help="print the figures as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            articles = list(_articles(options["file"], options["text"]))[: options["first"]]
            found = _KINDS[options["kind"]](articles, learned=not options["rules_only"])
        except OSError as refused:
            unusable(self, f"{options['file']}: {refused.strerror or refused}.")
        except (ValueError, KeyError) as refused:
            unusable(self, f"{options['file']}: not the marked articles that this measures ({refused!r}).")
        if options["json"]:
            self.stdout.write(json.dumps({name: round(value, 4) for name, value in found}, indent=1))
            return
        table = Table("figure", "value")
        for name, value in found:
            table.add_row(name, f"{value:.3f}")
        Console().print(table)


def _articles(path: Path, text: Path | None) -> Iterator[dict[str, Any]]:
    if text is not None:
        # Bytes decoded here: reading as text would make one line end of two code points.
        yield {**json.loads(path.read_bytes()), "text": text.read_bytes().decode()}
        return
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open() as lines:
        yield from (json.loads(line) for line in lines)


def _attribution(articles: list[dict[str, Any]], *, learned: bool) -> Figures:
    return attribution.figures(
        (article, as_json(analyse(article["text"], learned=learned))["statements"]) for article in articles
    )


def _seed(articles: list[dict[str, Any]], *, learned: bool) -> Figures:
    (article,) = articles
    return seed.figures(article, as_json(analyse(article["text"], learned=learned)))


def _speed(articles: list[dict[str, Any]], *, learned: bool) -> Figures:
    return speed.figures(
        [article["text"] for article in articles], pipeline=DEFAULT_PIPELINE, learned=learned
    )


_KINDS: dict[str, Callable[..., Figures]] = {
    "attribution": _attribution,
    "seed": _seed,
    "speed": _speed,
}
