"""What each block of a page is, and what the page says about itself."""

import pytest

from claims.analysis.analyser import analyse
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
        ("New Delhi, Mar 3 (PTI) ", "New Delhi", "Press Trust of India"),
        ("MOSCOW, March 3. /TASS/. ", "MOSCOW", "TASS"),
        ("Madrid, 3 mar (EFE).- ", "Madrid", "EFE"),
        ("Berlin/dpa - ", "Berlin", "Deutsche Presse-Agentur"),
        ("Berlin/Hamburg (dpa) – ", "Berlin/Hamburg", "Deutsche Presse-Agentur"),
    ],
)
def test_datelines_come_in_many_forms(opening: str, place: str | None, agency: str | None) -> None:
    layout = read(f"A title\n\n{opening}The ferry sank at noon on Friday.")
    assert (layout.dateline, layout.agency) == (place, agency)


@pytest.mark.parametrize(
    "opening",
    [
        "COVID-19 cases rose",
        "The U.S. - a rich country - paid",
        "No dash here",
        "The Associated Press (AP) Tower shut",
        "On March 3 (NWA) The ferry sank",
    ],
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


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("(Reporting by Ana Reyes in Pell; Editing by Ito Kade)", BlockRole.CREDIT),
        ("Additional reporting by Ito Kade.", BlockRole.CREDIT),
        ("Ana Reyes contributed reporting from Vesk.", BlockRole.CREDIT),
        ("The Associated Press contributed to this report.", BlockRole.CREDIT),
        ("With files from The Canadian Press", BlockRole.CREDIT),
        ("Source: Reuters", BlockRole.CREDIT),
        ("(AP)", BlockRole.CREDIT),
        ("— AFP", BlockRole.CREDIT),
        ("Norvia contributed research to the project in 2019.", BlockRole.PARAGRAPH),
        ("Correction: The ferry sank in 1920, not in 1902.", BlockRole.CORRECTION),
        ("Correction, May 4: The ferry sank in 1920.", BlockRole.CORRECTION),
        ("This article was amended on 4 May 2021 to add a comment.", BlockRole.CORRECTION),
        ("An earlier version of this story misstated the price of the ferry.", BlockRole.CORRECTION),
        ("An earlier report wrongly said that the ferry had sunk.", BlockRole.CORRECTION),
        ("Editor’s note: this story was first told in 1920.", BlockRole.CORRECTION),
        ("Corrections officers in Pell say: the jail is full.", BlockRole.PARAGRAPH),
        ("An earlier version of this bill was rejected by the council in May.", BlockRole.PARAGRAPH),
        ("Read more: the last mine of Norvia", BlockRole.FURNITURE),
        ("Page 3 of 7", BlockRole.FURNITURE),
    ],
)
def test_what_a_page_says_about_itself_is_no_part_of_the_story(line: str, role: BlockRole) -> None:
    text = f"Bridge shut\n\nThe bridge is shut.\n\nNobody came.\n\nThe river rose.\n\n{line}\n"
    assert roles(text)[4] is role


def test_an_agency_credited_after_the_last_sentence_is_a_block_of_its_own() -> None:
    text = "Bridge shut\n\nThe bridge (the old one) is shut, Henrik Vale said. (AP)\n"
    layout = read(text)
    assert [block.span.of(text) for block in layout.blocks][1:] == [
        "The bridge (the old one) is shut, Henrik Vale said.",
        "(AP)",
    ]
    assert layout.agency == "Associated Press"


def test_who_only_contributed_is_not_where_the_story_comes_from() -> None:
    assert read("Bridge shut\n\nIt is shut.\n\nReuters contributed to this report.").agency is None
    assert read("Bridge shut\n\nIt is shut.\n\nSource: Reuters").agency == "Reuters"


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("By The Associated Press", "Associated Press"),
        ("By ADA LUND, Associated Press", "Associated Press"),
        ("By Ada Lund and Reuters", "Reuters"),
        ("(With inputs from AFP)", "Agence France-Presse"),
        ("© Agence France-Presse", "Agence France-Presse"),
        ("(c) 2024 AFP", "Agence France-Presse"),
        ("Copyright 2024 The Associated Press. All rights reserved.", "Associated Press"),
        (
            "Copyright © 2024 The Associated Press. All rights reserved. This may not be rewritten or sold.",
            "Associated Press",
        ),
        ("© 2024 Harbour Daily News", None),
        ("With files from The Canadian Press", None),
        ("By Paul Reuters", None),
    ],
)
def test_an_agency_is_credited_in_the_lines_around_a_text(line: str, agency: str | None) -> None:
    text = "It is shut.\n\nNobody came to see it.\n\nIt rained."
    assert read(f"Bridge shut\n\n{line}\n\n{text}").agency == agency
    assert read(f"Bridge shut\n\n{text}\n\n{line}").agency == agency


def test_whose_a_photograph_is_tells_no_place() -> None:
    text = "Bridge shut\n\nIt is shut.\n\nNobody came.\n\nIt rained.\n\nJo Marsh/Reuters\n\nThe river rose."
    assert (read(text).dateline, read(text).agency) == (None, None)


def test_what_follows_the_word_correction_is_the_correction() -> None:
    text = "Bridge shut\n\nIt is shut.\n\nCORRECTION APPENDED.\n\nIt shut in May.\n\nIt is old."
    assert roles(text)[2:] == [BlockRole.CORRECTION, BlockRole.CORRECTION, BlockRole.PARAGRAPH]


@pytest.mark.parametrize("end", ["\n\n", "\r\n\r\n", "\r\r", "\u2028\u2028", "\u2029", "\f", "\x85\x85"])
def test_paragraphs_end_in_the_ways_of_every_system(end: str) -> None:
    text = end.join(["Bridge shut", "The bridge in Pell is shut.", "Nobody came to see it."])
    blocks = [block.span.of(text) for block in read(text).blocks]
    assert blocks == ["Bridge shut", "The bridge in Pell is shut.", "Nobody came to see it."]


@pytest.mark.parametrize(
    "line",
    [
        "Correction: The mayor said the ferry sank in 1920.",
        "An earlier version of this story said that the mayor had resigned.",
        "(Reporting by Ana Reyes, who said the ferry was late; Editing by Ito Kade)",
        "By Ana Reyes, who said that she was there",
        "Read more: Henrik Vale said that the bridge is old",
    ],
)
def test_nothing_is_claimed_where_the_page_speaks_of_itself(line: str) -> None:
    text = f"Bridge shut\n\nThe bridge is shut.\n\nThe river rose.\n\n{line}\n\nIt rained in Pell."
    assert [found for found in analyse(text).statements if found.cue is not None] == []


def test_a_caption_and_a_title_claim_what_they_attribute() -> None:
    text = (
        "Norvia denies shipping rockets | Harbour Daily News\n\nBy Ito Kade\n\n"
        "FILE – The ferry in Pell, May 4. Tarn says it was sold. (Jo Marsh/Pell Picture Desk via NWA)\n\n"
        "PELL (NWA) — The ferry is in the harbour.\n"
    )
    said = [(found.content.of(text), found.canonical) for found in analyse(text).statements]
    assert ("shipping rockets", "Norvia") in said
    assert ("it was sold", "Tarn") in said
