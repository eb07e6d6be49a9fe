"""The page in a web archive: the one that a WACZ lists first, or the first with much to read in it.

Only one is read; others are named, and so is whatever else is missing.
"""

import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from importlib import import_module
from io import BytesIO
from urllib.parse import urljoin

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import BufferedReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders

from claims.domain import addresses
from claims.domain.pages import Origin, Page
from claims.domain.refusals import Unreadable
from claims.gateways.files import LARGEST
from claims.gateways.reading import html
from claims.gateways.reading.decoding import in_charset, kept, page_text
from claims.gateways.reading.glance import words_shown
from claims.gateways.reading.kinds import Kind
from claims.gateways.reading.packed import member
from claims.gateways.reading.paper import PASTE, Paper

MOST_RECORDS = 20_000
MOST_KEPT = 40 * 1024 * 1024
"""Bytes of all pages that are looked at, unpacked."""

MOST_LISTED = 50
MOST_NAMED = 5
MOST_MOVES = 5
"""Redirects that are followed from one address."""

_BROKEN = (AttributeError, EOFError, LookupError, NotImplementedError, OSError, ValueError)
"""What warcio and zipfile raise besides their own errors, where records are not as they must be."""

_KINDS = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "application/pdf": Kind.PDF,
    "text/plain": Kind.TEXT,
}
_GZIP = b"\x1f\x8b\x08"
_BLANK = re.compile(rb"\n\r?\n")
_PIECE = 1024 * 1024
_MOVED = frozenset(("301", "302", "303", "307", "308"))
_UNPACKED = frozenset(("", "identity", *BufferedReader.get_supported_decompressors()))
_PLACES = ("http://", "https://", "file:")
_ENDS = "The web archive is broken off; what comes after is missing."


@dataclass(frozen=True, slots=True)
class _Kept:
    """A page as the archive has it, how many words it shows, and why it cannot be read, or blank."""

    paper: Paper
    body: bytes
    words: int
    whole: bool = True
    locked: str = ""


@dataclass(slots=True)
class _Contents:
    """Its pages by where they stood, where redirects lead, and why it was not read to its end, or blank."""

    pages: dict[str, _Kept] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    ends: str = ""
    size: int = 0

    def take(self, record: ArcWarcRecord) -> None:
        """Keep it if it is a page, or leads to one."""
        url = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
        said = _said(record)
        if record.rec_type not in {"response", "resource"} or said is None or not url.startswith(_PLACES):
            return
        status = str(said.get_statuscode()) if record.rec_type == "response" else "200"
        target = str(said.get_header("location") or "")
        if status in _MOVED and target:
            self.moved.setdefault(addresses.comparable(url), addresses.comparable(urljoin(url, target)))
        kind, _, more = str(said.get_header("content-type") or "").lower().partition(";")
        if status == "200" and kind.strip() in _KINDS:
            charset = more.partition("charset=")[2].partition(";")[0].strip(" \"'")
            page = _received(record, Paper(_KINDS[kind.strip()], charset[:40], url))
            self.pages.setdefault(addresses.comparable(url), page)
            self.size += len(page.body)

    def at(self, place: str) -> _Kept | None:
        """The page at this address, or to where it leads."""
        for _ in range(MOST_MOVES):
            if place in self.pages or place not in self.moved:
                break
            place = self.moved[place]
        return self.pages.get(place)


def read(raw: bytes, paper: Paper) -> Page:
    """Raises Unreadable where there is no page in it, or what there is of it is broken."""
    try:
        if paper.kind is Kind.WARC:
            held, listed = _contents([raw]), []
        else:
            with zipfile.ZipFile(BytesIO(raw)) as packed:
                names = sorted(name for name in packed.namelist() if name.endswith((".warc", ".warc.gz")))
                held, listed = _contents(member(packed, name) for name in names), _listed(packed)
    except (ArchiveLoadFailed, zipfile.BadZipFile, zlib.error, *_BROKEN) as error:
        raise Unreadable(f"This {paper.kind} is broken: its records cannot be unpacked. {PASTE}") from error
    main = _main(held, listed)
    if main is None:
        raise Unreadable(
            f"{held.ends} There is no page before that. {PASTE}"
            if held.ends
            else "There is no page in this web archive that a server answered with status 200. Add the page "
            "by its address, or paste the text."
        )
    page = _page(main, held)
    unread = (page.unread, _missing(held, listed), _others(held, listed, main), held.ends)
    return replace(page, unread=" ".join(filter(None, unread)))


def _contents(archives: Iterable[bytes]) -> _Contents:
    """What there is in them all, up to where they are broken or longer than is read."""
    held, number = _Contents(), 0
    for raw in archives:
        try:
            for record in ArchiveIterator(BytesIO(raw), no_record_parse=False):
                number += 1
                if number > MOST_RECORDS or held.size > MOST_KEPT:
                    held.ends = "The web archive is long; what comes late in it was not looked at."
                    return held
                held.take(record)
                if not _is_whole(record):
                    held.ends = _ENDS
        except (ArchiveLoadFailed, zlib.error, *_BROKEN):
            if not held.pages:
                raise
            held.ends = _ENDS
        if not (_is_packed_to_its_end if raw.startswith(_GZIP) else _is_headed)(raw):
            held.ends = held.ends or _ENDS
    return held


def _is_headed(raw: bytes) -> bool:
    """Whether the header of its last record ends."""
    return bool(_BLANK.search(raw, max(raw.rfind(b"WARC/"), 0)))


def _is_packed_to_its_end(raw: bytes) -> bool:
    """Whether its last part ends with it. Of a part that does not, nothing may come out."""
    at = len(raw)
    # What looks like the beginning of a part may be in the midst of one.
    for _ in range(3):
        at = max(raw.rfind(_GZIP, 0, at), 0)
        unpacking, waiting = zlib.decompressobj(wbits=31), raw[at:]
        with suppress(zlib.error):
            # What is longer than all that is looked at is not unpacked to its end.
            for _ in range(MOST_KEPT // _PIECE):
                unpacking.decompress(waiting, _PIECE)
                waiting = unpacking.unconsumed_tail
                if unpacking.eof or not waiting:
                    break
            if unpacking.eof or waiting:
                return not unpacking.unused_data.strip(b"\0")
    return False


def _said(record: ArcWarcRecord) -> StatusAndHeaders | None:
    """What is said of what it holds: by the server that answered, or by whoever put it there."""
    return record.http_headers if record.rec_type == "response" else record.rec_headers


def _received(record: ArcWarcRecord, paper: Paper) -> _Kept:
    """The page's bytes, unpacked, and what can be told of them at once."""
    packed = str(record.http_headers.get_header("content-encoding") or "") if record.http_headers else ""
    if packed.strip().lower() not in _UNPACKED:
        why = f"The page in this web archive is packed in a way not read here ({packed[:20]}). {PASTE}"
        return _Kept(paper, b"", 0, locked=why)
    body = record.content_stream().read(LARGEST + 1)
    if len(body) > LARGEST:
        why = f"The page in this web archive unpacks to more than {LARGEST // 2**20} MB. {PASTE}"
        return _Kept(paper, b"", 0, locked=why)
    words = 0
    if paper.kind is not Kind.PDF:
        words = words_shown(page_text(body, paper.charset))
    return _Kept(paper, body, words, whole=_is_whole(record))


def _is_whole(record: ArcWarcRecord) -> bool:
    """Whether it says how long it is, and nothing is left to come of that once there is no more to read."""
    while record.raw_stream.read(LARGEST):
        pass
    told = record.rec_headers.get_header("Content-Length") is not None
    return told and not getattr(record.raw_stream, "limit", 0)


def _listed(packed: zipfile.ZipFile) -> list[str]:
    """The addresses of the pages that the archive was made for, as its list of pages has them."""
    if "pages/pages.jsonl" not in packed.namelist():
        return []
    found = []
    for line in member(packed, "pages/pages.jsonl").splitlines()[:MOST_LISTED]:
        try:
            said = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(said, dict) and isinstance(said.get("url"), str):
            found.append(str(said["url"]))
    return found


def _main(held: _Contents, listed: Sequence[str]) -> _Kept | None:
    """The first that is listed and there; or the first with half as many words as the one with most.

    Frames have few words. Where there is no page, a PDF or a plain text is one.
    """
    for url in listed:
        if found := held.at(addresses.comparable(url)):
            return found
    for kind in (Kind.HTML, Kind.PDF, Kind.TEXT):
        pages = [page for page in held.pages.values() if page.paper.kind is kind]
        if pages:
            most = max(page.words for page in pages)
            return next(page for page in pages if page.words * 2 >= most)
    return None


def _page(chosen: _Kept, held: _Contents) -> Page:
    """Raises Unreadable; where there is no article in it, with what may be the reason of that."""
    if chosen.locked:
        raise Unreadable(chosen.locked)
    try:
        page = _by_kind(chosen)
    except Unreadable as refusal:
        if not chosen.whole:
            raise Unreadable(
                f"This web archive is broken off in the middle of its page, too early for an article. {PASTE}"
            ) from refusal
        locked = next((other.locked for other in held.pages.values() if other.locked), "")
        raise Unreadable(locked or str(refusal)) from refusal
    url = chosen.paper.url
    if page.canonical or not url.startswith(("http://", "https://")):
        return page
    return replace(page, canonical=url[:1000], origins={**page.origins, "canonical": Origin.ARCHIVE})


def _by_kind(found: _Kept) -> Page:
    if found.paper.kind is Kind.HTML:
        return html.read(found.body, found.paper)
    if found.paper.kind is Kind.PDF:
        page: Page = import_module("claims.gateways.reading.pdf").read(found.body, found.paper)
        return page
    return Page(kept(in_charset(found.body, found.paper.charset)))


def _missing(held: _Contents, listed: Sequence[str]) -> str:
    """That the page which the archive was made for is not in it."""
    if not listed or held.at(addresses.comparable(listed[0])):
        return ""
    return f"The page that it lists first is not in it: {listed[0][:200]}."


def _others(held: _Contents, listed: Sequence[str], main: _Kept) -> str:
    """The other pages that are listed; where none is, those with enough words for an article."""
    pages = [held.at(addresses.comparable(url)) for url in listed] if listed else list(held.pages.values())
    urls = [
        page.paper.url
        for page in pages
        if page
        and page is not main
        and (listed or page.locked or page.words >= html.FEWEST or page.paper.kind is Kind.PDF)
    ]
    urls = list(dict.fromkeys(urls))
    if not urls:
        return ""
    named = ", ".join(url[:200] for url in urls[:MOST_NAMED])
    more = f" and {len(urls) - MOST_NAMED} more" if len(urls) > MOST_NAMED else ""
    return f"Other pages in it were not read: {named}{more}."
