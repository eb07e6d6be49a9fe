"""WARC files (ISO 28500, WARC 1.1): a fetch as it was asked for and as it came, for programs of archives."""

import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from io import BytesIO
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from claims.domain.fetches import Headers
from claims.domain.warcs import Kept

VERSION = "1.1"
_RENAMED = {"transfer-encoding"}
"""What httpcore has taken off the body already; a header that still says so would mislead whoever reads."""


def written(kept: Kept) -> bytes:
    """The whole file: the same bytes whoever writes it again, so that its digest can be its name."""
    file = BytesIO()
    writer = WARCWriter(file, gzip=True, warc_version=VERSION)
    ids = {name: _id(kept, name) for name in ("warcinfo", "response", "request", "metadata")}
    info = {"software": "factcheck", "format": "WARC File Format 1.1", "conformsTo": _STANDARD}
    _add(writer, kept, ids, "warcinfo", _fields(info.items()), {})
    answered = StatusAndHeaders(
        f"{kept.status} {'OK' if kept.status == 200 else ''}".strip(), _kept(kept.headers), "HTTP/1.1"
    )
    told = {"WARC-Identified-Payload-Type": _type(kept.headers)} if _type(kept.headers) else {}
    _add(writer, kept, ids, "response", kept.payload, told, http=answered)
    parts = urlsplit(kept.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    asked = StatusAndHeaders(f"GET {target} HTTP/1.1", list(kept.asked), is_http_request=True)
    beside = {"WARC-Concurrent-To": ids["response"]}
    _add(writer, kept, ids, "request", b"", beside, http=asked)
    if kept.hops:
        ways = [("redirect", f"{status} {here} {there}") for here, status, there in kept.hops]
        via = [("via", kept.hops[0][0])]
        _add(writer, kept, ids, "metadata", _fields([*via, *ways]), beside)
    return file.getvalue()


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file turned out to hold: the payload of its response, and what is wrong with it."""

    payload: bytes
    problems: tuple[str, ...]


def read(data: bytes) -> Contents:
    """Read a file back, every record of it, comparing each digest that it names."""
    payload, seen, problems = b"", 0, []
    try:
        records = ArchiveIterator(BytesIO(data), check_digests=True, no_record_parse=False)
        for record in records:
            body = record.raw_stream.read()
            seen += 1
            if record.rec_type == "response":
                payload = body
            if not record.digest_checker.passed:
                problems.append(f"the digest of its {record.rec_type} differs")
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
        problems.append(f"it cannot be read as WARC: {error}")
    if not seen:
        problems.append("it holds no record")
    return Contents(payload, tuple(problems))


_STANDARD = "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"


def _add(
    writer: WARCWriter,
    kept: Kept,
    ids: dict[str, str],
    kind: str,
    payload: bytes,
    told: dict[str, str],
    *,
    http: StatusAndHeaders | None = None,
) -> None:
    more = {"WARC-Record-ID": ids[kind], "WARC-Date": _time(kept), **told}
    if kind != "warcinfo":
        more["WARC-Warcinfo-ID"] = ids["warcinfo"]
    record: ArcWarcRecord = writer.create_warc_record(
        kept.url if kind != "warcinfo" else "",
        kind,
        payload=BytesIO(payload),
        length=len(payload),
        warc_content_type="application/warc-fields" if http is None else "",
        warc_headers_dict=more,
        http_headers=http,
    )
    writer.write_record(record)


def _id(kept: Kept, kind: str) -> str:
    """The same for the same fetch, so that the file is the same."""
    digest = hashlib.sha256(kept.payload).hexdigest()
    name = f"{kept.number} {kept.url} {_time(kept)} {digest} {kind}"
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}>"


def _time(kept: Kept) -> str:
    return kept.taken_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _kept(headers: Headers) -> list[tuple[str, str]]:
    return [(f"x-archive-orig-{name}" if name in _RENAMED else name, value) for name, value in headers]


def _type(headers: Headers) -> str:
    found = next((value for name, value in headers if name == "content-type"), "")
    return found.partition(";")[0].strip().lower()


def _fields(pairs: Iterable[tuple[str, str]]) -> bytes:
    return "".join(f"{name}: {value}\r\n" for name, value in pairs).encode()
