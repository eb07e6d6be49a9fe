"""Through whom a statement reached the reader: every voice, outermost first, with its cue."""

import pytest

from claims.domain.speech import StatementKind
from tests.analysis.reading import analysed, only


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "Mira Holm said that Tor Vale told her that the mayor had admitted that the bridge was unsafe.",
            "the bridge was unsafe",
            [("Mira Holm", "said"), ("Tor Vale", "told"), ("mayor", "admitted")],
        ),
        (
            "The Pell Courier reported that officials said Tarn had determined that Norvia sold the rockets.",
            "Norvia sold the rockets",
            [("Pell Courier", "reported"), ("officials", "said"), ("Tarn", "determined")],
        ),
        (
            "A person briefed on the talks said the ministry had told them that the deal was dead.",
            "the deal was dead",
            [("person", "said"), ("ministry", "told")],
        ),
        (
            "According to Mira Holm, Tor Vale believes the deal is dead.",
            "the deal is dead",
            [("Mira Holm", "According to"), ("Tor Vale", "believes")],
        ),
        (
            "Officials said the deal was dead, according to three people close to the talks.",
            "the deal was dead",
            [("people", "according to"), ("Officials", "said")],
        ),
        (
            "The ministry, citing the police, said the bridge was safe.",
            "the bridge was safe",
            [("ministry", "said"), ("police", "citing")],
        ),
        ("Mira Holm said the bridge was safe.", "the bridge was safe", [("Mira Holm", "said")]),
    ],
)
def test_every_voice_is_a_link(text: str, content: str, chain: list[tuple[str, str]]) -> None:
    found = only(analysed(text))
    assert found.content.of(text) == content
    assert [(voice.party, voice.cue) for voice in found.chain] == chain
    assert found.canonical == chain[0][0]


def test_a_denial_told_by_another_stays_with_whoever_denied() -> None:
    text = "According to the Pell Courier, the ministry denied that it had sold the rockets."
    found = only(analysed(text))
    assert found.kind is StatementKind.DENIAL
    assert found.canonical == "ministry"
    assert [voice.party for voice in found.chain] == ["Pell Courier", "ministry"]


def test_whoever_speaks_after_but_is_not_reported_by_the_first() -> None:
    text = "Mira Holm said the bridge was safe, but an engineer said it was not."
    assert [[voice.party for voice in found.chain] for found in analysed(text)] == [
        ["Mira Holm"],
        ["engineer"],
    ]
