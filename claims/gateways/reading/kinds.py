"""Which kind of document these bytes are: by the bytes, then a server's word, then the file name."""

import re
import zlib
from enum import StrEnum
from pathlib import PurePath

from claims.domain.refusals import Unreadable
from claims.gateways.files import LARGEST


class Kind(StrEnum):
    """What the desk reads."""

    TEXT = "text"
    HTML = "page"
    PDF = "PDF"
    DOCX = "Word document"
    MAIL = "mail"
    WARC = "web archive (WARC)"
    WACZ = "web archive (WACZ)"


HEAD = 64 * 1024
"""Bytes from the start that are looked at."""

_AS_TEXT = "Save it as PDF, DOCX or plain text, or paste the text."

_OTHERS: tuple[tuple[bytes, str], ...] = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        f"This is an old Office file (such as .doc), not read here. {_AS_TEXT}",
    ),
    (b"{\\rtf", f"This is an RTF file, which is not read here. {_AS_TEXT}"),
    (b"\x89PNG", "This is a picture (PNG): there is no text in it that a program can read."),
    (b"\xff\xd8\xff", "This is a picture (JPEG): there is no text in it that a program can read."),
    (b"GIF8", "This is a picture (GIF): there is no text in it that a program can read."),
    (b"II*\x00", "This is a picture (TIFF): there is no text in it that a program can read."),
    (b"MM\x00*", "This is a picture (TIFF): there is no text in it that a program can read."),
    (b"RIFF", "This is a picture, a sound or a film, with no text that a program can read."),
    (b"ID3", "This is a sound: write down what is said in it, and paste that."),
    (b"OggS", "This is a sound or a film: write down what is said in it, and paste that."),
    (b"\x1aE\xdf\xa3", "This is a film: write down what is said in it, and paste that."),
    (b"7z\xbc\xaf", "This is a packed archive (7z): unpack it, and hand in its files one by one."),
    (b"Rar!", "This is a packed archive (RAR): unpack it, and hand in its files one by one."),
    (b"\xfd7zXZ", "This is packed (xz): unpack it first."),
    (b"BZh", "This is packed (bzip2): unpack it first."),
    (b"\x28\xb5\x2f\xfd", "This is packed (zstd): unpack it first."),
    (b"\x7fELF", "This is a program, not a text."),
    (b"MZ\x90", "This is a program, not a text."),
)
"""How files begin that are no text, and what to say of each."""

_TYPES = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/plain": Kind.TEXT,
    "message/rfc822": Kind.MAIL,
    "application/octet-stream": None,
    "": None,
}
_MARKED = {
    "application/pdf": Kind.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Kind.DOCX,
    "application/warc": Kind.WARC,
    "application/wacz": Kind.WACZ,
}
"""Kinds of which every document says by its first bytes that it is one."""

_NAMES = {
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".eml": Kind.MAIL,
}

_PAGE = re.compile(
    # Each comment ends at its first end, so that no number of them can be cut up in many ways.
    rb"\s*+(?:<\?xml[^>]{0,200}\?>\s*+)?(?:(?><!--.{0,2000}?-->)\s*+){0,5}+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_FRAGMENT = re.compile(
    rb"\s*+(?:(?><!--.{0,2000}?-->)\s*+){0,5}+<(article|blockquote|div|figure|h[1-6]|header|main|ol|p|section|table|ul)"
    rb"(?:\s[^<>]{0,2000})?>",
    re.IGNORECASE | re.DOTALL,
)
"""The first tag of a piece out of a page."""

_PDF = re.compile(rb"%PDF-\d\.\d")
_IN_A_PDF = (b" obj", b"endobj", b"startxref")
_BEFORE_A_PDF = 1024
"""Bytes that readers allow before a PDF begins."""

_XML = re.compile(rb"\s*<(?:\?xml|rss|feed|svg|!DOCTYPE)\b", re.IGNORECASE)
_HEADER = re.compile(rb"(?:(?:From |[!-9;-~]{1,76}:)[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+(?:\r?\n|\Z)")
_POSTED = re.compile(rb"(?im)^(?:received|return-path|message-id|mime-version|delivered-to):")
_SENDER = re.compile(rb"(?im)^(?:from|subject|date):")
_FEED = "This is a feed or other XML, not one article. Give the address of the article itself."


def kind_of(raw: bytes, content_type: str, filename: str) -> Kind:
    """Raises Unreadable where it is something that the desk does not read; says what, and what to do."""
    head = raw[:HEAD]
    found = _by_bytes(raw, head)
    if found:
        return found
    if content_type in _MARKED:
        raise Unreadable(
            f"The server says that this is a {_MARKED[content_type]}, and it does not begin as one: it is "
            "broken, or something else. Paste the text instead."
        )
    if content_type not in _TYPES:
        raise Unreadable(
            f"What stands at this address is “{content_type[:60]}”, which is not read here. "
            "Paste the text instead."
        )
    return _TYPES[content_type] or _NAMES.get(PurePath(filename).suffix.lower(), Kind.TEXT)


def refuse_large(raw: bytes) -> None:
    """Raise Unreadable where there are more bytes than the desk reads."""
    if len(raw) > LARGEST:
        size = len(raw) / 1024 / 1024
        raise Unreadable(
            f"This has {size:.1f} MB; the desk reads up to {LARGEST // 2**20} MB. Paste the text alone."
        )


def _by_bytes(raw: bytes, head: bytes) -> Kind | None:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    for mark, kind in ((b"%PDF-", Kind.PDF), (b"WARC/", Kind.WARC)):
        if start.startswith(mark):
            return kind
    if head.startswith(b"PK\x03\x04"):
        return _zipped(raw)
    if head.startswith(b"\x1f\x8b"):
        return _gzipped(head)
    for mark, sentence in _OTHERS:
        if head.startswith(mark) and not _is_text(head, mark):
            raise Unreadable(sentence)
    if head[4:8] == b"ftyp":
        raise Unreadable("This is a film, a sound or a picture, with no text that a program can read.")
    if _PAGE.match(start) or _is_fragment(raw, start):
        return Kind.HTML
    if _XML.match(start):
        raise Unreadable(_FEED)
    return Kind.MAIL if _is_mail(start) else Kind.PDF if _is_late_pdf(raw) else None


def _is_late_pdf(raw: bytes) -> bool:
    """Whether a PDF begins a little later; a text about one has none of its parts."""
    return bool(_PDF.search(raw[: _BEFORE_A_PDF + 8])) and all(part in raw for part in _IN_A_PDF)


def _is_fragment(raw: bytes, start: bytes) -> bool:
    """Whether these bytes begin with an element of a page that also ends in them."""
    begins = _FRAGMENT.match(start)
    return bool(begins and re.search(rb"</" + begins[1] + rb"\s*>", raw, re.IGNORECASE))


def _is_text(head: bytes, mark: bytes) -> bool:
    """Whether a text merely happens to begin with these letters."""
    return mark.isalnum() and b"\x00" not in head and max(head[:200]) < 0x80


def _zipped(raw: bytes) -> Kind:
    """By the names of the files inside, which a zip file repeats in its directory at the end."""
    if b"word/document" in raw or b"word/_rels" in raw:
        return Kind.DOCX
    if b"datapackage.json" in raw or b"pages/pages.jsonl" in raw or b"archive/" in raw:
        return Kind.WACZ
    for mark, what in (
        (b"xl/", "a spreadsheet"),
        (b"ppt/", "slides"),
        (b"mimetypeapplication/", "a document"),
    ):
        if mark in raw:
            raise Unreadable(f"This is {what} of a kind that is not read here. {_AS_TEXT}")
    raise Unreadable("This is a zip file: unpack it, and hand in its files one by one.")


def _gzipped(head: bytes) -> Kind:
    try:
        start = zlib.decompressobj(wbits=31).decompress(head, 4096)
    except zlib.error as error:
        raise Unreadable("This is packed (gzip) and broken: it cannot be unpacked.") from error
    if start.startswith(b"WARC/"):
        return Kind.WARC
    raise Unreadable("This is packed (gzip), and no web archive: unpack it first.")


def _is_mail(start: bytes) -> bool:
    """It opens with a block of header lines, among them one that only a mail has, and a sender's."""
    block = _HEADER.match(start)
    return bool(block and _POSTED.search(block[0]) and _SENDER.search(block[0]))
