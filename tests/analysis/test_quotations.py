"""Pairs of quotation marks, and who is quoted."""

import pytest

from claims.domain.speech import Quotation
from tests.analysis.reading import claims_in, contents, only


@pytest.mark.parametrize(
    ("left", "right"), ["“”", '""', "«»", "»«", "„“", "„”", "‘’", ("''", "''"), ("``", "''")]
)
def test_marks_of_every_kind_are_part_of_the_quotation(left: str, right: str) -> None:
    text = f"{left}The bridge is safe for lorries,{right} said Sofia Brandt, the mayor of Orren."
    found = only(claims_in(text))
    assert found.content.of(text) == f"{left}The bridge is safe for lorries,{right}"
    assert found.quotation is Quotation.DIRECT
    assert found.canonical == "Sofia Brandt"


def test_words_partly_quoted_are_mixed() -> None:
    text = "Sofia Brandt said the bridge was “as safe as a house” last year."
    assert only(claims_in(text)).quotation is Quotation.MIXED


def test_a_quotation_runs_over_its_sentences() -> None:
    text = "“The bridge is safe. We tested it twice in March,” Sofia Brandt said."
    assert contents(text) == ["“The bridge is safe. We tested it twice in March,”"]


def test_a_quotation_after_a_quotation_goes_on_in_the_same_voice() -> None:
    text = "“The bridge is safe,” said Sofia Brandt. “We tested it twice in March.”"
    found = claims_in(text)
    assert [(one.content.of(text), one.canonical) for one in found] == [
        ("“The bridge is safe,”", "Sofia Brandt"),
        ("“We tested it twice in March.”", "Sofia Brandt"),
    ]
    assert found[0].cue == found[1].cue


def test_a_quotation_runs_over_paragraphs() -> None:
    text = "“The bridge is safe,” said Sofia Brandt. “We tested it twice.\n\n“Nobody asked us to do it.”"
    assert [one.canonical for one in claims_in(text)] == ["Sofia Brandt"] * 3


def test_marks_around_a_term_are_no_statement() -> None:
    assert contents("The so-called “iron bridge” of Orren opened in 1890.") == []


def test_a_quotation_inside_a_quotation_is_part_of_it() -> None:
    text = "“The captain told me, ‘The ferry is late,’ and I believed him,” Ana Reyes said."
    assert contents(text) == ["“The captain told me, ‘The ferry is late,’ and I believed him,”"]
