"""The text of a PDF, page by page."""

import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain

from pypdf import DocumentInformation, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from claims.domain.pages import Origin, Page
from claims.domain.refusals import Unreadable
from claims.gateways.files import LARGEST
from claims.gateways.reading.decoding import kept
from claims.gateways.reading.paper import PASTE, Paper
from claims.gateways.reading.said import Said

MOST_PAGES = 500

FULL = 0.7
"""The share of the usual line's length from which a line is full: the next goes on with its paragraph."""

_ENDS = re.compile(r"[.!?:…][”\"’')\]]*$")
_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_WORD_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]$")
_NO_TITLE = re.compile(
    r"untitled|document\d*|.*\.(?:docx?|pdf|indd|odt|pages|tex)|microsoft word.*", re.IGNORECASE
)

_BROKEN = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
"""What pypdf raises besides its own errors, where a file is not as it must be."""

# What it finds wrong with a file and mends is no error of ours.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read(raw: bytes, paper: Paper) -> Page:
    """Raises Unreadable where it is locked, broken, or has no text."""
    try:
        return _read(PdfReader(BytesIO(raw), strict=False))
    except (DependencyError, NotImplementedError) as error:
        raise Unreadable(f"This PDF is locked or packed in a way that is not read here. {PASTE}") from error
    except (PyPdfError, *_BROKEN) as error:
        raise Unreadable(f"This PDF is broken: its parts do not fit together. {PASTE}") from error


def _read(reader: PdfReader) -> Page:
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable(
            "This PDF is locked with a password, so nothing in it can be read. Save it without one, or paste "
            "the text."
        )
    number = len(reader.pages)
    if number > MOST_PAGES:
        raise Unreadable(
            f"This PDF has {number:,} pages; the desk reads up to {MOST_PAGES}. Hand in those that matter."
        )
    pages, size = [], 0
    for page in reader.pages:
        pages.append([line.strip() for line in kept(page.extract_text()).splitlines()])
        size += sum(map(len, pages[-1]))
        if size > LARGEST:
            raise Unreadable(f"The text in this PDF is longer than {LARGEST // 2**20} MB. {PASTE}")
    text = _text(pages)
    if not text:
        raise Unreadable(
            "There is no text in this PDF: its pages are pictures, as a scanner makes them. Have them read "
            "by a program for that (OCR), or type the text and paste it."
        )
    said = Said()
    _tell(reader.metadata, said)
    return said.page(text, headed=False, unread=_unread(pages))


def _tell(properties: DocumentInformation | None, said: Said) -> None:
    """When a file was made is not when it was published; when it was changed is what it says."""
    if properties is None:
        return
    title = properties.title or ""
    said.note("title", "" if _NO_TITLE.fullmatch(title.strip()) else title, Origin.FILE)
    said.note("byline", properties.author, Origin.FILE)
    changed = properties.modification_date
    said.note_date("changed", changed.isoformat() if changed else "", Origin.FILE)


def _unread(pages: list[list[str]]) -> str:
    blank = [str(number) for number, lines in enumerate(pages, 1) if not any(lines)]
    if not blank:
        return ""
    shown = ", ".join(blank[:20]) + (" and more" if len(blank) > 20 else "")
    return f"No text was found on {'page' if len(blank) == 1 else 'pages'} {shown}: pictures, or blank."


def _text(pages: list[list[str]]) -> str:
    """Paragraphs with a blank line between them, without what stands on every page."""
    lines = list(_lines(pages))
    usual = sorted(map(len, filter(None, lines)))
    full = FULL * usual[len(usual) * 3 // 4] if usual else 0
    paragraphs: list[str] = []
    before = ""
    for line in lines:
        if (
            paragraphs
            and line
            and before
            and (len(before) >= full or not _ENDS.search(before))
            and _goes_on(before, line, full)
        ):
            paragraphs[-1] = _joined(paragraphs[-1], line)
        elif line:
            paragraphs.append(line)
        before = line
    return "\n\n".join(paragraphs)


def _lines(pages: list[list[str]]) -> Iterator[str]:
    """Those of each page without what most pages have, unless that is most of what it has: then once."""
    repeated = _repeated(pages)
    shown: set[str] = set()
    for page in pages:
        inside = _inside(page, repeated)
        if _words(inside) < _words(line for line in page if line in repeated):
            inside = _inside(page, shown)
            shown |= repeated.intersection(page)
        yield from inside


def _words(lines: Iterable[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _goes_on(before: str, line: str, full: float) -> bool:
    """A short line without an end is a headline, unless the next goes on in small letters."""
    return len(before) >= full or line[:1].islower()


def _joined(paragraph: str, line: str) -> str:
    if _WORD_BROKEN.search(paragraph) and line[:1].islower():
        return paragraph[:-1] + line
    return f"{paragraph} {line}"


def _repeated(pages: list[list[str]]) -> set[str]:
    """Lines at the top or bottom of most pages."""
    edges = chain.from_iterable({*page[:2], *page[-2:]} for page in pages)
    counted = Counter(line for line in edges if line)
    return {line for line, times in counted.items() if len(pages) > 2 and times > len(pages) / 2}


def _inside(page: list[str], repeated: set[str]) -> list[str]:
    found = [line for line in page if line not in repeated]
    while found and (not found[-1] or _NUMBER.fullmatch(found[-1])):
        found.pop()
    return found
