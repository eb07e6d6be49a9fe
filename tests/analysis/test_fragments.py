"""A name in a fragment of its own behind "he said"."""

import pytest

from tests.analysis.reading import claims_in, only


@pytest.mark.parametrize(
    "fragment",
    [
        "Ito Kade, director of the Institute for Ferries in Pell.",
        "Ito Kade, of the Institute for Ferries.",
    ],
)
def test_the_fragment_after_the_quotation_names_the_speaker(fragment: str) -> None:
    text = f"“The ferry is late on most days,” he said. {fragment}"
    found = only(claims_in(text))
    assert found.canonical == "Ito Kade"
    assert "names the speaker" in found.why


def test_a_sentence_of_its_own_does_not() -> None:
    text = "“The ferry is late on most days,” Ana Reyes said. Ito Kade, the captain, slept."
    assert only(claims_in(text)).canonical == "Ana Reyes"
