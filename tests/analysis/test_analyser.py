"""What holds for any text at all."""

import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.analysis.analyser import PASSES, analyse
from claims.analysis.report import as_json
from claims.analysis.result import Analysis
from claims.analysis.version import VERSION

WORDS = st.sampled_from(
    [
        "The",
        "mayor",
        "of",
        "Orren",
        "said",
        "that",
        "denied",
        "it",
        "“",
        "”",
        '"',
        "'",
        ",",
        ".",
        ":",
        ";",
        "(",
        ")",
        "—",
        "\n",
        "\n\n",
        "according",
        "to",
        "400",
        "Norvia",
        "Moscow",
        "calling",
        "the",
        "report",
        "a",
        "hoax",
        "he",
        "added",
        "and",
        "but",
        "would",
        "not",
        "\u2028",
        "é",
        "😀",
        "''",
        "as",
    ]
)


def spans_hold(analysis: Analysis) -> bool:
    spans = [block.span for block in analysis.layout.blocks]
    for found in analysis.statements:
        spans += [span for span in (found.content, found.cue, found.party) if span is not None]
    return all(span.end <= len(analysis.text) for span in spans)


def links_hold(analysis: Analysis) -> bool:
    groups = {group.id for group in analysis.claims}
    numbers = {found.id for found in analysis.statements}
    linked = {link.claim for found in analysis.statements for link in found.denies}
    claimed = {found.claim for found in analysis.statements if found.claim is not None}
    shown = {number for group in analysis.claims for number in group.statements}
    return linked <= groups and claimed <= groups and shown <= numbers


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join)))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    analysis = analyse(text)
    assert spans_hold(analysis)
    assert links_hold(analysis)
    assert all(0 <= found.check_worthiness <= 1 for found in analysis.statements)


def test_offsets_count_code_points_in_the_text_as_given() -> None:
    text = "\r\n😀 Bridge\r\n\r\nSofia Brandt said “the bridge is closed” 😀 on Monday.\r\n"
    found = analyse(text).statements[0]
    assert found.party is not None
    assert found.party.of(text) == "Sofia Brandt"
    assert found.content.of(text).startswith("“the bridge is closed”")


def test_the_report_is_plain_json_that_quotes_its_spans() -> None:
    text = "Tarn said Norvia sold rockets. Norvia denied the allegation."
    report = json.loads(json.dumps(as_json(analyse(text))))
    assert report["version"] == VERSION
    assert [one["kind"] for one in report["statements"]] == ["claim", "denial"]
    for one in report["statements"]:
        span = one["content"]
        assert text[span["start"] : span["end"]] == span["text"]
    assert report["statements"][1]["denies"] == [report["claims"][0]["id"]]
    assert report["statements"][1]["denial_scope"] == "full"


def test_the_same_text_gives_the_same_analysis() -> None:
    text = "Tarn said Norvia sold rockets. Norvia denied the allegation, calling it a hoax."
    assert analyse(text) == analyse(text)


@pytest.mark.parametrize(
    "text", ['"' * 200_000, "“" * 200_000, "' " * 100_000, "\n" * 200_000, "A" * 200_000]
)
def test_a_wall_of_marks_takes_no_longer_than_its_length(text: str) -> None:
    started = time.monotonic()
    analysis = analyse(f"The mayor said that the bridge was closed to all of the traffic.\n\n{text}")
    assert time.monotonic() - started < 20
    assert analysis.statements


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    with pytest.raises(OSError, match="no_such_pipeline"):
        analyse("The mayor said that the bridge was closed.", pipeline="no_such_pipeline")


def test_the_passes_are_a_list_that_can_be_read() -> None:
    assert len({run.__module__ for run in PASSES}) == len(PASSES)
