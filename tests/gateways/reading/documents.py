"""Documents of every kind, made here: small, sound ones, out of which tests make others."""

import gzip
import io
import json
import zipfile
from collections.abc import Mapping, Sequence

from pypdf import PdfReader, PdfWriter

LINES = (
    "HARWICK — The Lowgate bridge can carry lorries of 40 tonnes, Mayor Dora Finch said on Monday.",
    "The engineers’ union rejected the claim. “It has not been inspected since 2019,” said Tom Ellery.",
    "The council meets again in November, when the report of the works department is to be read.",
)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}" Target="word/document.xml"/></Relationships>'
)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>The bridge at Lowgate</dc:title><dc:creator>Ada Lund</dc:creator>"
    "<dcterms:created>2026-09-30T10:00:00Z</dcterms:created>"
    "<dcterms:modified>2026-10-01T08:00:00Z</dcterms:modified></cp:coreProperties>"
)


def html(lines: Sequence[str] = LINES, *, head: str = "") -> str:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge</title>{head}</head>'
        f"<body><article><h1>Lowgate bridge is sound</h1>{body}</article></body></html>"
    )


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def docx(body: str | None = None, **more: str | bytes) -> bytes:
    """A Word document with this XML as its body; `more` are further files, with __ for a slash."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in LINES)
    document = (
        f'<w:document xmlns:w="{W}"><w:body>{paragraphs if body is None else body}</w:body></w:document>'
    )
    files: dict[str, str | bytes] = {
        "_rels/.rels": RELATIONS,
        "word/document.xml": document,
        "docProps/core.xml": CORE,
    }
    return zipped(files | {name.replace("__", "/"): content for name, content in more.items()})


def pdf(*pages: Sequence[str], info: str = "/Title (The bridge at Lowgate) /Author (Ada Lund)") -> bytes:
    """Each page's lines from top to bottom, in Helvetica; for Latin letters."""
    pages = pages or (LINES,)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    kids = []
    for lines in pages:
        shown = "".join(f"({_escaped(line)}) Tj T* " for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 50 780 Td {shown}ET" if lines else ""
        objects.append(f"<</Length {len(stream.encode('cp1252'))}>>\nstream\n{stream}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {len(objects)} 0 R>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    objects.append(f"<<{info}>>")
    return bound(objects, info=len(objects))


def bound(objects: Sequence[str | bytes], *, info: int = 0, root: int = 1) -> bytes:
    """These objects as a PDF with its table of places; the first is its catalogue."""
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, each in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number)
        out.write(each if isinstance(each, bytes) else each.encode("cp1252"))
        out.write(b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    about = b"/Info %d 0 R" % info if info else b""
    out.write(
        b"trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, root, about, start)
    )
    return out.getvalue()


def locked(raw: bytes, *, password: str, owner: str = "owner") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(raw)))
    writer.encrypt(password, owner, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def mail(*, body: str = "", head: str = "Content-Type: text/plain; charset=utf-8") -> bytes:
    return (
        "Received: from mail.harwick.example by desk.example; Thu, 01 Oct 2026 08:00:01 +0000\r\n"
        "From: =?utf-8?q?Ada_L=C3=BCnd?= <ada@harwick.example>\r\nTo: desk@desk.example\r\n"
        "Subject: =?utf-8?q?Bridge_=E2=80=9Csound=E2=80=9D?=\r\nDate: Thu, 01 Oct 2026 10:00:00 +0200\r\n"
        f"MIME-Version: 1.0\r\n{head}\r\n\r\n{body or chr(10).join(LINES)}"
    ).encode()


def parts(*each: str, kind: str = "mixed", mark: str = "frontier") -> tuple[str, str]:
    """The header and the body of a mail in parts."""
    inside = "".join(f"--{mark}\r\n{part}\r\n" for part in each)
    return f'Content-Type: multipart/{kind}; boundary="{mark}"', f"{inside}--{mark}--\r\n"


def warc(
    pages: Sequence[tuple[str, str, str, bytes]], *, packed: bool = True, sort: str = "response"
) -> bytes:
    """A response each: address, status line, content type, body; or a resource, which has no status."""
    about = _record("warcinfo", "", "application/warc-fields", b"software: a test\r\n")
    records = [about]
    for url, status, kind, body in pages:
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode()
        if sort == "resource":
            records.append(_record(sort, url, kind, body))
        else:
            records.append(_record(sort, url, "application/http;msgtype=response", head + body))
    return b"".join(map(gzip.compress, records) if packed else records)


def _record(sort: str, url: str, kind: str, block: bytes) -> bytes:
    about = f"WARC-Target-URI: {url}\r\n" if url else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {sort}\r\n{about}WARC-Date: 2026-10-02T09:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        f"Content-Type: {kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def wacz(pages: Sequence[tuple[str, str, str, bytes]], *, listed: str, also: Sequence[str] = ()) -> bytes:
    rows = [{"format": "json-pages-1.0", "id": "pages"}, {"url": listed, "title": "Bridge"}]
    rows += [{"url": url} for url in also]
    return zipped(
        {
            "datapackage.json": json.dumps({"profile": "data-package"}),
            "pages/pages.jsonl": "\n".join(map(json.dumps, rows)),
            "archive/data.warc.gz": warc(pages),
        }
    )


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
