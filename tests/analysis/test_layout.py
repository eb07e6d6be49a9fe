"""What each block of a page is, and what the page says about itself."""

import pytest

from claims.analysis.passes.layout import read
from claims.analysis.result import BlockRole

PAGE = """Norvia shuts its last mine | Harbour Daily News

By Ilse Vantongeren

Share this:

FILE – Miners leave the pit in Pell, May 4. (Jo Marsh/Pell Picture Desk via NWA)

PELL, Norvia (NWA) — The last mine in Norvia closed on Friday after 140 years of digging.

What comes next

The pumps stay on, the company said.

Comments are closed.
"""


def roles(text: str) -> list[BlockRole]:
    return [block.role for block in read(text).blocks]


def test_a_page_is_read_block_by_block() -> None:
    assert roles(PAGE) == [
        BlockRole.TITLE,
        BlockRole.BYLINE,
        BlockRole.FURNITURE,
        BlockRole.CAPTION,
        BlockRole.PARAGRAPH,
        BlockRole.SUBHEAD,
        BlockRole.PARAGRAPH,
        BlockRole.FURNITURE,
    ]


def test_the_title_line_gives_title_and_site() -> None:
    layout = read(PAGE)
    assert (layout.title, layout.publisher) == ("Norvia shuts its last mine", "Harbour Daily News")


def test_the_byline_is_a_name_without_by() -> None:
    assert read(PAGE).byline == "Ilse Vantongeren"


def test_an_agency_that_no_table_knows_stays_as_written() -> None:
    layout = read(PAGE)
    assert (layout.dateline, layout.agency) == ("PELL, Norvia", "NWA")


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("BEIJING (AP) — ", "BEIJING", "Associated Press"),
        ("ORREN, March 3 (LPA) - ", "ORREN", "LPA"),
        ("PORT SELL — ", "PORT SELL", None),
        ("Orren (Reuters) - ", "Orren", "Reuters"),
        ("(AFP) - ", None, "Agence France-Presse"),
    ],
)
def test_datelines_come_in_many_forms(opening: str, place: str | None, agency: str | None) -> None:
    layout = read(f"A title\n\n{opening}The ferry sank at noon on Friday.")
    assert (layout.dateline, layout.agency) == (place, agency)


@pytest.mark.parametrize(
    "opening", ["COVID-19 cases rose", "The U.S. - a rich country - paid", "No dash here"]
)
def test_what_only_looks_like_a_dateline_is_none(opening: str) -> None:
    layout = read(f"A title\n\n{opening} again on Friday, said the ministry.")
    assert (layout.dateline, layout.agency) == (None, None)


def test_a_dash_in_a_title_is_no_site_unless_it_names_a_paper() -> None:
    assert read("Flood in Orren - what we know so far\n\nIt rained.").publisher is None
    assert read("Flood in Orren - Lakeland Herald\n\nIt rained.").publisher == "Lakeland Herald"


def test_hand_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The council of Orren met on Monday to vote on the new bridge\n"
        "over the Lowgate, which has been closed to lorries since May\n"
        "and to cars since June.\n\nNobody came."
    )
    blocks = [block.span.of(text) for block in read(text).blocks]
    assert blocks[0].startswith("The council")
    assert blocks[0].endswith("since June.")


def test_the_sentence_between_title_and_byline_is_the_standfirst() -> None:
    text = "Bridge shut\n\nIt may stay so for a year.\n\nBy Mira Sund\n\nThe bridge is shut."
    assert roles(text)[1] is BlockRole.STANDFIRST


def test_an_empty_text_has_no_blocks() -> None:
    assert read("").blocks == ()
    assert read(" \n\n ").blocks == ()
