"""How certain a statement is, and whether it can be checked."""

import pytest

from claims.domain.speech import Checkability, Modality
from tests.analysis.reading import claims_in, only


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
