"""How check-worthiness is learned and measured."""

import gzip
import io
import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.core.management import call_command

from claims.analysis.analyser import DEFAULT_PIPELINE
from claims.analysis.english import parse
from claims.analysis.evaluation import worthiness
from claims.analysis.training import linear, scorer, token_network
from claims.analysis.training.sentences import fold_of, marked, named_again
from claims.analysis.worthiness.features import Part, features_of
from claims.analysis.worthiness.scorer import Weights, neighbourhood, token_scores
from claims.analysis.worthiness.weights import weights

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "worthiness"
FLOORS = {"auc": 0.945, "f1": 0.80}
MOST_ECE = 0.05
STEP = 1e-3

FACT = "Norvia sold 400 rockets to Tarn in 2021, twice as many as in 2020."
GREETING = "Good evening, and thank you all so much."
OPINION = "I think that Orren is a wonderful place."


def _loaded() -> Weights:
    stored = weights()
    assert stored is not None
    return stored


def _parts(*texts: str) -> list[Part]:
    return [Part(doc, 0, len(doc)) for doc in parse(texts, DEFAULT_PIPELINE)]


def test_the_figures_are_those_counted_by_hand() -> None:
    labels = np.array([1.0, 0.0, 1.0, 0.0])
    found = dict(worthiness.figures(labels, np.array([0.9, 0.6, 0.5, 0.1])))
    assert found["precision"] == pytest.approx(2 / 3)
    assert found["recall"] == 1.0
    assert found["f1"] == pytest.approx(0.8)
    assert found["auc"] == pytest.approx(3 / 4)
    assert found["average_precision"] == pytest.approx((1 + 2 / 3) / 2)
    assert found["ece"] == pytest.approx((0.1 + 0.6 + 0.5 + 0.1) / 4)


def test_the_figures_are_those_of_another_way_to_count() -> None:
    draw = random.Random(3)  # noqa: S311 - a fixed example, no secret
    labels = [draw.random() < 0.3 for _ in range(200)]
    given = [round(min(1.0, max(0.0, 0.3 * label + draw.random() * 0.7)), 2) for label in labels]
    found = dict(worthiness.figures(np.array(labels, dtype=float), np.array(given)))
    ones = [p for p, label in zip(given, labels, strict=True) if label]
    zeros = [p for p, label in zip(given, labels, strict=True) if not label]
    pairs = sum((a > b) + 0.5 * (a == b) for a in ones for b in zeros)
    assert found["auc"] == pytest.approx(pairs / (len(ones) * len(zeros)))
    precisions = [sum(b >= a for b in ones) / sum(b >= a for b in given) for a in ones]
    assert found["average_precision"] == pytest.approx(sum(precisions) / len(ones))
    gaps = 0.0
    for tenth in range(10):
        inside = [(p, label) for p, label in zip(given, labels, strict=True) if min(9, int(p * 10)) == tenth]
        gaps += abs(sum(p for p, _ in inside) - sum(label for _, label in inside))
    assert found["ece"] == pytest.approx(gaps / 200)


def test_the_linear_model_is_where_its_slope_is_nothing() -> None:
    draw = np.random.default_rng(1)
    rows, columns = np.indices((40, 3))
    values = draw.normal(size=(40, 3))
    labels = (values @ [1.0, -2.0, 0.0] + draw.normal(size=40) > 0).astype(float)
    matrix = linear.Sparse(40, 3, rows.ravel(), columns.ravel(), values.ravel())
    found = linear.fit(matrix, labels, cost=2.0)
    gap = linear.sigmoid(values @ found[:-1] + found[-1]) - labels
    slope = np.append(found[:-1] + 2.0 * values.T @ gap, 2.0 * gap.sum())
    assert np.abs(slope).max() < 0.01


def test_the_newest_sentences_bring_the_mean_probability_to_their_share() -> None:
    scores = np.linspace(-6.0, 2.0, 50)
    labels = (np.arange(50) % 5 == 0).astype(float)
    shift = scorer._shift(scores, labels)
    assert linear.sigmoid(scores + shift).mean() == pytest.approx(0.2)


def test_the_sentences_with_the_highest_numbers_are_held_back_as_the_newest() -> None:
    rows = [row | {"id": str(100 - line)} for line, row in enumerate(_rows())]
    given = marked(rows, pipeline=DEFAULT_PIPELINE)
    last, drawn = scorer._held_back(given, np.arange(len(rows)), 5)
    assert np.flatnonzero(last).tolist() == [0, 1, 2, 3, 4]
    assert not (last & drawn).any()


def _rows() -> list[dict[str, Any]]:
    things = ["ferries", "rockets", "bridges", "schools", "boats", "jobs", "houses", "trains"]
    rows: list[dict[str, Any]] = []
    for number, thing in enumerate(things * 3, start=11):
        rows.append({"text": f"Norvia built {number} {thing} last year.", "label": 1})
        rows.append(
            {"text": f"I really hope you like our {thing} here, {'thank ' * (number % 3)}you.", "label": 0}
        )
    return rows


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scorer, "MEMBERS", 1)
    monkeypatch.setattr(scorer, "EPOCHS", 3)


@pytest.mark.usefixtures("_quick")
def test_learning_twice_gives_the_same_weights_which_tell_facts_from_wishes() -> None:
    given = marked(_rows(), pipeline=DEFAULT_PIPELINE)
    everything = np.arange(len(given.labels))
    vectors = {name: _loaded()[name] for name in ("meaning_key", "meaning")}
    first, second = (scorer.learn(given, everything, vectors) for _ in range(2))
    assert first.keys() == second.keys() == _loaded().keys()
    assert all(np.array_equal(first[name], second[name]) for name in first)
    assert dict(worthiness.figures_of(given, first))["auc"] > 0.95


@pytest.mark.usefixtures("_quick")
def test_only_the_surest_labels_say_how_far_to_believe_the_models(monkeypatch: pytest.MonkeyPatch) -> None:
    given = marked(_rows(), pipeline=DEFAULT_PIPELINE)
    everything = np.arange(len(given.labels))
    surest = everything % 8 < 6
    asked: list[tuple[set[int], set[int]]] = []
    blend = scorer._blend

    def heard(given: Any, sure: Any, last: Any, models: Any) -> Any:
        asked.append((set(sure.tolist()), set(last.tolist())))
        return blend(given, sure, last, models)

    monkeypatch.setattr(scorer, "_blend", heard)
    vectors = {name: _loaded()[name] for name in ("meaning_key", "meaning")}
    scorer.learn(given, everything, vectors)
    scorer.learn(given, everything, vectors, surest=surest)
    (quarter, newest), (sure, newest_too) = asked
    assert sure == {one for one in quarter if surest[one]} < quarter
    assert newest_too == newest
    with pytest.raises(ValueError, match="calibrate"):
        scorer.learn(given, everything, vectors, surest=everything < 0)


def test_the_surest_are_known_by_their_words() -> None:
    rows = _rows()[:4]
    again = [{"text": rows[2]["text"].upper(), "label": 0}, {"text": "Tarn sold 3 boats.", "label": 1}]

    assert named_again(rows, again).tolist() == [False, False, True, False]
    assert named_again(rows, rows).all()


@pytest.mark.usefixtures("_quick")
def test_sentences_to_be_scored_are_not_learned_from() -> None:
    rows = _rows()
    with pytest.raises(ValueError, match="same label"):
        worthiness.after_learning(
            rows, [*rows, {"text": "Tarn sold 3 boats.", "label": 1}], pipeline=DEFAULT_PIPELINE
        )


def test_the_slopes_of_the_network_are_those_of_small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_INPUT_DROPPED", "_STATE_DROPPED", "_WORDS_DROPPED"):
        monkeypatch.setattr(token_network, name, 0.0)
    monkeypatch.setattr(token_network, "_CLIP", 1e9)
    features = features_of(_parts(FACT, OPINION))
    batch = replace(features, vectors=neighbourhood(features, _loaded()))
    labels = np.array([1.0, 0.0])
    draw = np.random.default_rng(2)
    weights = token_network._first_weights(draw)
    slopes = token_network._slopes(weights, batch, labels, draw)
    lengths = np.sqrt(np.bincount(features.owner))

    def loss() -> float:
        stacked = {name: value[None] for name, value in weights.items()}
        scores = token_scores(features, stacked | {n: _loaded()[n] for n in ("meaning_key", "meaning")})
        total = np.bincount(features.owner, scores) / lengths + weights["out_b"][0]
        return float((np.logaddexp(0, total) - labels * total).mean())

    for name in ("first_w", "second_b", "whole_w", "out_w", "out_b", "word", "tag"):
        slope = slopes[name]
        row = 0 if slope.rows is None else int(slope.rows[0])
        at = (row, 3) if weights[name].ndim == 2 else (0,)
        told_slope = slope.value[(0, *at[1:])]
        weights[name][at] += STEP
        after = loss()
        weights[name][at] -= 2 * STEP
        before = loss()
        weights[name][at] += STEP
        assert (after - before) / (2 * STEP) == pytest.approx(told_slope, rel=0.05, abs=1e-3), name


def test_the_same_words_are_always_in_the_same_fold() -> None:
    assert fold_of("The ferry was late.") == fold_of("the ferry was late")
    assert {fold_of(f"ferry {number}") for number in range(40)} == {0, 1, 2, 3}


def _written(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode()))
    return path


@pytest.mark.usefixtures("_quick")
@pytest.mark.parametrize("how", [[], ["--folds"], ["--rules-only"], ["--train"]])
def test_the_command_tells_the_figures(tmp_path: Path, how: list[str]) -> None:
    path = _written(tmp_path / "marked.jsonl.gz", _rows())
    if how == ["--train"]:
        other = [row | {"text": f"Well, {row['text']}"} for row in _rows()]
        how = ["--train", str(_written(tmp_path / "other.jsonl.gz", other))]
    out = io.StringIO()
    call_command("evaluate", "worthiness", str(path), "--json", *how, stdout=out)
    found = json.loads(out.getvalue())
    assert list(found) == ["f1", "precision", "recall", "auc", "average_precision", "ece"]
    assert found["auc"] > 0.9


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["attribution", "--folds"], "for worthiness only"),
        (["worthiness", "--folds", "--train", "x"], "give one of them"),
        (["worthiness", "--folds", "--rules-only"], "--rules-only leaves out"),
    ],
)
def test_options_that_contradict_each_other_are_refused(tmp_path: Path, given: list[str], said: str) -> None:
    path = _written(tmp_path / "marked.jsonl.gz", _rows())
    told_off = io.StringIO()
    kind, *options = given
    with pytest.raises(SystemExit) as ended:
        call_command("evaluate", kind, str(path), *options, stderr=told_off)
    assert ended.value.code == 2
    assert said in told_off.getvalue()


@pytest.mark.skipif(not DATA.is_dir(), reason="the marked sentences are not beside the repository")
def test_unseen_debates_are_ranked_and_rated_as_well_as_promised() -> None:
    with gzip.open(DATA / "ct24-devtest.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    found = dict(worthiness.as_shipped(rows, pipeline=DEFAULT_PIPELINE))
    assert {name: found[name] for name in FLOORS if found[name] < FLOORS[name]} == {}
    assert found["ece"] <= MOST_ECE
