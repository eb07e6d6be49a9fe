"""Spans, wording, inputs and the state table."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.inputs import MoveInputs, parse_version
from claims.domain.refusals import Missing
from claims.domain.spans import Span, find_again, quote_of
from claims.domain.speech import Checkability
from claims.domain.states import State
from claims.domain.transitions import BY_MOVE, TRANSITIONS, Move
from claims.domain.wording import comparable, is_web_address, shortened
from claims.policy.guards import FINAL_GUARDS, GUARDS


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_span_ends_after_it_starts(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="a span needs"):
        Span(start, end)


def test_a_unique_quote_is_found_again_wherever_it_moved() -> None:
    text = "The mayor said the bridge was safe."
    quote = quote_of(text, Span(15, 34))

    assert find_again("New lead. " + text, quote) == Span(25, 44)


def test_of_equal_quotes_only_the_one_in_its_context_is_taken() -> None:
    text = "He said no. She said no. They left."
    quote = quote_of(text, Span(21, 23))
    assert quote.exact == "no"

    assert find_again(text, quote) == Span(21, 23)
    assert find_again("no, no", quote) is None
    assert find_again("gone", quote) is None


@given(st.text(min_size=1, max_size=200), st.data())
def test_a_quote_is_found_where_it_was_or_not_at_all(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span(start, end)

    assert find_again(text, quote_of(text, span)) in (span, None)


def test_wording_is_compared_without_typography_but_with_its_numbers() -> None:
    assert comparable("“The COUNCIL built  412 homes,”") == comparable("the council built 412 homes")
    assert comparable("It cost 4.5 million") != comparable("It cost 45 million")
    assert comparable("It is not safe") != comparable("It is safe")


def test_shortened_text_ends_between_words() -> None:
    assert shortened("The council built homes", 17) == "The council…"
    assert shortened("Short", 17) == "Short"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("https://courier.example/a?b=c#d", True),
        ("http://localhost:8000/x", True),
        ("javascript:alert(1)", False),
        ("ftp://courier.example/a", False),
        ("//courier.example/a", False),
        ("courier.example", False),
        ("https://[broken/", False),
        ("https://a b.example/", False),
        ('https://a.example/"onmouseover=x', False),
    ],
)
def test_only_an_absolute_web_address_may_be_linked(text: str, answer: bool) -> None:
    assert is_web_address(text) is answer


def test_inputs_are_read_from_what_any_door_gives() -> None:
    inputs = MoveInputs.parse(
        {"checkability": "fact_now", "priority": "1", "duplicate_of": "C-12", "due_at": "2026-11-30"}
    )

    assert inputs.checkability is Checkability.FACT_NOW
    assert (inputs.priority, inputs.duplicate_of) == (1, 12)
    assert inputs.due_at == datetime(2026, 11, 30, 23, 59, tzinfo=UTC)


def test_what_cannot_be_read_is_named() -> None:
    with pytest.raises(Missing) as refused:
        MoveInputs.parse({"checkability": "maybe", "priority": "9", "due_at": "soon", "reason": ["a"]})

    assert set(refused.value.fields) == {"checkability", "priority", "due_at", "reason"}
    with pytest.raises(Missing, match="which version"):
        parse_version(None)


def test_every_move_and_every_guard_of_the_table_exists() -> None:
    assert {transition.move for transition in TRANSITIONS} == set(Move) == set(BY_MOVE)
    assert {name for row in TRANSITIONS for name in row.guards} == set(GUARDS)
    assert {name for row in TRANSITIONS for name in row.final_guards} == set(FINAL_GUARDS)


def test_every_state_can_be_reached_and_all_but_the_last_can_be_left() -> None:
    reached = {transition.target for transition in TRANSITIONS}
    left = {state for transition in TRANSITIONS for state in transition.sources}

    assert reached == set(State)
    assert set(State) - left == {State.WITHDRAWN}
