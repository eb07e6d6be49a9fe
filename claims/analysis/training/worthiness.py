"""Trains the scorer of check-worthiness: `python -m claims.analysis.training.worthiness FILE ...`."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from claims.analysis.analyser import DEFAULT_PIPELINE
from claims.analysis.stored import widened
from claims.analysis.training.meanings import meanings
from claims.analysis.training.scorer import learn
from claims.analysis.training.sentences import marked, named_again, read
from claims.analysis.worthiness.weights import PLACE


def train(
    data: Sequence[Path], out: Path, *, surest: Path | None = None, told: Callable[[str], object] = str
) -> None:
    """Learn from the files together and write the weights, as half floats, to `out`. Takes some minutes.

    `surest` names again those sentences whose labels are the surest; nothing else of it is used.
    """
    rows: list[dict[str, Any]] = []
    for path in data:
        rows += read(path)
    vectors = meanings()
    given = marked(rows, pipeline=DEFAULT_PIPELINE)
    sure = named_again(rows, read(surest) if surest else rows)
    learned = learn(given, np.arange(len(given.labels)), widened(vectors), surest=sure, told=told)
    out.parent.mkdir(parents=True, exist_ok=True)
    own = learned.keys() - vectors.keys()
    small: dict[str, Any] = {name: learned[name].astype(np.float16) for name in sorted(own)} | vectors
    np.savez_compressed(out, **small)


def main() -> None:
    """Read the paths from the command line and train."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="+", help='lines of JSON, {"text", "label"}, gzipped or not')
    parser.add_argument("--surest", type=Path, help="again those whose labels are the surest")
    parser.add_argument("--out", type=Path, default=PLACE, help="where the weights go")
    given = parser.parse_args()
    train(given.data, given.out, surest=given.surest, told=lambda line: sys.stdout.write(f"{line}\n"))


if __name__ == "__main__":
    main()
