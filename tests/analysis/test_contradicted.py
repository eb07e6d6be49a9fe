"""Denials without a word of denial: whom a claim is about says that it is not so."""

import pytest

from claims.analysis.analyser import analyse
from claims.domain.denials import DenialType
from claims.domain.speech import StatementKind
from tests.analysis.reading import claims_in, denials_in, only


@pytest.mark.parametrize(
    ("claim", "answer"),
    [
        ("Tarn said Norvia had sold it 400 rockets.", "Norvia said it had not sold rockets."),
        ("The union said the company had fired 40 drivers.", "The company said it had fired no drivers."),
        ("Greta Holm said the mayor took money.", "The mayor said he never took any money."),
    ],
)
def test_the_accused_says_that_it_is_not_so(claim: str, answer: str) -> None:
    text = f"{claim} {answer}"
    found = only(denials_in(text))
    assert found.denial_type is DenialType.FLAT
    assert [link.claim for link in found.denies] == [only(claims_in(text)).claim]
    assert "is not so" in found.why


@pytest.mark.parametrize(
    "text",
    [
        "The union said the company had fired 40 drivers. Analysts said the company had not fired drivers.",
        "Tarn said Norvia had sold it 400 rockets. Norvia said the harbour had not been closed.",
        "Norvia said it had sold rockets. Norvia said it had not sold rockets.",
    ],
)
def test_outsiders_other_matters_and_second_thoughts_are_claims(text: str) -> None:
    assert denials_in(text) == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("“We reject these allegations,” Greta Holm said.", DenialType.FLAT),
        ("“That figure is invented,” said Greta Holm.", DenialType.FLAT),
        ("Norvia said that figure was wrong.", DenialType.FLAT),
    ],
)
def test_a_quotation_may_be_a_denial(sentence: str, kind: DenialType) -> None:
    text = f"Tarn said Norvia had sold it 400 rockets. {sentence}"
    found = only(denials_in(text))
    assert (found.denial_type, [link.claim for link in found.denies]) == (kind, [1])


def test_what_the_thing_is_called_beside_a_denial_belongs_to_it() -> None:
    text = "Tarn said Norvia sold it arms. Norvia denied it, with a spokesman calling it “a bedtime story”."
    flat, called = denials_in(text)
    assert flat.denial_type is DenialType.FLAT
    assert called.denial_type is DenialType.COUNTER_ACCUSATION
    assert called.canonical == "spokesman"


def test_the_allegation_is_what_was_said_before_not_what_comes_after() -> None:
    analysis = analyse(
        "Veldria says an Orsanian ship cut the cable. Orsania has denied the allegation.\n\n"
        "Both countries claimed for years that the island was theirs."
    )
    denial = next(one for one in analysis.statements if one.kind is StatementKind.DENIAL)
    assert [link.claim for link in denial.denies] == [1]
