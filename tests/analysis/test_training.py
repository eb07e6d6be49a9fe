"""Marked articles become rows that the network can learn from; the written-out training is `make train`'s."""

import gzip
import json
from pathlib import Path

import numpy as np

from claims.analysis.analyser import DEFAULT_PIPELINE
from claims.analysis.training import batches
from claims.analysis.training.examples import NOBODY, UNMARKED, Example, examples

TEXT = "Henrik Vale said the ferry was late. The pier is old, critics claim.\n\nNobody spoke."


def _place(words: str) -> list[list[int]]:
    at = TEXT.index(words)
    return [[at, at + len(words)]]


def _examples(tmp_path: Path) -> list[Example]:
    marked = [
        {"source": _place("Henrik Vale"), "cue": _place("said"), "content": _place("the ferry was late")},
        {"source": [], "cue": _place("claim"), "content": _place("The pier is old")},
    ]
    path = tmp_path / "marked.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.write(json.dumps({"id": "ferry", "text": TEXT, "attributions": marked}) + "\n")
    (article,) = examples(path, pipeline=DEFAULT_PIPELINE)
    return article


def test_contents_cues_and_speakers_are_tagged_first_and_inside(tmp_path: Path) -> None:
    first = _examples(tmp_path)[0]
    assert first.content[:8].tolist() == [0, 0, 0, 1, 2, 2, 2, 0]
    assert first.cue[:4].tolist() == [0, 0, 1, 0]
    assert first.speaker[:3].tolist() == [1, 2, 0]


def test_each_word_of_a_content_points_at_cue_and_speaker(tmp_path: Path) -> None:
    first = _examples(tmp_path)[0]
    assert set(first.to_cue[3:7].tolist()) == {2}
    assert set(first.to_speaker[3:7].tolist()) == {1}
    assert first.to_cue[2] == UNMARKED
    assert NOBODY in first.to_speaker.tolist()


def test_every_usable_paragraph_is_in_one_batch_and_padding_is_masked(tmp_path: Path) -> None:
    usable = batches.usable(_examples(tmp_path) * 3)
    tokens = 0
    for batch in batches.batches(usable, np.random.default_rng(1)):
        tokens += int(batch["mask"].sum())
        assert not batch["content"][~batch["mask"].astype(bool)].any()
    assert tokens == sum(len(one.features) for one in usable)
    assert batches.count(usable) == len(list(batches.batches(usable, np.random.default_rng(2))))
