"""Denials: what rejects what was said, how, and what it answers."""

import pytest

from claims.analysis.analyser import analyse
from claims.domain.denials import DenialType, Scope
from claims.domain.speech import StatementKind
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


def answered(text: str) -> list[list[str]]:
    """For each denial that answers anything, the claims by the sentences of the list."""
    analysis = analyse(text)
    return [
        [text_of_claim(analysis, link.claim) for link in found.denies]
        for found in analysis.statements
        if found.denies
    ]


SOLD = "Norvia sold 400 rockets"
SHUT = "The port was closed"


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            f"The Pell Courier reported that {SOLD}. Tarn said it rained. Norvia denied the report.",
            [SOLD],
        ),
        (
            f"Henrik Vale alleged that {SOLD}. Tarn said it rained. Norvia denied the allegation.",
            [SOLD],
        ),
        (f"Henrik Vale said {SOLD}.\n\nThe council met.\n\nNorvia said it was untrue.", [SOLD]),
        (
            f"Residents said {SOLD}. Kell said it rained. Norvia disputed the figure.",
            [SOLD],
        ),
        (f"Residents said {SOLD}. Norvia disputed that number.", [SOLD]),
        (f"Tarn said {SOLD}. Tarn said the port was closed. Norvia denied the claims.", [SOLD, SHUT]),
        (f"Tarn said {SOLD}. Tarn said the port was closed. Norvia denied any of that.", [SOLD, SHUT]),
        (f"Kell said the port was closed. Tarn said {SOLD}. Norvia denied Kell’s claim.", [SHUT]),
        ("Tarn said Norvia gave it support. Norvia denied such support.", ["Norvia gave it support"]),
        (f"Henrik Vale said {SOLD}. Tarn said the port was closed.\n\nNorvia denied it.", [SOLD]),
        (f"Henrik Vale said {SOLD}. Norvia denied that it happened.", [SOLD]),
        (f"Henrik Vale said {SOLD}. Norvia denied that that was the case.", [SOLD]),
        (f"Henrik Vale said {SOLD}. Tarn said the port was closed. Norvia denied the rocket claim.", [SOLD]),
    ],
)
def test_what_a_denial_points_at(text: str, claims: list[str]) -> None:
    assert answered(text) == [claims]


@pytest.mark.parametrize(
    ("claim", "denial", "scope"),
    [
        ("Norvia sold 400 rockets", "selling 400 rockets", Scope.FULL),
        (
            "Norvia sold 400 rockets and nine tanks to rebels in the north",
            "selling tanks to anybody",
            Scope.PART,
        ),
        ("Norvia sold 400 rockets", "selling 40 rockets", Scope.DIFFERENT),
        ("Norvia took 3 million crowns from the builder", "that any cash changed hands", Scope.DIFFERENT),
    ],
)
def test_how_much_of_the_claim_is_denied(claim: str, denial: str, scope: Scope) -> None:
    analysis = analyse(f"Tarn said {claim}. Norvia denied {denial}.")
    assert analysis.statements[-1].denial_scope is scope
    assert not any(group.from_denial for group in analysis.claims)


def test_the_nearer_the_surer() -> None:
    gaps = (", but ", ". ", ".\n\n", ".\n\nIt rained in Pell all week.\n\nThe council met.\n\n")
    found = [analyse(f"Tarn said {SOLD}{gap}Norvia denied it.").statements[-1] for gap in gaps]
    sure = [denial.denies[0].confidence for denial in found]
    assert sure == sorted(set(sure), reverse=True)


@pytest.mark.parametrize(
    "view",
    [
        "Mira Sund, an economist at Pell University, said the claim was false",
        "Analysts dismissed the claim as absurd",
        "Tor Holm, a historian, called the claim nonsense",
    ],
)
def test_an_opposing_view_is_a_claim(view: str) -> None:
    assert [found.kind for found in analyse(f"{CLAIM} {view}.").statements] == [StatementKind.CLAIM] * 2


@pytest.mark.parametrize(
    "answer",
    [
        "Mira Sund, an analyst for the Norvian government, said the claim was false",
        "A Norvian professor, Mira Sund, denied having taken money for it",
        "The ministry said the claim was false",
    ],
)
def test_whoever_answers_for_the_accused_denies(answer: str) -> None:
    assert only(denials_in(f"{CLAIM} {answer}.")).denial_type is DenialType.FLAT


def test_a_denied_clause_keeps_its_own_subject() -> None:
    analysis = analyse("Henrik Vale denied that swimming in the harbour causes rashes.")
    assert [group.text for group in analysis.claims] == ["Swimming in the harbour causes rashes"]


def test_what_a_spokesman_denies_is_the_deed_of_whom_he_speaks_for() -> None:
    analysis = analyse("Sofia Brandt’s spokesman denied that she had met the builder.")
    assert [group.text for group in analysis.claims] == ["Sofia Brandt had met the builder"]
