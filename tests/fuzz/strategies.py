"""Documents near to sound ones: cut, doubled, exchanged, with odd pieces put in."""

import io
import json
import zipfile
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from tests.gateways.layouts.pages import LAYOUTS
from tests.gateways.layouts.stories import story
from tests.gateways.reading import documents as made

_PIECES: dict[str, tuple[bytes, ...]] = {
    "page": (
        b"<", b">", b"</", b"<!--", b"-->", b"<p>", b"</article>", b"<table>", b"<script type='application/ld+json'>",
        b"</script>", b"&#0;", b"&#xD800;", b"&amp", b"\x00", b"\xff\xfe", b"\xc3", "\u202e".encode(), b"<time datetime='",
        b"2026-02-31", b"0001-01-01T00:00:00+14:00", b"9999-12-31T23:59:59-14:00", b"<svg><title>", b"<h1>", b"<template>",
        b"<meta charset=utf-7>", b"<meta name=date content='", b"<base href='//[", b"<link rel=canonical href='http://[::1", b'{"@type":"NewsArticle","author":',
        b"[[[", b"null", b'"headline":{"a":[]},', b'"datePublished":1e999,', b"<frameset>", b"<plaintext>", b"]]>",
    ),
    "pdf": (
        b"obj", b"endobj", b"stream\n", b"endstream", b"<<", b">>", b"[", b"]", b"(", b")", b"xref", b"trailer", b"startxref",
        b"/Kids", b"/Parent 2 0 R", b"/Contents", b"/Count -1", b"/Length 99999999", b"/Filter/FlateDecode", b"1 0 R", b"3 0 R",
        b"/Prev 0", b"/Type/ObjStm", b"/Type/XRef", b"Tj", b"TJ", b"Tf", b"BT", b"Do", b"0 0 0 0 0 0 cm", b"/Encrypt 1 0 R", b"%%EOF",
        b"/Encoding/Identity-H", b"/ToUnicode 4 0 R", b"\x00", b"-99999999999999999999", b"1e400", b"/ModDate(D:99999999999999)",
    ),
    "docx": (
        b"<w:p>", b"</w:p>", b"<w:t>", b"</w:t>", b"<w:del>", b"</w:del>", b"<w:tab/>", b"<!DOCTYPE a>", b"&a;", b"&#xFFFF;",
        b"<?xml version='1.0' encoding='utf-16'?>", b"<mc:AlternateContent>", b"xmlns:w=''", b"<![CDATA[", b"]]>", b"PK\x03\x04",
        b"PK\x01\x02", b"PK\x05\x06", b"\xff\xff\xff\xff", b"\x00", b"Target='//'", b"<!-- ",
    ),
    "mail": (
        b"\r\n", b"\r\n\r\n", b"--frontier", b"--frontier--", b"Content-Type: ", b"multipart/mixed; boundary=", b"charset=utf-16",
        b"charset*=utf-8''%ff", b"Content-Transfer-Encoding: base64\r\n", b"Content-Transfer-Encoding: uuencode\r\n", b"=?utf-8?b?",
        b"?=", b"=?x?q?=ZZ?=", b"Date: Mon, 99 Xxx 9999 99:99:99 +9999\r\n", b'From: "<@,;:>\r\n', b"filename*0*=x''", b"begin 644 a\n",
        b"\x00", b"\xff", b"message/rfc822", b"text/html",
    ),
    "archive": (
        b"WARC/1.0\r\n", b"WARC-Type: response\r\n", b"Content-Length: -1\r\n", b"Content-Length: 99999999\r\n", b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 \r\n", b"Content-Encoding: gzip\r\n", b"Content-Encoding: br\r\n", b"Transfer-Encoding: chunked\r\n",
        b"\x1f\x8b\x08\x00", b"fffffff\r\n", b"Content-Type: text/html; charset=", b"WARC-Target-URI: <http://[\r\n", b"\x00", b"PK\x03\x04",
    ),
    "feed": (
        b"<item>", b"</item>", b"<entry>", b"</entry>", b"<title type='xhtml'>", b"<link href='//[' rel='alternate'/>", b"<guid>",
        b"<pubDate>Mon, 99 Xxx 9999", b"<updated>9999-12-31T23:59:59-14:00", b"<!DOCTYPE a>", b"&a;", b"&#xD800;", b"<![CDATA[", b"]]>",
        b"xml:base='http://['", b"xmlns=''", b'"items":', b'{"url":1}', b"[[[", b"\\ud800", b"null", b"\x00", b"\xff\xfe", b"<?xml encoding='utf-16'?>",
    ),
    "checks": (
        b'"@type":"ClaimReview",', b'"@graph":[', b'"reviewRating":{"@type":"Rating","alternateName":', b'"itemReviewed":null,', b"[[[", b"]]]",
        b"{", b"}", b'"@id":"#a",', b"1e999", b"-0", b"\\u0000", b"\\ud800", b"null", b"\x00", b"\xff\xfe", b"</script>", b"<!--",
        b"<script type=application/ld+json>", b"<div itemscope itemtype=https://schema.org/ClaimReview>", b"<p property=claimReviewed>",
        b"<b itemprop=author typeof=Person>", b"</div>", b"'", b"<br itemprop=url href=//[>", b"&#xD800;", b"-->", b",", b";", b"\t", b'""', b"\r\n", b'"url":["http://[",1],', b'"datePublished":99999999999999,',
    ),
}  # fmt: skip


def _nested() -> tuple[bytes, ...]:
    head, body = made.parts(
        "Content-Type: text/plain; charset=utf-8\r\n\r\nOne.",
        f"Content-Type: text/html\r\n\r\n{made.html()}",
        'Content-Type: application/pdf; name="a.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==',
    )
    return (made.mail(), made.mail(head=head, body=body))


def _feed(head: str, name: str) -> bytes:
    link = "<link href='https://ledger.example/1'/><link>https://ledger.example/2</link>"
    entry = f"<{name}><title>The bridge</title>{link}<guid>1</guid><updated>2026-10-01T08:00:00Z</updated></{name}>"
    return f"{head}<title>Ledger</title>{entry * 3}".encode()


_JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Ledger",
        "items": [{"id": "1", "url": "https://ledger.example/1", "title": "The bridge"}] * 3,
    }
).encode()
_CHECK = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://facts.example/1",
    "claimReviewed": "The ferry of Harwick is late",
    "datePublished": "2026-10-02",
    "author": {"@type": "Organization", "name": "Lunn Facts"},
    "reviewRating": {"@type": "Rating", "alternateName": "False", "ratingValue": 1},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Dora Finch"}},
}
_MARKED = (
    "<div itemscope itemtype='https://schema.org/ClaimReview'><p itemprop='claimReviewed'>The ferry is late</p>"
    "<a itemprop='url' href='/1'>more</a><span itemprop='author' itemscope><b itemprop='name'>Lunn Facts</b></span>"
    "<div property='reviewRating' typeof='Rating'><meta property='alternateName' content='False'></div></div>"
)
_TABLE = (
    b"Claim reviewed,Review URL,Organization,Rating\n"
    b"The ferry is late,https://facts.example/1,Lunn Facts,False\n"
)
_PAGE = ("https://ledger.example/", "200 OK", "text/html; charset=utf-8", made.html().encode())
SEEDS: dict[str, tuple[bytes, ...]] = {
    "page": tuple(layout.page(layout.only or story(at)).encode() for at, layout in enumerate(LAYOUTS)),
    "pdf": (made.pdf(), made.pdf(made.LINES, [], made.LINES), made.locked(made.pdf(), password="")),
    "docx": (made.docx(),),
    "mail": _nested(),
    "feed": (
        _feed("<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>", "entry"),
        _feed("<rss><channel>", "item"),
        _JSON_FEED,
    ),
    "checks": (
        json.dumps([_CHECK] * 3).encode(),
        made.html(head=f"<script type='application/ld+json'>{json.dumps(_CHECK)}</script>").encode(),
        made.html(head=_MARKED).encode(),
        _TABLE,
    ),
    "archive": (made.warc([_PAGE]), made.warc([_PAGE], packed=False), made.wacz([_PAGE], listed=_PAGE[0])),
}
PARSERS = tuple(SEEDS)


def _well_formed() -> st.SearchStrategy[str]:
    """XML that a Word document could hold, in any order and depth."""
    words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12).map(escape)
    names = st.sampled_from(
        (
            "p",
            "r",
            "t",
            "tab",
            "br",
            "del",
            "ins",
            "tbl",
            "tr",
            "tc",
            "moveFrom",
            "sdt",
            "sdtContent",
            "hyperlink",
            "pict",
        )
    )
    said = words.map(lambda text: f"<w:r><w:t>{text}</w:t></w:r>")
    tree = st.recursive(
        words | said,
        lambda inside: st.builds(
            lambda name, parts: f"<w:{name}>{''.join(parts)}</w:{name}>", names, st.lists(inside, max_size=4)
        ),
        max_leaves=20,
    )
    paragraph = st.lists(tree | said, max_size=4).map(lambda parts: f"<w:p>{''.join(parts)}</w:p>")
    return st.lists(paragraph | tree, min_size=1, max_size=6).map("".join)


@st.composite
def mutated(draw: st.DrawFn, parser: str) -> bytes:
    """A sound document of that sort with some edits; of packed ones now and then what is inside is edited."""
    if parser == "docx" and draw(st.booleans()):
        return made.docx(draw(_well_formed()))
    raw = draw(st.sampled_from(SEEDS[parser]))
    if raw.startswith(b"PK") and draw(st.sampled_from((True, True, True, False))):
        return _inside(draw, raw, parser)
    return _edited(draw, raw, parser)


def _inside(draw: st.DrawFn, raw: bytes, parser: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    name = draw(st.sampled_from(sorted(files)))
    return made.zipped(files | {name: _edited(draw, files[name], parser)})


def _edited(draw: st.DrawFn, raw: bytes, parser: str) -> bytes:
    piece = st.one_of(
        st.sampled_from(_PIECES[parser]),
        st.binary(max_size=8),
        st.text(max_size=8).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.recursive(st.none() | st.integers() | st.text(max_size=5), st.lists, max_leaves=8).map(
            lambda value: json.dumps(value).encode()
        ),
    )
    for _ in range(draw(st.integers(1, 8))):
        at, cut = draw(st.integers(0, len(raw))), draw(st.sampled_from((0, 0, 1, 4, 40, 400)))
        new = draw(piece) * draw(st.sampled_from((1, 1, 1, 2, 50)))
        again = draw(st.sampled_from((0, 0, 0, 30, 300)))
        raw = raw[:at] + new + raw[at + cut : at + cut + again] + raw[at + cut :]
    return raw
