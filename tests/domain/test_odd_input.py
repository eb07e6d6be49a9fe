"""What programs send that no person types: refused with a sentence, never an error of ours."""

from typing import Any

import pytest

from claims.domain.inputs import MoveInputs, check_keepable, parse_version, row_number
from claims.domain.refusals import Missing
from claims.domain.replies import Asked, shown


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("reason", "a\0b"),
        ("comment", "half of one: \ud800"),
        ("topic", "x" * 101),
        ("checkability", "\ud800"),
        ("assignee", float("inf")),
        ("duplicate_of", "9" * 5000),
        ("due_at", "0001-01-01T00:00:00+14:00"),
        ("due_at", "9999-12-31T23:59:59-12:00"),
    ],
)
def test_a_move_refuses_what_cannot_be_kept(name: str, value: Any) -> None:
    with pytest.raises(Missing) as refused:
        MoveInputs.parse({name: value})

    assert list(refused.value.fields) == [name]
    # The sentence goes back to whoever asked, so it must itself be text.
    assert "\0" not in str(refused.value)
    assert str(refused.value).encode()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("questions", ["Is it so?"] * 13),
        ("questions", "a" * 1001),
        ("questions", "\n\r\t"),
        ("channel", ["email"]),
        ("address", "a" * 201),
        ("sent_at", "0001-01-01T00:00:00+14:00"),
        ("deadline", "9999-12-31T23:59:59-12:00"),
        ("deadline", {}),
    ],
)
def test_a_question_refuses_what_cannot_be_kept(name: str, value: Any) -> None:
    given = {"questions": "Is it so?", "channel": "email", "deadline": "2026-12-01"}

    with pytest.raises(Missing) as refused:
        Asked.parse({**given, name: value})

    assert list(refused.value.fields) == [name]


@pytest.mark.parametrize("field", ["questions", "address"])
def test_a_question_refuses_half_a_character(field: str) -> None:
    given = {"questions": "Is it so?", "channel": "email", "deadline": "2026-12-01"}

    with pytest.raises(Missing):
        Asked.parse({**given, field: "half of one: \ud800"})


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\0b\x1b[31mc\x9d", "ab[31mc"),
        ("half of one: \ud800.", "half of one: ."),
        ("\tÆgir\N{HEBREW LETTER ALEF} \N{SHIP} ", "Ægir\N{HEBREW LETTER ALEF} \N{SHIP}"),
    ],
)
def test_an_answer_is_kept_without_what_no_page_can_show(typed: str, kept: str) -> None:
    assert shown(typed) == kept


@pytest.mark.parametrize("value", [float("inf"), "9" * 5000, None, []])
def test_a_version_is_a_number(value: Any) -> None:
    with pytest.raises(Missing):
        parse_version(value)


@pytest.mark.parametrize(
    ("text", "number"), [("12", 12), ("²", None), ("١٢", None), ("9" * 30, None), ("-1", None), ("", None)]
)
def test_the_number_of_a_row(text: str, number: int | None) -> None:
    assert row_number(text) == number


def test_text_that_no_database_keeps_is_named() -> None:
    check_keepable(title="Ægir 🚢")

    with pytest.raises(Missing) as refused:
        check_keepable(title="fine", excerpt="a\0b")
    assert list(refused.value.fields) == ["excerpt"]
