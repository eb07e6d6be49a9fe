"""What is said by an object, a preposition, an infinitive or a name."""

import pytest

from claims.analysis.analyser import analyse
from claims.domain.speech import Checkability, Modality, Quotation
from tests.analysis.reading import claims_in, contents, only, text_of_claim


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Sofia Brandt warned residents against using the bridge.", "residents against using the bridge"),
        ("Critics accused the city of hiding the report.", "the city of hiding the report"),
        ("Sofia Brandt vowed to reopen the bridge in June.", "to reopen the bridge in June"),
        ("The union urged the council to publish the contract.", "the council to publish the contract"),
    ],
)
def test_the_complement_is_the_content(text: str, content: str) -> None:
    assert contents(text) == [content]


def test_calling_a_thing_by_a_name_is_a_claim() -> None:
    text = "Sofia Brandt called the bridge a danger to the town."
    assert contents(text) == ["the bridge a danger to the town"]


def test_words_before_as_somebody_described_them_are_theirs() -> None:
    text = (
        "The town sold its “oldest and dearest friend”, as the foreign minister of Tarn described the ferry."
    )
    found = only(claims_in(text))
    assert found.content.of(text) == "“oldest and dearest friend”"
    assert found.quotation is Quotation.MIXED


def test_a_warning_is_a_speech_act_and_reads_as_a_sentence_in_the_list() -> None:
    analysis = analyse("Sofia Brandt warned residents against using the bridge.")
    found = analysis.statements[0]
    assert found.checkability is Checkability.SPEECH_ACT
    assert found.claim is not None
    assert text_of_claim(analysis, found.claim) == "Sofia Brandt warned residents against using the bridge"


def test_a_demand_is_a_norm() -> None:
    found = only(claims_in("The union urged the council to publish the contract."))
    assert (found.modality, found.checkability) == (Modality.NORMATIVE, Checkability.NORM)
