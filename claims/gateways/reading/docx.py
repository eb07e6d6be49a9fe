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
    (re.compile(r"word/media/.+"), "pictures"),
)
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read(raw: bytes, paper: Paper) -> Page:
    """Raises Unreadable where it is broken, locked, unpacks to too much, or has no text."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            document = member(packed, _main_part(packed))
            text = "\n\n".join(filter(str.strip, _paragraphs(document)))
            said = Said()
            _tell(packed, said)
            unread = [what for name, what in _NOT_READ if any(map(name.fullmatch, packed.namelist()))]
            unread += ["text boxes"] if b"txbxContent" in document else []
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, *_BROKEN) as error:
        raise Unreadable(f"This Word document is broken: its parts cannot be unpacked. {PASTE}") from error
    if not kept(text):
        raise Unreadable("There is no text in this Word document. If it holds pictures of a text, type it.")
    return said.page(
        kept(text), headed=False, unread=f"Its {' and '.join(unread)} were not read." if unread else ""
    )


def _main_part(packed: zipfile.ZipFile) -> str:
    """Where the document's own words are: its relations say so."""
    for relation in _tree(member(packed, "_rels/.rels")).iter("{*}Relationship"):
        if relation.get("Type", "").endswith(_OFFICE):
            return normpath(join("/", relation.get("Target", ""))).lstrip("/")
    return "word/document.xml"


def _paragraphs(xml: bytes) -> Iterator[str]:
    """Each paragraph as it is read to its end; what is deleted or hidden in it is left out."""
    _refuse_entities(xml)
    words: list[str] = []
    hidden = 0
    for event, element in etree.iterparse(
        BytesIO(xml), events=("start", "end"), resolve_entities=False, no_network=True, huge_tree=False
    ):
        name = etree.QName(element).localname if element.tag != etree.Comment else ""
        begins = event == "start"
        if name in {"del", "moveFrom", "AlternateContent"}:
            hidden += 1 if begins else -1
        elif begins or hidden:
            pass
        elif name == "t":
            words.append(element.text or "")
        elif name in _SPACE and element.getparent() is not None and _is_run(element.getparent()):
            words.append(_SPACE[name])
        elif name == "p":
            yield "".join(words)
            words.clear()
        if not begins and name in {"p", "tbl"}:
            element.clear()


def _is_run(element: etree._Element) -> bool:
    return element.tag in {f"{_W}r", f"{_STRICT}r"}


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
