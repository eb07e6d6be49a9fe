"""Where one story ends and the next begins, in single pairs; the figures are in test_copies_figures."""

from claims.matching import likeness
from tests.matching.neighbours import FOOTER, first
from tests.matching.pairs import seeds

RAIN = (
    "It was still dark when the mayor, Ilse Corrigan, and Tobias Renn opened the sluices above the town. By "
    "noon the cellars of the old quarter had run full, and the school sent its children home. Nobody was "
    "hurt. The water fell again in the evening, and shops along the river opened their doors to let the "
    "mud out. What the night had cost would be known within a week, the town hall said."
)
CHOIR = (
    "Forty voices sang in the market hall on the night before, led by Ilse Corrigan, and Tobias Renn played "
    "for them. They had learned the songs since spring, twice a week, in the room above the bakery. "
    "Those who came late stood outside and heard them through the open windows. The choir will sing again "
    "at the end of the month, and whoever wishes to join it need not be able to read music."
)


def between(one: str, other: str) -> likeness.Likeness:
    return likeness.between(likeness.marks(one), likeness.marks(other))


def test_a_footer_and_two_people_in_the_first_sentence_make_no_copy() -> None:
    found = between(f"{RAIN}\n\n{FOOTER}", f"{CHOIR}\n\n{FOOTER}")

    assert not found.is_copy
    assert found.reasons[-1] == (
        "but neither begins with what they share, as with the same background or footer"
    )


def test_an_original_below_as_much_of_another_text_is_a_copy_without_a_doubt() -> None:
    original = first(seeds()[0], 200)

    found = between(original, f"{first(seeds()[-1], 200)}\n\n{original}")

    assert found.is_copy
    assert not any(reason.startswith("but") for reason in found.reasons)
