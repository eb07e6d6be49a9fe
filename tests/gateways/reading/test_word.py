"""Of a Word document a reader's text is read; what is skipped is named, and nothing that is not there."""

from datetime import UTC, datetime

import pytest

from claims.gateways import reading
from tests.gateways.reading import documents as made
from tests.gateways.reading.test_documents import lines

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
BOX = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
WORDS = f'<w:x xmlns:w="{made.W}"><w:p><w:r><w:t xml:space="preserve">Words</w:t></w:r></w:p></w:x>'
BLANK = f'<w:x xmlns:w="{made.W}"><w:p><w:r><w:t> </w:t><w:separator/></w:r></w:p></w:x>'


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def either(choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent {MC}><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def test_a_word_document_is_read_with_its_properties() -> None:
    page = reading.read(made.docx())
    assert lines(page) == list(made.LINES)
    assert (page.title, page.byline, page.published_at) == ("The bridge at Lowgate", "Ada Lund", None)
    assert page.changed_at == datetime(2026, 10, 1, 8, tzinfo=UTC)
    assert set(page.origins.values()) == {"file"}


def test_what_is_deleted_in_a_word_document_or_computed_is_no_text() -> None:
    body = (
        "<w:p><w:r><w:t>It is </w:t></w:r>"
        "<w:del><w:r><w:delText>not </w:delText><w:t>never </w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>very </w:t></w:r></w:ins>"
        "<w:r><w:instrText>PAGE</w:instrText><w:t>sound.</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Tonnes</w:t><w:tab/><w:t>40</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    assert reading.read(made.docx(body)).text == "It is very sound.\n\nTonnes\t40"


def test_hidden_words_are_left_out_and_said() -> None:
    off = '<w:vanish w:val="0"/>'
    marked = "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"
    body = f"<w:p>{marked}{run('It is ')}{run('not ', '<w:vanish/>')}{run('sound.', off)}</w:p>"
    page = reading.read(made.docx(body))
    assert (page.text, page.unread) == ("It is sound.", "Its hidden words were not read.")


def test_of_alternatives_one_is_read() -> None:
    for choice, fallback in ((run("sound"), run("SOUND")), ("<w:r><w:drawing/></w:r>", run("sound"))):
        body = f"<w:p>{run('It is ')}{either(choice, fallback)}{run('.')}</w:p>"
        page = reading.read(made.docx(body))
        assert (page.text, page.unread) == ("It is sound.", "")


@pytest.mark.parametrize(
    "box",
    [
        f"<w:r><w:pict>{BOX}</w:pict></w:r>",
        f"<w:r>{either(f'<w:drawing>{BOX}</w:drawing>', f'<w:pict>{BOX}</w:pict>')}</w:r>",
    ],
)
def test_text_boxes_are_named_and_run_into_no_paragraph(box: str) -> None:
    page = reading.read(made.docx(f"<w:p>{run('One')}{box}{run(' two.')}</w:p><w:p>{run('Three.')}</w:p>"))
    assert (lines(page), page.unread) == (["One two.", "Three."], "Its text boxes were not read.")


def test_what_of_a_word_document_is_not_read_is_said() -> None:
    body = f"<w:p>{run('A.')}</w:p><w:altChunk/>"
    beside: dict[str, str | bytes] = {
        "word__comments.xml": WORDS,
        "word__footnotes.xml": WORDS,
        "word__header1.xml": BLANK,
        "word__footer2.xml": WORDS,
        "word__charts__chart1.xml": "<c/>",
        "word__embeddings__a.xlsx": b"PK",
        "word__media__image1.png": b"PNG",
    }
    page = reading.read(made.docx(body, **beside))
    assert page.text == "A."
    assert page.unread == (
        "Its parts in another format, comments, notes at the foot, headers and footers, charts, "
        "embedded files and pictures were not read."
    )


def test_files_that_every_document_has_are_not_named_unless_they_have_words() -> None:
    empty = {f"word__{name}.xml": BLANK for name in ("header1", "footnotes", "endnotes", "comments")}
    assert reading.read(made.docx(**empty)).unread == ""
