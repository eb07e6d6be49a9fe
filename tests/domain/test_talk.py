"""Whom a comment mentions."""

import pytest

from claims.domain.talk import Piece, being_mentioned, mentioned, pieces


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@ravi, which year?", ("ravi",)),
        ("Ask @Cleo. Or @ravi.", ("cleo", "ravi")),
        ("@ravi @RAVI", ("ravi",)),
        ("write to ravi@desk.example", ()),
        ("(@jean.luc-2)", ("jean.luc-2",)),
        ("@", ()),
        ("@@ravi", ()),
        ("“@Łucja” says", ("łucja",)),
    ],
)
def test_a_name_with_an_at_before_it_is_mentioned(text: str, names: tuple[str, ...]) -> None:
    assert mentioned(text) == names


def test_only_people_of_the_desk_stand_out_and_no_character_is_lost() -> None:
    text = "Ask @Ravi. Not @nobody, not a@ravi.example."

    found = pieces(text, {"ravi"})

    assert found == (
        Piece("Ask "),
        Piece("@Ravi", "Ravi"),
        Piece(". Not @nobody, not a@ravi.example."),
    )
    assert "".join(piece.text for piece in found) == text


@pytest.mark.parametrize(
    ("text", "beginning"),
    [("Ask @ra", "ra"), ("@", ""), ("Ask @ravi ", None), ("a@ra", None), ("", None)],
)
def test_a_mention_being_typed_is_seen_at_the_end(text: str, beginning: str | None) -> None:
    assert being_mentioned(text) == beginning
