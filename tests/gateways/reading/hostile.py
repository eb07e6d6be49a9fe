"""Documents made to hurt whoever reads them, each by its name; all of them within the five megabytes."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable

from tests.gateways.reading import documents as made

LARGE = 5_000_000

Make = Callable[[], bytes]

_SAID = "".join(
    f"<p>Line {n} says that the bridge can carry lorries of {n * 7} tonnes.</p>" for n in range(60)
)
_LD = b"<html><head><script type='application/ld+json'>"


def _page(inside: bytes, head: bytes = b"") -> bytes:
    return (
        b"<html><head>%s</head><body><article>%s%s</article></body></html>" % (head, inside, _SAID.encode())
    )[:LARGE]


PAGES: dict[str, Make] = {
    "div in div": lambda: b"<div>" * 1_000_000,
    "div in div, two bytes each": lambda: ("\ufeff" + "<div>" * 450_000).encode("utf-16-le"),
    "div in div, nothing between": lambda: b"<\0div>" * 800_000,
    "b in i": lambda: b"<b><i>" * 800_000,
    "p without end": lambda: b"<p>" * 1_700_000,
    "comment in comment": lambda: b"<html>" + b"<!--" * 1_200_000,
    "script in script": lambda: b"<html>" + b"<script>" * 600_000,
    "angles": lambda: b"<html>" + b"<" * 4_900_000,
    "one word": lambda: b"<html><p>" + b"x" * 4_900_000,
    "attributes": lambda: b"<html><article " + b"a=b " * 1_000_000 + b">",
    "attributes of a small page": lambda: _page(b"<p " + b" ".join(b"a%d" % n for n in range(36_000)) + b">"),
    "as many attributes as are read here": lambda: _page(
        b"<p " + b" ".join(b"a%d" % n for n in range(11_000)) + b">"
    ),
    "not a comment": lambda: _page(b"<!-->" + b"<div>" * 160_000),
    "stray ends": lambda: _page(b"<div></x>" * 49_000),
    "links in one paragraph": lambda: _page(b"<p>" + b"<a href=x>link</a> word " * 40_000),
    "spans in one paragraph": lambda: _page(b"<p>" + b"<span>word</span> " * 45_000),
    "as many links as are read here": lambda: _page(b"<p>" + b"<a href=x>link</a> word " * 1_400),
    "as many cells as are read here": lambda: _page(b"<table>" + b"<tr><td>word" * 1_400),
    "divs with paragraphs": lambda: _page(b"<div><p>Some words here and there.</p></div>" * 24_000),
    "as deep as is read": lambda: _page((b"<div>" * 500 + b"<p>words here" + b"</div>" * 500) * 40),
    "breaks": lambda: _page(b"<p>" + b"word and word<br>" * 45_000),
    "items": lambda: _page(b"<ul>" + b"<li>word and word" * 45_000),
    "long text": lambda: _page(b"<p>" + b"word and words here. " * 230_000),
    "line ends": lambda: _page(b"<p>" + b"\n" * 4_900_000),
    "spaces": lambda: _page(b" " * 4_900_000),
    "entities": lambda: _page(b"<p>" + b"&amp;" * 900_000),
    "numbered zeros": lambda: _page(b"<p>" + b"&#0;" * 1_200_000),
    "dates": lambda: _page(b"<p>2020-01-01 and 3.4.2021 " * 40_000),
    "dates in one": lambda: _page(b"<p>" + b"2020-01-01 and 3.4.2021 " * 10_000),
    "JSON in JSON": lambda: _LD + b'{"a":' * 300_000 + b"</script></head>" + _SAID.encode(),
    "short JSON in JSON": lambda: _LD + b'{"a":' * 40_000 + b"</script></head>" + _SAID.encode(),
    "lists in JSON": lambda: _LD + b"[" * 190_000 + b"</script></head>" + _SAID.encode(),
    "a long headline": lambda: _LD + b'{"headline":"' + b"x" * 4_000_000 + b'"}</script>' + _SAID.encode(),
    "people in JSON": lambda: _LD + b'{"@type":"Person","name":"' * 9_000 + b"</script>" + _SAID.encode(),
    "much JSON": lambda: _page(b"", b"<script type='application/ld+json'>{}</script>" * 45_000),
    "meta tags": lambda: _page(b"", b"<meta name=author content=bobx>" * 45_000),
    "a long title": lambda: _page(b"", b"<title>" + b"a - " * 1_000_000 + b"</title>"),
    "bylines": lambda: _page(b"<p class=byline>by Ada Lund</p>" * 45_000),
    "times": lambda: _page(b"<time datetime=x>1</time>" * 45_000),
    "svg in math": lambda: _page(b"<svg><math><mi>" * 150 + b"x"),
    "tables in tables": lambda: _page(b"<table><tr><td>" * 400),
    "forms": lambda: _page(b"<form><input>" * 20_000),
    "not its own encoding": lambda: b"<html><meta charset=utf-16><p>" + b"\xff\xfe\x00" * 1_500_000,
    "Shift JIS": lambda: b"<html><meta charset=shift_jis><p>" + b"\x81" * 4_000_000,
    "ISO 2022": lambda: b"<html><meta charset=iso-2022-jp><p>" + b"\x1b$B" * 1_500_000,
    "control characters": lambda: _page(b"<p>" + b"\x01\x02\x7f" * 1_500_000),
    "conditional comments": lambda: _page(b"<!--[if IE]>" * 200_000),
    "cdata": lambda: _page(b"<![CDATA[" * 400_000),
    "doctype": lambda: b"<!DOCTYPE html [" + b'<!ENTITY a "b">' * 300_000 + b"]><html><p>&a;",
}
"""Each is taken or refused within a second of CPU."""

TEXTS: dict[str, Make] = {
    "one word of text": lambda: b"x" * LARGE,
    "lines of text": lambda: b"\n" * 4_000_000 + b"x",
    "headers": lambda: b"X-A: b\r\n" * 600_000,
    "bidi": lambda: "\u202e\u2066\u200f".encode() * 500_000,
    "marks": lambda: "e\u0301\u0323".encode() * 900_000,
    "emoji": lambda: "👩‍👩‍👧‍👦".encode() * 190_000,
    "surrogates": lambda: b"\xed\xa0\x80" * 1_000_000,
    "letters of a bad charset": lambda: b"\x81\x8d\x8f\x90\x9d" * 900_000,
    "comments before nothing": lambda: b"<!---->" * 700_000,
    "spaces before nothing": lambda: b" " * 4_900_000 + b"<",
    "a header without end": lambda: b"From: " + b"a" * 100_000 + b"\n\t" * 2_000_000 + b"x",
    "XML": lambda: b"<?xml version='1.0'?>" + b"<a>" * 1_500_000,
}


def _bomb(size: int = 200_000_000) -> bytes:
    """A Word document whose words unpack to so many bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", made.RELATIONS)
        with archive.open("word/document.xml", "w") as part:
            for _ in range(size // 1_000_000):
                part.write(b"x" * 1_000_000)
    return packed.getvalue()


def _wordy(body: str) -> Make:
    return lambda: made.docx(body)


def _declared(dtd: str) -> bytes:
    return made.zipped(
        {
            "_rels/.rels": made.RELATIONS,
            "word/document.xml": f'<?xml version="1.0"?><!DOCTYPE d [{dtd}]>'
            f'<w:p xmlns:w="{made.W}"><w:r><w:t>&l9;</w:t></w:r></w:p>',
        }
    )


_LAUGHS = '<!ENTITY l0 "lol">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))

_CATALOG = "<</Type/Catalog/Pages 2 0 R>>"


def _filtered(data: bytes, names: str) -> bytes:
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<<>>/Contents 4 0 R>>"
    stream = b"<</Length %d/Filter[%s]>>\nstream\n" % (len(data), names.encode()) + data + b"\nendstream"
    return made.bound([_CATALOG, "<</Type/Pages/Count 1/Kids[3 0 R]>>", page, stream])


def _deflated(times: int) -> bytes:
    data = b"0 " * 150_000_000
    for _ in range(times):
        data = zlib.compress(data, 9)
    return _filtered(data, "/FlateDecode " * times)


def _alternative(page: str) -> bytes:
    head, body = made.parts(
        "Content-Type: text/plain\r\n\r\nx", f"Content-Type: text/html\r\n\r\n{page}", kind="alternative"
    )
    return made.mail(head=head, body=body)


def _nested_mail(depth: int) -> bytes:
    body = "Content-Type: text/plain\r\n\r\nThe end."
    for level in range(depth):
        head, inside = made.parts(body, mark=f"m{level}")
        body = f"{head}\r\n\r\n{inside}"
    head, _, inside = body.partition("\r\n\r\n")
    return made.mail(head=head, body=inside)


def _forwarded(depth: int) -> bytes:
    return made.mail(head="Content-Type: message/rfc822", body="Content-Type: message/rfc822\r\n\r\n" * depth)


def _many_parts(number: int) -> bytes:
    head, body = made.parts(*(["Content-Type: text/plain\r\n\r\nA."] * number))
    return made.mail(head=head, body=body)


def _warc_of(body: bytes, encoding: str = "") -> bytes:
    kind = "text/html" + (f"\r\nContent-Encoding: {encoding}" if encoding else "")
    return made.warc([("https://ledger.example/", "200 OK", kind, body)])


PAPERS: dict[str, Make] = {
    "DOCX: zip bomb": _bomb,
    "DOCX: entities": lambda: _declared(_LAUGHS),
    "DOCX: outside entity": lambda: _declared('<!ENTITY l9 SYSTEM "secrets.txt">'),
    "DOCX: deep": _wordy("<w:p>" * 20_000),
    "DOCX: tables in tables": _wordy("<w:tbl><w:tr><w:tc>" * 80),
    "DOCX: a million runs": _wordy("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 700_000 + "</w:p>"),
    "DOCX: one word": _wordy("<w:p><w:r><w:t>" + "x" * 9_000_000 + "</w:t></w:r></w:p>"),
    "DOCX: attributes": _wordy("<w:p " + " ".join(f'a{n}="1"' for n in range(200_000)) + "/>"),
    "DOCX: no document": lambda: made.zipped({"word/_rels/a": "x"}),
    "DOCX: half of it": lambda: made.docx()[:-60],
    "DOCX: climbing": lambda: made.zipped(
        {"_rels/.rels": made.RELATIONS.replace("word/", "../../etc/"), "word/document.x": ""}
    ),
    "PDF: pages in a ring": lambda: made.bound([_CATALOG, "<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"]),
    "PDF: parents in a ring": lambda: made.bound(
        [
            _CATALOG,
            "<</Type/Pages/Parent 3 0 R/Count 1/Kids[3 0 R]>>",
            "<</Type/Pages/Parent 2 0 R/Count 1/Kids[2 0 R]>>",
        ]
    ),
    "PDF: many kids": lambda: made.bound(
        [_CATALOG, f"<</Type/Pages/Count 400000/Kids[{'3 0 R ' * 400_000}]>>", "<</Type/Page/Parent 2 0 R>>"]
    ),
    "PDF: claims many pages": lambda: made.bound([_CATALOG, "<</Type/Pages/Count 999999999/Kids[]>>"]),
    "PDF: xref in a ring": lambda: made.pdf().replace(b"trailer\n<<", b"trailer\n<</Prev 9 "),
    "PDF: broken xref": lambda: made.pdf().replace(b"0000000", b"9999999"),
    "PDF: no xref": lambda: b"%PDF-1.7\n" + b"1 0 obj\n" * 500_000,
    "PDF: half of it": lambda: made.pdf()[:300],
    "PDF: words alone": lambda: b"%PDF-1.7 " + b"x" * 4_900_000,
    "PDF: deep arrays": lambda: made.bound([_CATALOG, "[" * 1_000_000]),
    "PDF: deep dictionaries": lambda: made.bound([_CATALOG, "<</A" * 600_000]),
    "PDF: deflated": lambda: _deflated(1),
    "PDF: deflated twice": lambda: _deflated(2),
    "PDF: run lengths": lambda: _filtered(b"\x81x" * 2_000_000, "/RunLengthDecode"),
    "PDF: hex in hex": lambda: _filtered(b"33" * 2_000_000, "/ASCIIHexDecode " * 12),
    "PDF: operators": lambda: made.pdf().replace(b"endstream", b"q " * 2_000_000 + b"endstream"),
    "PDF: open strings": lambda: made.pdf().replace(b"BT", b"(" * 2_000_000 + b"BT"),
    "mail: deep": lambda: _nested_mail(1_000),
    "mail: forwarded": lambda: _forwarded(20_000),
    "mail: parts": lambda: _many_parts(90_000),
    "mail: headers": lambda: b"MIME-Version: 1.0\r\nFrom: a\r\n" + b"X-A: b\r\n" * 600_000 + b"\r\nA.",
    "mail: a long header": lambda: b"MIME-Version: 1.0\r\nFrom: " + b"a, " * 80_000 + b"\r\n\r\nA.",
    "mail: a coded header": lambda: (
        b"MIME-Version: 1.0\r\nSubject: " + b"=?utf-8?q?a?= " * 15_000 + b"\r\n\r\nA."
    ),
    "mail: a long boundary": lambda: made.mail(
        head=f'Content-Type: multipart/mixed; boundary="{"-" * 200_000}"', body="-" * 4_000_000
    ),
    "mail: a strange charset": lambda: made.mail(head="Content-Type: text/plain; charset=zlib_codec"),
    "mail: base64": lambda: made.mail(
        head="Content-Type: text/plain\r\nContent-Transfer-Encoding: base64", body="=" * 4_000_000
    ),
    "mail: a hostile page": lambda: made.mail(
        head="Content-Type: text/html", body="<p>" + "<a href=x>link</a> word " * 40_000
    ),
    "mail: a hostile alternative": lambda: _alternative("<style <script x" * 300_000),
    "WARC: deflated page": lambda: _warc_of(gzip.compress(b"<html>" + b"x" * 300_000_000), "gzip"),
    "WARC: deflated record": lambda: gzip.compress(b"WARC/1.0\r\n" + b"A: b\r\n" * 30_000_000),
    "WARC: a long line": lambda: b"WARC/1.0\r\nWARC-Type: " + b"x" * 4_900_000,
    "WARC: many records": lambda: (
        b"WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 0\r\n\r\n\r\n\r\n" * 80_000
    ),
    "WARC: a huge length": lambda: made.warc([], packed=False).replace(
        b"Content-Length: 18", b"Content-Length: 99999999999"
    ),
    "WARC: hostile page": lambda: _warc_of(PAGES["links in one paragraph"]()),
    "WARC: half of it": lambda: _warc_of(b"<html>")[:-40],
    "WACZ: zip bomb": lambda: made.zipped(
        {"datapackage.json": "{}", "archive/a.warc": b"WARC/1.0\r\n" + b"x" * 90_000_000}
    ),
    "WACZ: nothing in it": lambda: made.zipped({"datapackage.json": "{}"}),
    "WACZ: a list of pages in JSON": lambda: made.zipped(
        {"datapackage.json": "{}", "pages/pages.jsonl": "[" * 900_000, "archive/a": ""}
    ),
}
"""Each is taken or refused within twenty seconds of CPU and 512 MiB, by a process of its own."""
