"""Check-worthiness: what ranks above what, and the reasons given for it."""

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from claims.analysis.analyser import DEFAULT_PIPELINE, analyse
from claims.analysis.english import parse
from claims.analysis.result import Statement
from claims.analysis.worthiness.features import Part, features_of
from claims.analysis.worthiness.reasons import Ground, Reason, reasons_of, told
from claims.analysis.worthiness.scorer import Weights, read, strongest_of, token_scores, totals
from claims.analysis.worthiness.weights import PLACE, weights
from tests.analysis.reading import claims_in, denials_in, only

FACT = "Norvia sold 400 rockets to Tarn in 2021, twice as many as in 2020."
GREETING = "Good evening, and thank you all so much."
OPINION = "I think that Orren is a wonderful place."


def _loaded() -> Weights:
    stored = weights()
    assert stored is not None
    return stored


def _parts(*texts: str) -> list[Part]:
    return [Part(doc, 0, len(doc)) for doc in parse(texts, DEFAULT_PIPELINE)]


@pytest.mark.parametrize(
    "other", [GREETING, OPINION, "Will you come to Orren?", "We will build a better Tarn."]
)
def test_a_fact_with_a_figure_ranks_above_what_nobody_can_check(other: str) -> None:
    fact, rest = read(_parts(FACT, other), _loaded())
    assert fact.log_odds > 1 > rest.log_odds


def test_what_the_tokens_add_is_the_whole_score() -> None:
    parts = _parts(FACT, GREETING, OPINION)
    readings = read(parts, _loaded())
    together = totals(features_of(parts), _loaded())
    ordinary = float(_loaded()["ordinary"][0])
    for reading, total in zip(readings, together, strict=True):
        assert reading.log_odds == pytest.approx(total, abs=1e-4)
        assert reading.added.sum() == pytest.approx(total - ordinary, abs=1e-4)


def test_a_part_scores_the_same_whatever_is_scored_beside_it() -> None:
    parts = _parts(FACT, GREETING, OPINION)
    together = [one.log_odds for one in read(parts, _loaded())]
    alone = [read([part], _loaded())[0].log_odds for part in parts]
    assert together == pytest.approx(alone, abs=1e-4)


def test_the_strongest_of_a_part_is_no_other_part_s() -> None:
    values = np.array([[1.0, 5.0], [3.0, 0.0], [9.0, 9.0]], dtype=np.float32)
    of, strongest = strongest_of(values, np.array([0, 0, 2]))
    assert of.tolist() == [0, 0, 1]
    assert strongest.tolist() == [[3.0, 5.0], [9.0, 9.0]]


def test_the_network_gives_the_same_word_another_number_in_other_company() -> None:
    features = features_of(_parts(FACT, GREETING))
    alone = replace(features, owner=np.arange(len(features.owner)), parts=len(features.owner))
    assert not np.allclose(token_scores(features, _loaded()), token_scores(alone, _loaded()), atol=0.01)


def test_no_words_are_as_likely_as_any_sentence() -> None:
    (doc,) = parse(["..."], DEFAULT_PIPELINE)
    (empty,) = read([Part(doc, 0, 0)], _loaded())
    assert empty.log_odds == pytest.approx(float(_loaded()["ordinary"][0]))
    assert read([], _loaded()) == []


def test_marks_around_a_statement_change_no_bucket() -> None:
    bare, marked_up = _parts("the ferry was late", "“the ferry was late”")
    features = features_of([bare, marked_up])
    first, second = (np.sort(features.grams[features.gram_owner == part]).tolist() for part in (0, 1))
    assert first == second


def _statements() -> Iterator[Statement]:
    text = (
        "Sofia Brandt said that Norvia sold 400 rockets to Tarn in 2021. Norvia denied the sale.\n\n"
        "“The sale was a terrible mistake,” said a councillor who asked not to be named. "
        "Henrik Vale said that the ferry will be late. He said that he hopes to see everybody there."
    )
    for learned in (True, False):
        yield from analyse(text, learned=learned).statements


def test_reasons_are_at_most_three_and_quote_words_of_the_article() -> None:
    text = "Sofia Brandt said that Norvia sold 400 rockets to Tarn in 2021."
    found = only(claims_in(text))
    assert 1 <= len(found.worth_reasons) <= 3
    for reason in found.worth_reasons:
        if "“" in reason:
            assert reason.split("“")[1].split("”")[0] in found.content.of(text)
    assert any("400 rockets" in reason for reason in found.worth_reasons)


def test_scores_lie_between_0_and_1_and_every_statement_has_few_reasons() -> None:
    for found in _statements():
        assert 0 <= found.check_worthiness <= 1
        assert len(found.worth_reasons) <= 3


def test_who_denies_a_claim_is_named_as_a_reason() -> None:
    text = "Tarn said Norvia had sold the rockets. Norvia denied the allegation."
    assert "denied by Norvia" in only(claims_in(text)).worth_reasons
    assert "is a denial" in only(denials_in(text)).worth_reasons


@pytest.mark.parametrize("learned", [True, False])
def test_a_denied_claim_gains_a_stated_amount(*, learned: bool) -> None:
    claim = "Tarn said Norvia had sold the rockets."
    alone, denied = (
        analyse(text, learned=learned).statements[0].check_worthiness
        for text in (claim, f"{claim} Norvia denied the allegation.")
    )
    assert _log_odds(denied) - _log_odds(alone) == pytest.approx(1.0, abs=0.15)


def _log_odds(share: float) -> float:
    return math.log(share / (1 - share))


def test_an_opinion_says_that_it_lowers_the_score() -> None:
    found = only(claims_in("Sofia Brandt said that the sale was terrible."))
    assert any(
        reason.startswith("is an opinion") and reason.endswith(": lowers") for reason in found.worth_reasons
    )


def test_without_weights_a_rule_ranks_the_same_way() -> None:
    fact, opinion = (
        analyse(f"Sofia Brandt said that {words}.", learned=False).statements[0]
        for words in ("Norvia sold 400 rockets to Tarn", "the sale was shameful")
    )
    assert fact.check_worthiness > 0.6 > 0.4 > opinion.check_worthiness
    assert "gives a figure (“400”)" in fact.worth_reasons


def test_reasons_of_one_ground_are_one_and_the_strongest_come_first() -> None:
    given = [
        Reason(Ground.NAME, 0.2, "Orren"),
        Reason(Ground.OPINION, -0.6, "great"),
        Reason(Ground.FIGURE, 0.9, "400"),
        Reason(Ground.OPINION, -0.5),
        Reason(Ground.TIME, 0.05, "2021"),
    ]
    assert told(given) == (
        "is an opinion (“great”): lowers",
        "gives a figure (“400”)",
        "names who or where (“Orren”)",
    )


def test_grounds_share_out_what_the_model_adds() -> None:
    (part,) = _parts(FACT)
    (reading,) = read([part], _loaded())
    found = reasons_of(reading, part.doc)
    assert sum(one.adds for one in found) == pytest.approx(float(reading.added.sum()), abs=0.5)
    assert {Ground.FIGURE, Ground.NAME, Ground.DEED} <= {one.ground for one in found}


def test_the_weights_are_small_and_hold_numbers_only() -> None:
    assert PLACE.stat().st_size < 5_000_000
    with np.load(PLACE, allow_pickle=False) as stored:
        assert {str(stored[name].dtype) for name in stored.files} == {"float16", "int8", "uint32"}
