"""Any text at all: spans lie inside it and say what they quote, in time that grows as the text does."""

import time
from collections.abc import Callable
from itertools import cycle

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claims.analysis.analyser import analyse
from claims.analysis.report import Json, as_json
from claims.analysis.result import Analysis, BlockRole
from claims.analysis.words import words

LEAD = 5 * "The mayor of Orren said that the bridge was closed to all of the traffic in the spring.\n\n"
WHOLE = 200_000
LESS, MORE = 4_000, 16_000
RATIO = 6.5
"""What four times the text may take: four times as long, and what the clock is wrong by."""


def filled(pattern: str, size: int) -> str:
    return (pattern * (size // len(pattern) + 1))[:size]


def paragraph(size: int) -> str:
    """One paragraph of words in an order that is never quite the same."""
    step = cycle((1, 3, 7, 2, 5))
    at, picked = 0, [""]
    for _ in range(size // 4):
        at = (at + next(step) + len(picked) // 50) % len(PLAIN)
        picked.append(PLAIN[at])
    return " ".join(picked).strip()[:size]


PLAIN = sorted(
    words("the mayor said bridge of Orren to a ferry council and in was that it denied Norvia 400")
)
WALLS = {
    "straight marks": '"',
    "curly marks": "“”",
    "open marks": "“",
    "single marks": "'",
    "spaced single marks": "' ",
    "mixed marks": "“'\"‘’”«»'' ",
    "brackets": "(",
    "pairs of brackets": "([{)]}",
    "slashes in brackets": "(a/",
    "newlines": "\n",
    "white space": " \n\t",
    "one word": "a",
    "dashes": "-",
    "spaced dashes": "— ",
    "stops": ". ",
    "astral": "😀",
    "combining": "\u0301",
    "zero width": "\u200b",
    "nothing": "\0",
    "digits": "1 ",
    "one-word paragraphs": "bridge\n\n",
    "lines": "Orren\r\n",
}
PARSED: dict[str, Callable[[int], str]] = {
    "marks among words": lambda size: filled("ab “cd'ef\" gh‘ij’ kl” mn«op» qr'' ", size),
    "open marks among words": lambda size: filled("the ferry “is late ", size),
    "brackets among words": lambda size: filled("the (ferry ([is {late )]} ", size),
    "dashes among words": lambda size: filled("the ferry - is — late ", size),
    "said said said": lambda size: filled("said ", size),
    "said that he said": lambda size: filled("said that he ", size),
    "halves of sentences": lambda size: filled("“The ferry,” she said, “is late,” ", size),
    "claims and denials": lambda size: filled("Vale said it sank. Norvia denied the report. ", size),
    "its claim that": lambda size: filled("Vale’s claim that the ferry sank by Tarn ", size),
    "turns": lambda size: filled("VALE: The ferry is late.\n\n", size),
    "open paragraphs": lambda size: filled("“The ferry is late, said Vale,\n\n", size),
    "names": lambda size: filled("Orren Pell Vesk ", size),
    "figures": lambda size: filled("The strike in Orren lasted 40 days in 1920. ", size),
    "a sentence without an end": lambda size: "Vale said it sank" + filled(" and the bridge was shut", size),
    "a paragraph of words": paragraph,
}
ODD = [
    *"“”\"'‘’«»„,.:;()[]—–-…?!&/%$\n\r\t\xa0\u2028\u2029\x85\x0c\0\ufffd\u200b\u200f\u0301éﬁßİŉ😀",
    *(
        "\n\n",
        "\r\n",
        "''",
        "``",
        "👨\u200d👩\u200d👧",
        "â€œ",
        "â€\x9d",
        "l1ne",
        "hyphen- ation",
        "1",
        "40%",
        "$3m",
    ),
]
NEWSY = sorted(
    words("""
    The the mayor of Orren said says that denied denies it its it’s claim report a hoax as “the report” false
    according to Norvia Moscow Ana Reyes he she they added adding and but would not never refused because who
    VALE: Q: A: Minister: By Correction: (AP) FILE – ORREN (LPA) — Reuters called tweeted read Tarn police in
    “The ferry,” she said, “is late.” said. was were told him us Read more | Mr. U.S. don’t May 400
    """)
)
FRAGMENTS = st.lists(st.one_of(st.sampled_from(NEWSY), st.sampled_from(ODD)), max_size=80)
JOINED = st.builds(lambda parts, glue: glue.join(parts), FRAGMENTS, st.sampled_from([" ", " ", "", "\n"]))


def spent(text: str) -> float:
    """Seconds of processor time for the analysis; spans are checked outside of it."""
    began = time.process_time()
    analysis = analyse(LEAD + text)
    took = time.process_time() - began
    check(analysis)
    return took


def check(analysis: Analysis) -> None:
    """Every span lies in the text, says what it quotes, and holds its own parts."""
    text = analysis.text
    ends = 0
    for block in analysis.layout.blocks:
        assert ends <= block.span.start
        ends = block.span.end
        assert block.span.of(text) == block.span.of(text).strip()
    assert ends <= len(text)
    furniture = [block.span for block in analysis.layout.blocks if block.role in UNREAD]
    for found in analysis.statements:
        assert (found.content.start, found.content.end) == (found.parts[0].start, found.parts[-1].end)
        assert all(one.end <= other.start for one, other in zip(found.parts, found.parts[1:], strict=False))
        assert not any(span.overlaps(found.content) for span in furniture)
    for span in spans_of(as_json(analysis)["statements"]):
        assert 0 <= span["start"] < span["end"] <= len(text)
        assert text[span["start"] : span["end"]] == span["text"]
        assert span["text"].strip()


UNREAD = (BlockRole.BYLINE, BlockRole.CREDIT, BlockRole.CORRECTION, BlockRole.FURNITURE, BlockRole.DATELINE)


def spans_of(found: Json | list[Json] | object) -> list[Json]:
    """Every object with a start in a report, however deep."""
    if isinstance(found, list):
        return [span for one in found for span in spans_of(one)]
    if not isinstance(found, dict):
        return []
    own = [found] if "start" in found else []
    return own + [span for one in found.values() for span in spans_of(one)]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=300), JOINED))
@example("00000000001BAcsm to 0000000000000000000000000000001100AANAACJQM0<AAAAAEEKM acCoRDINg 00A")
def test_any_text_gives_spans_inside_it_that_say_what_they_quote(text: str) -> None:
    check(analyse(text))
    check(analyse(LEAD + text))


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said\r\nthat the bridge\r\nwas closed to traffic in the spring, Vale denied it.",
        "The ma\u200byor said that the brid\u0301ge was closed to all of the \u200ftraffic.",
        "THE MAYOR SAID THAT THE BRIDGE WAS CLOSED TO ALL OF THE TRAFFIC.",
        "The mayor of 0rren said that the br1dge was c1osed to all of the traf- fic. Page 3",
        "Themayor said thatthe bridge wasclosed to all of thetraffic in the spring,he said.",
        "The mayor said â€œthe bridge is closed to all of the trafficâ€\x9d and that it wasnâ€™t safe.",
        "The mayor said \ufffdthe bridge is closed\ufffd and \0that it was not safe in the \0spring.",
        "The mayor\xa0said that\tthe bridge 😀 was closed to all of the traffic\u2028and that it was shut.",
        "Said the mayor what bridge is the closed for all traffic and he also not has the money of it.",
    ],
)
def test_broken_english_gives_offsets_that_are_right(text: str) -> None:
    analysis = analyse(text)
    assert analysis.language == "en"
    check(analysis)


@pytest.mark.parametrize("pattern", WALLS.values(), ids=WALLS.keys())
def test_a_wall_of_anything_is_soon_read(pattern: str) -> None:
    assert spent(filled(pattern, WHOLE)) < 10


@pytest.mark.slow
@pytest.mark.parametrize("made", PARSED.values(), ids=PARSED.keys())
def test_four_times_the_text_takes_four_times_as_long(made: Callable[[int], str]) -> None:
    spent(made(LESS // 4))
    # The faster of two: a large process may stop to collect its garbage in one of them.
    less, more = (min(spent(made(size)) for _ in range(2)) for size in (LESS, MORE))
    assert more < RATIO * max(less, 0.1)


@pytest.mark.slow
def test_one_paragraph_of_forty_thousand_words_is_read() -> None:
    text = paragraph(WHOLE)
    assert len(text.split()) > 35_000
    assert spent(text) < 40
