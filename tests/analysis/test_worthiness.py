"""Check-worthiness: what ranks above what, the reasons given for it, and how it is learned and measured."""

import gzip
import io
import json
import math
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.core.management import call_command

from claims.analysis.analyser import DEFAULT_PIPELINE, analyse
from claims.analysis.english import parse
from claims.analysis.evaluation import worthiness
from claims.analysis.result import Statement
from claims.analysis.training import linear, scorer, token_network
from claims.analysis.training.sentences import fold_of, marked
from claims.analysis.worthiness.features import Part, features_of
from claims.analysis.worthiness.reasons import Ground, Reason, reasons_of, told
from claims.analysis.worthiness.scorer import Weights, neighbourhood, read, token_scores, totals
from claims.analysis.worthiness.weights import PLACE, weights
from tests.analysis.reading import claims_in, denials_in, only

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "worthiness"
FLOORS = {"auc": 0.94, "f1": 0.80}
MOST_ECE = 0.055
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


@pytest.mark.parametrize(
    "other", [GREETING, OPINION, "Will you come to Orren?", "We will build a better Tarn."]
)
def test_a_fact_with_a_figure_ranks_above_what_nobody_can_check(other: str) -> None:
    fact, rest = read(_parts(FACT, other), _loaded())
    assert fact.log_odds > 1 > rest.log_odds


def test_what_the_tokens_add_is_the_whole_score() -> None:
    parts = _parts(FACT, GREETING, OPINION)
    readings = read(parts, _loaded())
    together = totals(features_of(parts), _loaded())
    ordinary = float(_loaded()["ordinary"][0])
    for reading, total in zip(readings, together, strict=True):
        assert reading.log_odds == pytest.approx(total, abs=1e-4)
        assert reading.added.sum() == pytest.approx(total - ordinary, abs=1e-4)


def test_a_part_scores_the_same_whatever_is_scored_beside_it() -> None:
    parts = _parts(FACT, GREETING, OPINION)
    together = [one.log_odds for one in read(parts, _loaded())]
    alone = [read([part], _loaded())[0].log_odds for part in parts]
    assert together == pytest.approx(alone, abs=1e-4)


def test_no_words_are_as_likely_as_any_sentence() -> None:
    (doc,) = parse(["..."], DEFAULT_PIPELINE)
    (empty,) = read([Part(doc, 0, 0)], _loaded())
    assert empty.log_odds == pytest.approx(float(_loaded()["ordinary"][0]))
    assert read([], _loaded()) == []


def test_marks_around_a_statement_change_no_bucket() -> None:
    bare, marked_up = _parts("the ferry was late", "“the ferry was late”")
    features = features_of([bare, marked_up])
    first, second = (np.sort(features.grams[features.gram_owner == part]).tolist() for part in (0, 1))
    assert first == second


def _statements() -> Iterator[Statement]:
    text = (
        "Sofia Brandt said that Norvia sold 400 rockets to Tarn in 2021. Norvia denied the sale.\n\n"
        "“The sale was a terrible mistake,” said a councillor who asked not to be named. "
        "Henrik Vale said that the ferry will be late. He said that he hopes to see everybody there."
    )
    for learned in (True, False):
        yield from analyse(text, learned=learned).statements


def test_reasons_are_at_most_three_and_quote_words_of_the_article() -> None:
    text = "Sofia Brandt said that Norvia sold 400 rockets to Tarn in 2021."
    found = only(claims_in(text))
    assert 1 <= len(found.worth_reasons) <= 3
    for reason in found.worth_reasons:
        if "“" in reason:
            assert reason.split("“")[1].split("”")[0] in found.content.of(text)
    assert any("400 rockets" in reason for reason in found.worth_reasons)


def test_scores_lie_between_0_and_1_and_every_statement_has_few_reasons() -> None:
    for found in _statements():
        assert 0 <= found.check_worthiness <= 1
        assert len(found.worth_reasons) <= 3


def test_who_denies_a_claim_is_named_as_a_reason() -> None:
    text = "Tarn said Norvia had sold the rockets. Norvia denied the allegation."
    assert "denied by Norvia" in only(claims_in(text)).worth_reasons
    assert "is a denial" in only(denials_in(text)).worth_reasons


@pytest.mark.parametrize("learned", [True, False])
def test_a_denied_claim_gains_a_stated_amount(*, learned: bool) -> None:
    claim = "Tarn said Norvia had sold the rockets."
    alone, denied = (
        analyse(text, learned=learned).statements[0].check_worthiness
        for text in (claim, f"{claim} Norvia denied the allegation.")
    )
    assert _log_odds(denied) - _log_odds(alone) == pytest.approx(1.0, abs=0.15)


def _log_odds(share: float) -> float:
    return math.log(share / (1 - share))


def test_an_opinion_says_that_it_lowers_the_score() -> None:
    found = only(claims_in("Sofia Brandt said that the sale was terrible."))
    assert any(
        reason.startswith("is an opinion") and reason.endswith(": lowers") for reason in found.worth_reasons
    )


def test_without_weights_a_rule_ranks_the_same_way() -> None:
    fact, opinion = (
        analyse(f"Sofia Brandt said that {words}.", learned=False).statements[0]
        for words in ("Norvia sold 400 rockets to Tarn", "the sale was shameful")
    )
    assert fact.check_worthiness > 0.6 > 0.4 > opinion.check_worthiness
    assert "gives a figure (“400”)" in fact.worth_reasons


def test_reasons_of_one_ground_are_one_and_the_strongest_come_first() -> None:
    given = [
        Reason(Ground.NAME, 0.2, "Orren"),
        Reason(Ground.OPINION, -0.6, "great"),
        Reason(Ground.FIGURE, 0.9, "400"),
        Reason(Ground.OPINION, -0.5),
        Reason(Ground.TIME, 0.05, "2021"),
    ]
    assert told(given) == (
        "is an opinion (“great”): lowers",
        "gives a figure (“400”)",
        "names who or where (“Orren”)",
    )


def test_grounds_share_out_what_the_model_adds() -> None:
    (part,) = _parts(FACT)
    (reading,) = read([part], _loaded())
    found = reasons_of(reading, part.doc)
    assert sum(one.adds for one in found) == pytest.approx(float(reading.added.sum()), abs=0.5)
    assert {Ground.FIGURE, Ground.NAME, Ground.DEED} <= {one.ground for one in found}


def test_the_weights_are_small_and_hold_numbers_only() -> None:
    assert PLACE.stat().st_size < 3_000_000
    with np.load(PLACE, allow_pickle=False) as stored:
        assert {str(stored[name].dtype) for name in stored.files} == {"float16", "int8", "uint32"}


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

    for name in ("first_w", "second_b", "out_w", "out_b", "word", "tag"):
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


@pytest.mark.slow
@pytest.mark.skipif(not DATA.is_dir(), reason="the marked sentences are not beside the repository")
def test_learned_from_three_quarters_the_fourth_is_ranked_as_well_as_promised() -> None:
    with gzip.open(DATA / "claimbuster-kfold.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    found = dict(worthiness.by_folds(rows, pipeline=DEFAULT_PIPELINE))
    assert {name: found[name] for name in FLOORS if found[name] < FLOORS[name]} == {}
