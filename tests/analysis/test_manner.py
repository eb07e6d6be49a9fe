"""How certain a statement is, and whether it can be checked."""

import pytest

from claims.analysis.result import Statement
from claims.domain.speech import Checkability, Modality, SpeechAct
from tests.analysis.reading import analysed, claims_in, only


@pytest.mark.parametrize(
    ("content", "modality", "checkability"),
    [
        ("the bridge closed in May", Modality.ASSERTED, Checkability.FACT_NOW),
        ("the bridge will close in May", Modality.FORECAST, Checkability.FACT_LATER),
        ("the bridge is expected to close in May", Modality.FORECAST, Checkability.FACT_LATER),
        ("the bridge would probably close in May", Modality.PROBABLE, Checkability.FACT_NOW),
        ("the bridge could close in May", Modality.POSSIBLE, Checkability.FACT_NOW),
        ("the bridge would close if the river rose", Modality.CONDITIONAL, Checkability.FACT_LATER),
        (
            "the council was in Pell: Orren would be prepared to pay",
            Modality.CONDITIONAL,
            Checkability.FACT_LATER,
        ),
        ("the bridge must close in May", Modality.NORMATIVE, Checkability.NORM),
        ("the bridge is ugly", Modality.ASSERTED, Checkability.OPINION),
        ("the bridge that will be built is ready", Modality.ASSERTED, Checkability.FACT_NOW),
    ],
)
def test_the_main_verb_decides(content: str, modality: Modality, checkability: Checkability) -> None:
    found = only(claims_in(f"Sofia Brandt said that {content}."))
    assert (found.modality, found.checkability) == (modality, checkability)


def test_facts_with_figures_rank_above_opinions() -> None:
    fact = only(claims_in("Sofia Brandt said that Norvia sold 400 rockets to Tarn in 2021."))
    opinion = only(claims_in("Sofia Brandt said that the sale was shameful."))
    assert opinion.check_worthiness < 0.4 < 0.6 < fact.check_worthiness


def test_a_claim_that_somebody_denies_ranks_higher() -> None:
    claim = "Tarn said Norvia had sold the rockets."
    alone = only(claims_in(claim))
    denied = only(claims_in(f"{claim} Norvia denied the allegation."))
    assert denied.check_worthiness > alone.check_worthiness


def shown(text: str, found: Statement) -> list[str]:
    return [span.of(text) for span in found.modality_shown_by]


@pytest.mark.parametrize(
    ("content", "modality", "words"),
    [
        ("the bridge closed in May", Modality.ASSERTED, []),
        ("the bridge was closed even if nobody saw it", Modality.ASSERTED, []),
        ("it is likely that the bridge will close", Modality.PROBABLE, ["likely"]),
        ("the bridge was reportedly closed", Modality.PROBABLE, ["reportedly"]),
        ("the bridge appears to be unsafe", Modality.PROBABLE, ["appears"]),
        ("the bridge is believed to be unsafe", Modality.PROBABLE, ["believed"]),
        ("the bridge must have closed by then", Modality.PROBABLE, ["must"]),
        ("perhaps the bridge is safe", Modality.POSSIBLE, ["perhaps"]),
        ("there is a chance that the bridge is unsafe", Modality.POSSIBLE, ["chance"]),
        ("the bridge will close if the river rises", Modality.CONDITIONAL, ["if"]),
        ("the bridge will not open unless the council pays", Modality.CONDITIONAL, ["unless"]),
        ("the bridge would have closed", Modality.CONDITIONAL, ["would"]),
        ("the bridge is set to close in May", Modality.FORECAST, ["set"]),
        ("the bridge is due to open in May", Modality.FORECAST, ["due"]),
        ("the city plans to close the bridge", Modality.FORECAST, ["plans"]),
        ("the ferry is opening next month", Modality.FORECAST, ["next"]),
        ("the bridge ought to close", Modality.NORMATIVE, ["ought to"]),
        ("the city has to close the bridge", Modality.NORMATIVE, ["has to"]),
        ("it is vital that the bridge be closed", Modality.NORMATIVE, ["vital"]),
    ],
)
def test_the_words_that_show_how_certain_it_is_are_kept(
    content: str, modality: Modality, words: list[str]
) -> None:
    text = f"Sofia Brandt said that {content}."
    found = only(claims_in(text))
    assert (found.modality, shown(text, found)) == (modality, words)


@pytest.mark.parametrize(
    ("content", "checkability", "words"),
    [
        ("the bridge closed in May", Checkability.FACT_NOW, []),
        ("the tower is the tallest in Orren", Checkability.FACT_NOW, []),
        ("the bridge will close in May", Checkability.FACT_LATER, ["will"]),
        ("the deal is a disgrace", Checkability.OPINION, ["disgrace"]),
        ("the mayor made a terrible mistake", Checkability.OPINION, ["terrible mistake"]),
        ("the council is the most corrupt in Norvia", Checkability.OPINION, ["corrupt"]),
        ("the bridge should close", Checkability.NORM, ["should"]),
    ],
)
def test_the_words_that_show_what_can_be_checked_are_kept(
    content: str, checkability: Checkability, words: list[str]
) -> None:
    text = f"Sofia Brandt said that {content}."
    found = only(claims_in(text))
    assert found.checkability is checkability
    assert [span.of(text) for span in found.checkability_shown_by] == words


@pytest.mark.parametrize(
    ("text", "act", "propositional"),
    [
        ("Brandt said the bridge was safe.", SpeechAct.ASSERT, True),
        ("Brandt told the council the bridge was safe.", SpeechAct.ASSERT, True),
        ("Brandt believes the bridge is safe.", SpeechAct.BELIEVE, True),
        ("Brandt warned that the bridge was unsafe.", SpeechAct.WARN, True),
        ("Brandt warned the council against such a sale.", SpeechAct.WARN, False),
        ("Brandt accused the ministry of fraud.", SpeechAct.ACCUSE, False),
        ("Brandt called for talks.", SpeechAct.ASK, False),
        ("Brandt told the engineers to leave.", SpeechAct.ASK, False),
        ("Brandt promised to open the bridge.", SpeechAct.PROMISE, False),
        ("Experts expect prices to rise.", SpeechAct.PREDICT, True),
        ("Brandt praised the engineers for their courage.", SpeechAct.PRAISE, False),
        ("Brandt called the raid an act of war.", SpeechAct.CALL, False),
        ("“No deal at all with the builder,” said Brandt.", SpeechAct.ASSERT, False),
        ("Norvia denied that it had sold arms.", SpeechAct.DENY, True),
        ("Norvia declined to comment.", SpeechAct.DECLINE, False),
    ],
)
def test_the_act_is_kept_apart_from_what_was_said(text: str, act: SpeechAct, propositional: bool) -> None:
    found = only(analysed(text))
    assert (found.speech_act, found.propositional) == (act, propositional)
