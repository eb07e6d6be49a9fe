"""What is parsed, in what pieces, and that offsets stay those of the text."""

import pytest

from claims.analysis.analyser import DEFAULT_PIPELINE
from claims.analysis.document import Document
from claims.analysis.passes import layout, paragraphs
from claims.analysis.passes.paragraphs import LONGEST


def parsed(text: str) -> Document:
    document = Document(text, DEFAULT_PIPELINE, layout.read(text), "en")
    paragraphs.run(document)
    return document


def test_site_dateline_byline_credit_and_correction_are_not_parsed() -> None:
    text = (
        "Ferry late | Harbour Daily News\n\nBy Ito Kade\n\nORREN (LPA) — The ferry is late today.\n\n"
        "(Reporting by Ana Reyes)\n\nCorrection: the ferry is early.\n"
    )
    assert [one.span.of(text) for one in parsed(text).paragraphs] == [
        "Ferry late",
        "The ferry is late today.",
    ]


@pytest.mark.parametrize(
    "odd", ["''late''", "``late''", "late\xa0\t", "late\nat noon", "l\u200bate", "😀 late"]
)
def test_every_token_is_where_the_text_has_it(odd: str) -> None:
    text = f"The ferry is {odd} today and nobody in Orren came to see it, not even the old mayor."
    for paragraph in parsed(text).paragraphs:
        assert len(paragraph.doc.text) == len(paragraph.span.of(text))
        for token in paragraph.doc:
            if token.is_alpha:
                assert paragraph.at(token).of(text) == token.text


def test_a_very_long_paragraph_is_cut_after_a_sentence() -> None:
    text = "The ferry is late today. " * 1_000
    pieces = [one.span.of(text) for one in parsed(text).paragraphs]
    assert "".join(pieces) == text.rstrip()
    assert max(map(len, pieces)) <= LONGEST
    assert all(piece.rstrip().endswith(".") for piece in pieces)


def test_a_name_in_capitals_before_a_turn_is_read_as_a_name() -> None:
    text = "Talk\n\nSOFIA BRANDT: The ferry is late.\n\nVALE: It is not late at all."
    assert [one.doc.text[:5] for one in parsed(text).paragraphs][1:] == ["Sofia", "Vale:"]
