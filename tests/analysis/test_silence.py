"""Whoever gave no answer neither denies nor confirms."""

import pytest

from claims.domain.denials import DenialType
from tests.analysis.reading import denials_in, only

CLAIM = "Tarn said Norvia had sold it 400 rockets."


@pytest.mark.parametrize(
    ("sentence", "party", "kind"),
    [
        ("Norvia declined to comment.", "Norvia", DenialType.DECLINED),
        ("The ministry refused to discuss the report.", "ministry", DenialType.DECLINED),
        ("Norvia had no comment.", "Norvia", DenialType.NO_COMMENT),
        ("Norvia could not be reached for comment.", "Norvia", DenialType.NO_COMMENT),
        ("The ministry did not return calls.", "ministry", DenialType.NO_COMMENT),
        ("Greta Holm did not respond to questions.", "Greta Holm", DenialType.NO_COMMENT),
        ("Norvia did not immediately respond.", "Norvia", DenialType.NO_COMMENT),
    ],
)
def test_silence_is_of_its_own_kind_and_answers_no_claim(sentence: str, party: str, kind: DenialType) -> None:
    found = only(denials_in(f"{CLAIM} {sentence}"))
    assert (found.canonical, found.denial_type) == (party, kind)
    assert found.denies == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Norvia responded to questions on Monday.",
        "The pilot did not return the boat.",
        "The harbour could not be reached by lorry drivers, he said.",
    ],
)
def test_to_answer_or_to_fail_at_something_else_is_no_silence(sentence: str) -> None:
    assert [one for one in denials_in(f"{CLAIM} {sentence}") if one.denial_type is DenialType.DECLINED] == []
