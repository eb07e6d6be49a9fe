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
from claims.analysis.evaluation import attribution, seed, speed, worthiness
from claims.analysis.report import as_json
from claims.management.exits import unusable

Figures = list[tuple[str, float]]
Rows = list[dict[str, Any]]
Options = dict[str, Any]


class Command(BaseCommand):
    help = "Measure the analysis on articles or sentences that people have marked."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django declares it so

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=sorted(_KINDS), help="what to measure")
        parser.add_argument(
            "file", type=Path, help='lines of JSON, {"text", ...}, gzipped or not; for seed one annotation'
        )
        parser.add_argument("text", type=Path, nargs="?", help="for seed: the article that is annotated")
        parser.add_argument("--first", type=int, default=None, help="only so many lines")
        parser.add_argument("--rules-only", action="store_true", help="leave out what was learned")
        parser.add_argument("--json", action="store_true", help="print the figures as JSON")
        only = parser.add_argument_group("for worthiness, instead of the weights that the desk runs with")
        only.add_argument("--train", type=Path, nargs="+", default=[], help="learn from these files first")
        only.add_argument(
            "--folds", action="store_true", help="learn from three quarters and score the fourth, four times"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        sentence = _contradiction(options)
        if sentence is not None:
            unusable(self, sentence)
        try:
            rows = list(_rows(options["file"], options["text"]))[: options["first"]]
            found = _KINDS[options["kind"]](rows, options)
        except worthiness.NoWeights as refused:
            unusable(self, str(refused))
        except OSError as refused:
            unusable(self, f"{refused.filename or options['file']}: {refused.strerror or refused}.")
        except (ValueError, KeyError) as refused:
            unusable(self, f"{options['file']}: not the marked texts that this measures ({refused!r}).")
        if options["json"]:
            self.stdout.write(json.dumps({name: round(value, 4) for name, value in found}, indent=1))
            return
        table = Table("figure", "value")
        for name, value in found:
            table.add_row(name, f"{value:.3f}")
        Console().print(table)


def _contradiction(options: Options) -> str | None:
    """Why the options do not go together, in a sentence."""
    learns = bool(options["train"]) or options["folds"]
    if learns and options["kind"] != "worthiness":
        return "--train and --folds are for worthiness only."
    if options["train"] and options["folds"]:
        return "--train learns from other files and --folds from the one that is scored: give one of them."
    if learns and options["rules_only"]:
        return "--rules-only leaves out what --train and --folds would learn."
    return None


def _rows(path: Path, text: Path | None) -> Iterator[dict[str, Any]]:
    """The lines of a file; of an annotation and its article, the one article."""
    if text is None:
        yield from _lines(path)
        return
    # Bytes decoded here: reading as text would make one line end of two code points.
    yield {**json.loads(path.read_bytes()), "text": text.read_bytes().decode()}


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open() as lines:
        yield from (json.loads(line) for line in lines)


def _attribution(articles: Rows, options: Options) -> Figures:
    learned = not options["rules_only"]
    return attribution.figures(
        (article, as_json(analyse(article["text"], learned=learned))["statements"]) for article in articles
    )


def _seed(articles: Rows, options: Options) -> Figures:
    (article,) = articles
    return seed.figures(article, as_json(analyse(article["text"], learned=not options["rules_only"])))


def _speed(articles: Rows, options: Options) -> Figures:
    texts = [article["text"] for article in articles]
    return speed.figures(texts, pipeline=DEFAULT_PIPELINE, learned=not options["rules_only"])


def _worthiness(sentences: Rows, options: Options) -> Figures:
    if options["folds"]:
        return worthiness.by_folds(sentences, pipeline=DEFAULT_PIPELINE)
    if options["train"]:
        others = [row for path in options["train"] for row in _lines(path)]
        return worthiness.after_learning(sentences, others, pipeline=DEFAULT_PIPELINE)
    return worthiness.as_shipped(sentences, pipeline=DEFAULT_PIPELINE, learned=not options["rules_only"])


_KINDS: dict[str, Callable[[Rows, Options], Figures]] = {
    "attribution": _attribution,
    "seed": _seed,
    "speed": _speed,
    "worthiness": _worthiness,
}
