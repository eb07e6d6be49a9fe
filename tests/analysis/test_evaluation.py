"""`manage.py evaluate`: our figures are those of the data's own scorer."""

import gzip
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from claims.analysis.analyser import analyse
from claims.analysis.evaluation import attribution, seed
from claims.analysis.report import as_json

SEED = Path(__file__).resolve().parents[2].parent / "shared" / "seed"
DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "attribution"
TEXT = "Henrik Vale said the ferry was late. Ana Reyes denied the charge."
FLOORS = {"content.f1": 0.70, "triple.f1": 0.61, "speaker.accuracy": 0.89}


def _span(words: str) -> dict[str, int]:
    at = TEXT.index(words)
    return {"start": at, "end": at + len(words)}


def _marked() -> dict[str, Any]:
    def spans(words: str) -> list[list[int]]:
        return [list(_span(words).values())]

    return {
        "text": TEXT,
        "attributions": [
            {"source": spans("Henrik Vale"), "cue": spans("said"), "content": spans("the ferry was late")},
            {"source": spans("Ana Reyes"), "cue": spans("denied"), "content": spans("the charge")},
        ],
    }


def _said(content: str, cue: str, party: str, kind: str = "claim") -> dict[str, Any]:
    return {"content": _span(content), "cue": _span(cue), "party": _span(party), "kind": kind}


def test_a_wrong_speaker_costs_the_speaker_and_the_triple_but_not_the_content() -> None:
    found = [_said("the ferry was late", "said", "Ana Reyes"), _said("the charge", "denied", "Ana Reyes")]
    figures = dict(attribution.figures([(_marked(), found)]))
    assert figures["content.f1"] == 1.0
    assert figures["triple.f1"] == figures["speaker.accuracy"] == 0.5
    assert figures["denial.recall"] == figures["denial.precision"] == 1.0


def test_what_the_reporter_says_is_left_out_and_parts_of_one_act_are_one() -> None:
    found = [
        _said("the ferry was", "said", "Henrik Vale"),
        _said("late", "said", "Henrik Vale"),
        _said("the charge", "denied", "Ana Reyes", "narrator"),
    ]
    figures = dict(attribution.figures([(_marked(), found)]))
    assert figures["content.precision"] == 1.0
    assert figures["content.recall"] == 0.5


def test_a_file_that_is_not_marked_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"id": 1}\n', encoding="utf-8")
    told = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("evaluate", "attribution", str(path), stderr=told)
    assert ended.value.code == 2
    assert "not the marked texts" in told.getvalue()


def test_speed_is_told_beside_that_of_spacy(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(_marked()).encode()))
    out = io.StringIO()
    call_command("evaluate", "speed", str(path), "--json", stdout=out)
    figures = json.loads(out.getvalue())
    assert figures["ratio"] > 0
    assert figures["peak.last_mib"] >= figures["peak.first_mib"] > 0


@pytest.mark.skipif(not DATA.is_dir(), reason="the marked articles are not beside the repository")
def test_marked_articles_are_read_as_well_as_promised_by_either_scorer(tmp_path: Path) -> None:
    with gzip.open(DATA / "polnear-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    found = [as_json(analyse(one["text"]))["statements"] for one in articles]
    figures = dict(attribution.figures(zip(articles, found, strict=True)))
    assert {name: figures[name] for name in FLOORS if figures[name] < FLOORS[name]} == {}

    system = tmp_path / "system.jsonl"
    pairs = zip(articles, found, strict=True)
    system.write_text(
        "".join(json.dumps({"id": one["id"], "statements": ours}) + "\n" for one, ours in pairs),
        encoding="utf-8",
    )
    command = [sys.executable, str(DATA / "score.py"), str(DATA / "polnear-dev.jsonl.gz"), str(system)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    theirs = re.findall(r"^(\S+) +P (\S+)  R (\S+)  F1 (\S+)$", printed, re.MULTILINE)
    ours = [
        tuple(f"{figures[f'{name}.{part}']:.3f}" for part in ("precision", "recall", "f1"))
        for name in ("content", "source", "triple", "denial")
    ]
    assert ours == [row[1:] for row in theirs]


def _annotated(**changes: Any) -> dict[str, Any]:
    def span(words: str) -> dict[str, Any]:
        return {**_span(words), "text": words}

    claim: dict[str, Any] = {
        "kind": "claim",
        "content": span("the ferry was late"),
        "party": span("Henrik Vale"),
        "canonical": "Henrik Vale",
        "modality": "asserted",
        "chain": [{}],
        "claim": 1,
    }
    denial: dict[str, Any] = {
        "kind": "denial",
        "content": span("the charge"),
        "party": span("Ana Reyes"),
        "canonical": "Ana Reyes",
        "chain": [{}],
        "claim": None,
        "denies": [1],
    }
    return {"statements": [{**claim, **changes}, denial]}


def test_an_annotation_scored_against_itself_is_perfect() -> None:
    assert {value for _, value in seed.figures(_annotated(), _annotated())} == {1.0}


@pytest.mark.parametrize(
    ("changes", "figure", "value"),
    [
        ({"canonical": "Ana Reyes"}, "party.canonical", 0.5),
        ({"modality": "possible"}, "modality.accuracy", 0.0),
        ({"chain": []}, "chain.depth", 0.5),
        ({"kind": "narrator"}, "claim.recall", 0.0),
        ({"claim": 7}, "denial_link.f1", 0.0),
    ],
)
def test_each_mistake_costs_its_own_figure(changes: dict[str, Any], figure: str, value: float) -> None:
    assert dict(seed.figures(_annotated(), _annotated(**changes)))[figure] == value


@pytest.mark.skipif(not SEED.is_dir(), reason="the seed article is not beside the repository")
def test_the_command_prints_what_the_seeds_own_scorer_prints(tmp_path: Path) -> None:
    gold, text = SEED / "explainer.gold.json", SEED / "explainer.txt"
    out = io.StringIO()
    call_command("evaluate", "seed", str(gold), str(text), "--json", stdout=out)
    ours = [f"{name} {value:.3f}" for name, value in json.loads(out.getvalue()).items()]

    system = tmp_path / "system.json"
    system.write_text(json.dumps(as_json(analyse(text.read_bytes().decode()))), encoding="utf-8")
    command = [sys.executable, str(SEED / "score.py"), str(gold), str(system)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert ours == [" ".join(line.split()) for line in printed.splitlines()]


@pytest.mark.skipif(not SEED.is_dir(), reason="the seed article is not beside the repository")
def test_a_poor_analysis_scores_the_same_by_either(tmp_path: Path) -> None:
    gold, text = SEED / "explainer.gold.json", SEED / "explainer.txt"
    found = as_json(analyse(text.read_bytes().decode()))
    for number, one in enumerate(found["statements"]):
        one["claim"] = one["claim"] and one["claim"] % 5
        one["canonical"] = one["canonical"] if number % 3 else None
        one["party"] = one["party"] if number % 4 else None
        one["modality"] = "asserted"
        one["denies"] = [99] if number % 2 else one["denies"]
    found["statements"] = found["statements"][::-1] + found["statements"][:4]
    system = tmp_path / "system.json"
    system.write_text(json.dumps(found), encoding="utf-8")
    command = [sys.executable, str(SEED / "score.py"), str(gold), str(system)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    ours = [f"{name} {value:.3f}" for name, value in seed.figures(json.loads(gold.read_bytes()), found)]
    assert ours == [" ".join(line.split()) for line in printed.splitlines()]
