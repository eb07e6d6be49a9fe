"""What the reporter says without a source, offered as a guess."""

import pytest

from claims.analysis.analyser import analyse
from claims.analysis.passes.narrator import MOST
from claims.analysis.result import Statement
from claims.domain.speech import StatementKind

HEAD = (
    "Ferry late again\n\nBy Ito Kade\n\nORREN (LPA) — The ferry came into the harbour of Orren at noon.\n\n"
)


def narrated(text: str) -> list[Statement]:
    return [one for one in analyse(HEAD + text).statements if one.kind is StatementKind.NARRATOR]


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("The strike in Orren lasted 40 days.", "States a figure (“40 days”)"),
        ("The ferry sank in Pell harbour in May 1920.", "Dates an event (“May 1920”)"),
        ("The council of Orren has refused to publish the contract with Pell.", "did not do a thing"),
        ("It is the oldest ferry in Norvia and older than any bridge there.", "claims a record (“oldest”)"),
    ],
)
def test_what_can_be_looked_up_is_offered_with_its_reason(sentence: str, why: str) -> None:
    (found,) = narrated(sentence)
    assert found.content.of(HEAD + sentence) == sentence.rstrip(".")
    assert why in found.why
    assert found.why.endswith("in the article’s own voice.")


@pytest.mark.parametrize(
    "text",
    [
        "The ferry was late.",
        "The strike will last 40 days in Orren.",
        "We waited 40 days for the ferry to Orren.",
        "Did the strike in Orren last 40 days?",
        "Ana Reyes said the strike in Orren lasted 40 days.",
        "“The strike in Orren lasted 40 days,” Ana Reyes said.",
        "FILE – The strike in Orren lasted 40 days. (Jo Marsh/Pell Picture Desk via NWA)",
        "Correction: the strike in Orren lasted 40 days, not 50.",
    ],
)
def test_what_is_attributed_foretold_or_no_part_of_the_story_is_not(text: str) -> None:
    assert narrated(text) == []


def test_a_suggestion_has_no_voice_and_makes_no_claim() -> None:
    text = "The strike in Orren lasted 40 days. Ana Reyes said the ferry was late."
    (found,) = narrated(text)
    assert (found.party, found.canonical, found.cue, found.claim) == (None, None, None, None)
    assert (found.chain, found.denies, found.attribution_level) == ((), (), None)
    analysis = analyse(HEAD + text)
    assert [group.statements for group in analysis.claims] == [(2,)]


def test_only_the_strongest_few_are_offered_in_reading_order() -> None:
    text = " ".join(f"The strike in Pell in {1900 + year} lasted {year} days." for year in range(11, 40))
    starts = [one.content.start for one in narrated(text)]
    assert len(starts) == MOST
    assert starts == sorted(starts)
