"""Whose name is held back, and the reason that the text gives, beside the speaker or in another sentence."""

import pytest

from claims.domain.speech import AttributionLevel
from tests.analysis.reading import analysed, only

DEAD = "said the deal was dead"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            f"An official, who spoke on condition of anonymity because he was not cleared to speak, {DEAD}.",
            "because he was not cleared to speak",
        ),
        (
            "The deal was dead, said an official, who asked not to be named, citing the state of the talks.",
            "citing the state of the talks",
        ),
        (f"A nurse {DEAD}. She asked not to be named, fearing reprisals.", "fearing reprisals"),
        (
            f"A clerk {DEAD}. The clerk declined to be identified for fear of losing her job.",
            "for fear of losing her job",
        ),
        (
            f"Two officials {DEAD}. The officials spoke on condition of anonymity to discuss private talks.",
            "to discuss private talks",
        ),
        (
            f"Two officials {DEAD}.\n\nThey spoke on condition of anonymity because the talks were private.",
            "because the talks were private",
        ),
        (
            f"A senior official who was not authorised to speak publicly {DEAD}.",
            "not authorised to speak publicly",
        ),
        (
            "The deal is dead, according to two people in Pell, who requested anonymity to speak freely.",
            "to speak freely",
        ),
        (f"A person familiar with the talks {DEAD}.", None),
        (f"Speaking on condition of anonymity, a diplomat {DEAD}.", None),
        (f"An officer, whose name was withheld, {DEAD}.", None),
    ],
)
def test_anonymity_is_granted_for_a_stated_reason(text: str, reason: str | None) -> None:
    found = only(analysed(text))
    assert found.attribution_level is AttributionLevel.GRANTED_ANONYMITY
    assert (found.anonymity_reason.of(text) if found.anonymity_reason else None) == reason


def test_what_is_promised_to_one_is_not_promised_to_another() -> None:
    text = (
        "Mira Sund said the bridge was safe. A spokeswoman said it was old. "
        "An engineer, speaking on condition of anonymity, said it was not safe."
    )
    assert [found.attribution_level for found in analysed(text)] == [
        AttributionLevel.NAMED,
        AttributionLevel.ON_RECORD_UNNAMED,
        AttributionLevel.GRANTED_ANONYMITY,
    ]


def test_a_promise_holds_wherever_the_same_voice_speaks() -> None:
    text = (
        "An army official said the deal was dead. The official spoke on condition of anonymity. "
        "“The ships will not come,” the official said."
    )
    assert {found.attribution_level for found in analysed(text)} == {AttributionLevel.GRANTED_ANONYMITY}
