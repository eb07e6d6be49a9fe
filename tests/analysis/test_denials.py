"""Denials: what rejects what was said, how, and what it answers."""

import pytest

from claims.analysis.analyser import analyse
from claims.domain.denials import DenialType, Scope
from tests.analysis.reading import denials_in, only, text_of_claim

CLAIM = "Tarn said Norvia had sold it 400 rockets."


@pytest.mark.parametrize(
    ("sentence", "content", "kind"),
    [
        ("Norvia denied the allegation.", "the allegation", DenialType.FLAT),
        ("Norvia rejected the report as baseless.", "the report as baseless", DenialType.FLAT),
        ("Norvia called it a smear.", "it a smear", DenialType.COUNTER_ACCUSATION),
        ("Norvia said the report was untrue.", "the report was untrue", DenialType.FLAT),
        ("Norvia said the claim was not true.", "the claim was not true", DenialType.FLAT),
        (
            "Norvia said there was no truth to the claim.",
            "there was no truth to the claim",
            DenialType.FLAT,
        ),
        ("Norvia did not deny the report.", "the report", DenialType.NON_DENIAL),
        ("Norvia neither confirmed nor denied the report.", "the report", DenialType.NON_DENIAL),
        ("Norvia denied parts of the report.", "parts of the report", DenialType.PARTIAL),
        ("Norvia declined to comment.", "to comment", DenialType.DECLINED),
        ("The report was denied by Norvia.", "The report", DenialType.FLAT),
        ("Norvia denied selling the rockets.", "selling the rockets", DenialType.FLAT),
    ],
)
def test_a_denial_has_words_and_a_type(sentence: str, content: str, kind: DenialType) -> None:
    text = f"{CLAIM} {sentence}"
    found = only(denials_in(text))
    assert (found.content.of(text), found.denial_type) == (content, kind)
    assert found.canonical == "Norvia"
    assert found.modality is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The border guards denied the truck entry.",
        "The court denied the appeal.",
        "Parliament rejected the budget.",
        "The company dismissed 40 workers.",
        "Norvia called the vote a success.",
    ],
)
def test_to_refuse_or_to_vote_down_is_not_to_deny(sentence: str) -> None:
    assert denials_in(f"{CLAIM} {sentence}") == []


def test_a_denial_that_points_back_answers_all_of_the_last_claim() -> None:
    analysis = analyse(
        "Tarn says Norvia has shipped 400 rockets to the coast, and that the army has paid for them. "
        "Norvia denied the allegation, with a spokeswoman calling it “a fairy tale and a hoax”."
    )
    claims = [group.id for group in analysis.claims]
    answers = [[link.claim for link in found.denies] for found in analysis.statements if found.denies]
    assert len(claims) == 2
    assert answers == [claims, claims]


def test_a_denied_deed_answers_the_claim_with_its_words() -> None:
    analysis = analyse(
        "Tarn said Norvia had asked it for military equipment and training in the north. "
        "Residents said the harbour was closed. Norvia denied asking for military equipment."
    )
    link = only([found for found in analysis.statements if found.denial_type]).denies[0]
    assert "asked it for military equipment" in text_of_claim(analysis, link.claim)
    assert link.scope in (Scope.PART, Scope.FULL)


def test_a_narrower_denial_answers_part_of_the_claim() -> None:
    analysis = analyse(
        "Tarn said Norvia had shipped 400 rockets, nine tanks and a radar station to rebels in the north. "
        "Norvia denied having shipped tanks."
    )
    assert analysis.statements[-1].denial_scope is Scope.PART


def test_what_nobody_states_becomes_a_claim_known_from_its_denial() -> None:
    analysis = analyse("The mayor of Orren denied having met the builder in Pell.")
    (group,) = analysis.claims
    assert group.from_denial
    assert group.statements == ()
    assert group.text == "Mayor of Orren had met the builder in Pell"
    assert analysis.statements[0].denies[0].claim == group.id


def test_nobody_denies_their_own_claim() -> None:
    analysis = analyse("Norvia said the rockets were old. Norvia denied the allegation.")
    assert analysis.statements[-1].denies == ()


def test_silence_answers_no_claim() -> None:
    analysis = analyse(f"{CLAIM} Norvia declined to comment on the report.")
    assert analysis.statements[-1].denies == ()


def test_a_denial_reported_by_another_keeps_the_chain() -> None:
    found = only(denials_in(f"{CLAIM} Officials said Norvia had denied that it sold the rockets."))
    assert [voice.party for voice in found.chain] == ["Officials", "Norvia"]
    assert found.canonical == "Norvia"


def test_a_claim_that_is_denied_within_its_own_sentence_is_cut_before_the_denial() -> None:
    text = "The Harbour Party said the ministry moved 40 crowns in April, a charge Greta Holm has denied."
    claim, denial = analyse(text).statements
    assert claim.content.of(text) == "the ministry moved 40 crowns in April"
    assert denial.content.of(text) == "a charge"
    assert denial.canonical == "Greta Holm"
    assert [link.claim for link in denial.denies] == [claim.claim]


def test_a_question_at_a_press_conference_is_what_the_answer_denies() -> None:
    analysis = analyse("Asked whether the money went to the stadium, Greta Holm said: “That is not true.”")
    (group,) = analysis.claims
    assert group.text == "The money went to the stadium"
    assert group.from_denial
