"""The page in a web archive: the one that a WACZ lists first, or the first that was answered with 200."""

import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from claims.domain.pages import Origin, Page
from claims.domain.refusals import Unreadable
from claims.gateways.files import LARGEST
from claims.gateways.reading import html
from claims.gateways.reading.kinds import Kind
from claims.gateways.reading.packed import member
from claims.gateways.reading.paper import PASTE, Paper

MOST_RECORDS = 20_000

_BROKEN = (AttributeError, EOFError, LookupError, NotImplementedError, OSError, ValueError)
"""What warcio and zipfile raise besides their own errors, where records are not as they must be."""

_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def read(raw: bytes, paper: Paper) -> Page:
    """Raises Unreadable where there is no page in it, or what there is of it is broken."""
    try:
        if paper.kind is Kind.WARC:
            return _main(_records(raw), "")
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            names = sorted(name for name in packed.namelist() if name.endswith((".warc", ".warc.gz")))
            wanted = _listed(packed)
            return _main((each for name in names for each in _records(member(packed, name))), wanted)
    except (ArchiveLoadFailed, zipfile.BadZipFile, zlib.error, *_BROKEN) as error:
        raise Unreadable(f"This {paper.kind} is broken: its records cannot be unpacked. {PASTE}") from error


def _records(raw: bytes) -> Iterator[ArcWarcRecord]:
    for number, record in enumerate(ArchiveIterator(BytesIO(raw), no_record_parse=False)):
        if number >= MOST_RECORDS:
            return
        yield record


def _listed(packed: zipfile.ZipFile) -> str:
    """The address of the page that the archive was made for, as its list of pages has it."""
    if "pages/pages.jsonl" not in packed.namelist():
        return ""
    for line in member(packed, "pages/pages.jsonl").splitlines()[:50]:
        try:
            said = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(said, dict) and isinstance(said.get("url"), str):
            return str(said["url"])
    return ""


def _main(records: Iterator[ArcWarcRecord], wanted: str) -> Page:
    """The page of the wanted address, or the first there is; only one of them is read."""
    first: tuple[bytes, Paper] | None = None
    for record in filter(_is_page, records):
        url = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
        if first is None or url == wanted:
            first = _received(record, url)
        if not wanted or url == wanted:
            break
    if first is None:
        raise Unreadable(
            "There is no page in this web archive that a server answered with status 200. Add the page by "
            "its address, or paste the text."
        )
    return _page(*first)


def _is_page(record: ArcWarcRecord) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = str(record.http_headers.get_header("content-type") or "").partition(";")[0].strip().lower()
    return record.http_headers.get_statuscode() == "200" and kind in _PAGES


def _received(record: ArcWarcRecord, url: str) -> tuple[bytes, Paper]:
    """The page's bytes, unpacked, and what is known of it."""
    body = record.content_stream().read(LARGEST + 1)
    if len(body) > LARGEST:
        raise Unreadable(f"The page in this web archive unpacks to more than {LARGEST // 2**20} MB. {PASTE}")
    said = str(record.http_headers.get_header("content-type") or "")
    charset = said.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    return body, Paper(Kind.HTML, charset[:40], url)


def _page(body: bytes, paper: Paper) -> Page:
    page = html.read(body, paper)
    if page.canonical or not paper.url.startswith(("http://", "https://")):
        return page
    return replace(page, canonical=paper.url[:1000], origins={**page.origins, "canonical": Origin.ARCHIVE})
