"""The text of a Word document, out of its own XML: what a reader sees, without deleted words or fields."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from posixpath import join, normpath

from lxml import etree

from claims.domain.pages import Origin, Page
from claims.domain.refusals import Unreadable
from claims.gateways.reading.decoding import kept
from claims.gateways.reading.packed import member
from claims.gateways.reading.paper import PASTE, Paper
from claims.gateways.reading.said import Said

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_OFFICE = "/officeDocument"
_SPACE = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "‑"}
_BROKEN = (EOFError, LookupError, NotImplementedError, OSError, ValueError)
"""What zipfile raises besides its own error, where a file is not as it must be."""

_NOT_READ = (
    (re.compile(r"word/comments\d*\.xml"), "comments"),
    (re.compile(r"word/(?:footnotes|endnotes)\d*\.xml"), "notes at the foot"),
    (re.compile(r"word/(?:header|footer)\d*\.xml"), "headers and footers"),
)
"""Files with words of their own, and what they are."""

_NO_WORDS = (
    (re.compile(r"word/charts/chart\d*\.xml"), "charts"),
    (re.compile(r"word/diagrams/data\d*\.xml"), "diagrams"),
    (re.compile(r"word/embeddings/.+"), "embedded files"),
    (re.compile(r"word/media/.+"), "pictures"),
)
_WORDS = re.compile(rb"<(?:\w+:)?t(?:\s[^<>]*)?>[^<]*[^<\s]")
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read(raw: bytes, paper: Paper) -> Page:
    """Raises Unreadable where it is broken, locked, unpacks to too much, or has no text."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            document = member(packed, _main_part(packed))
            body = _Body()
            text = "\n\n".join(filter(str.strip, body.paragraphs(document)))
            said = Said()
            _tell(packed, said)
            unread = [*body.skipped, *_beside(packed)]
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, *_BROKEN) as error:
        raise Unreadable(f"This Word document is broken: its parts cannot be unpacked. {PASTE}") from error
    if not kept(text):
        raise Unreadable("There is no text in this Word document. If it holds pictures of a text, type it.")
    return said.page(kept(text), headed=False, unread=_named(unread))


def _named(unread: list[str]) -> str:
    *first, last = unread or [""]
    return f"Its {' and '.join(filter(None, (', '.join(first), last)))} were not read." if last else ""


def _beside(packed: zipfile.ZipFile) -> Iterator[str]:
    """What there is beside its own text: of files that every document has, those with words in them."""
    names = packed.namelist()
    for pattern, what in _NOT_READ:
        if any(_has_words(packed, name) for name in filter(pattern.fullmatch, names)):
            yield what
    yield from (what for pattern, what in _NO_WORDS if any(map(pattern.fullmatch, names)))


def _has_words(packed: zipfile.ZipFile, name: str) -> bool:
    try:
        return bool(_WORDS.search(member(packed, name)))
    except Unreadable:
        return True


def _main_part(packed: zipfile.ZipFile) -> str:
    """Where the document's own words are: its relations say so."""
    for relation in _tree(member(packed, "_rels/.rels")).iter("{*}Relationship"):
        if relation.get("Type", "").endswith(_OFFICE):
            return normpath(join("/", relation.get("Target", ""))).lstrip("/")
    return "word/document.xml"


class _Body:
    """Goes through the document once, and notes what it skips of what a reader sees, or might."""

    def __init__(self) -> None:
        self.skipped: dict[str, None] = {}
        self.words: list[str] = []
        self.left_out = self.boxes = self.seen = 0
        self.hidden: etree._Element | None = None
        self.alternatives: list[tuple[int, bool]] = []

    def paragraphs(self, xml: bytes) -> Iterator[str]:
        """Each as it is read to its end, without what is deleted or hidden in it, and without text boxes."""
        _refuse_entities(xml)
        for event, element in etree.iterparse(
            BytesIO(xml), events=("start", "end"), resolve_entities=False, no_network=True, huge_tree=False
        ):
            name = etree.QName(element).localname if element.tag != etree.Comment else ""
            self._enter_or_leave(name, begins=event == "start")
            if event == "start":
                continue
            if name == "vanish":
                self._hide(element)
            elif name == "altChunk":
                self.skipped["parts in another format"] = None
            elif name == "t" or (name in _SPACE and _is_run(element.getparent())):
                self._say(element, _SPACE.get(name) or element.text or "")
            elif name == "p" and not self.left_out and not self.boxes:
                yield "".join(self.words)
                self.words.clear()
            if name in {"p", "tbl"}:
                element.clear()

    def _enter_or_leave(self, name: str, *, begins: bool) -> None:
        """Into what is left out, and out of it: of alternatives, all but the first that has words."""
        step = 1 if begins else -1
        if name in {"del", "moveFrom"}:
            self.left_out += step
        elif name == "txbxContent":
            self.boxes += step
        elif name in {"AlternateContent", "Fallback"} and begins:
            repeats = name == "Fallback" and bool(self.alternatives) and self.seen > self.alternatives[-1][0]
            self.alternatives.append((self.seen, repeats))
            self.left_out += repeats
        elif name in {"AlternateContent", "Fallback"}:
            self.left_out -= self.alternatives.pop()[1]

    def _hide(self, mark: etree._Element) -> None:
        """The run whose properties these are, unless they say that it is not hidden."""
        off = any(value in {"0", "false", "off"} for name, value in mark.items() if name.endswith("val"))
        above = mark.getparent()
        run = None if above is None else above.getparent()
        if not off and _is_run(run):
            self.hidden = run

    def _say(self, element: etree._Element, words: str) -> None:
        if self.left_out:
            return
        self.seen += bool(words.strip())
        hidden = self.hidden is not None and element.getparent() is self.hidden
        if not self.boxes and not hidden:
            self.words.append(words)
        elif words.strip():
            self.skipped["text boxes" if self.boxes else "hidden words"] = None


def _is_run(element: etree._Element | None) -> bool:
    return element is not None and element.tag in {f"{_W}r", f"{_STRICT}r"}


def _tell(packed: zipfile.ZipFile, said: Said) -> None:
    """When a file was made is not when it was published; when it was changed is what it says."""
    if "docProps/core.xml" not in packed.namelist():
        return
    known = {
        etree.QName(each).localname: each.text or "" for each in _tree(member(packed, "docProps/core.xml"))
    }
    said.note("title", known.get("title"), Origin.FILE)
    said.note("byline", known.get("creator"), Origin.FILE)
    said.note("language", known.get("language", "").partition("-")[0], Origin.FILE)
    said.note_date("changed", known.get("modified"), Origin.FILE)


def _tree(xml: bytes) -> etree._Element:
    _refuse_entities(xml)
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def _refuse_entities(xml: bytes) -> None:
    if _DTD.search(xml) or b"\x00" in xml[:200]:
        raise Unreadable(
            f"This Word document holds XML that Word never writes (a DTD); it is not read. {PASTE}"
        )
