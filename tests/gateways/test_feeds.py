"""RSS, Atom and JSON Feed of every age come out in one shape; what is none, or is hostile, is refused."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from claims.domain.feeds import Entry, ReadFeed
from claims.domain.refusals import Unreadable
from claims.gateways import feeds

AT = "https://ledger.example/news/feed.xml"
MONDAY = datetime(2026, 10, 5, 8, tzinfo=UTC)

RSS_2 = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Harwick Ledger</title><ttl>120</ttl>
<atom:link rel="self" href="https://ledger.example/self"/>
<item><media:title>A picture</media:title><title>Bridge &amp; &lt;b&gt;ferry&lt;/b&gt; open</title>
<link>/bridge</link><guid isPermaLink="false">n1</guid><pubDate>Mon, 05 Oct 2026 10:00:00 +0200</pubDate>
<description><![CDATA[<p>The bridge opens.</p><p>The ferry, too.</p>]]></description></item>
<item><title>By its id</title><guid>https://ledger.example/2</guid></item>
<item><title>Nowhere</title></item></channel></rss>"""

RSS_1 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Harwick Ledger</title></channel>
<item rdf:about="https://ledger.example/1"><title>Bridge</title><link>https://ledger.example/1</link>
<dc:date>2026-10-05T08:00Z</dc:date></item></rdf:RDF>"""

RSS_09 = """<rss version="0.91"><channel><title>Harwick Ledger</title>
<item><title>Bridge</title><link>https://ledger.example/1</link></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://ledger.example/base/">
<title>Harwick Ledger</title>
<entry><id>tag:1</id><title type="text">5 &lt; 6 and &lt;b&gt;</title><link rel="edit" href="/edit"/>
<link href="one"/><published>2026-10-05T08:00:00Z</published><updated>2026-10-05T09:00:00Z</updated>
<summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">The <b>bridge</b> opens.</div></summary>
</entry></feed>"""

JSON: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Harwick Ledger",
    "items": [
        {
            "id": 7,
            "url": "/1",
            "title": "Bridge",
            "date_published": "2026-10-05T08:00:00Z",
            "content_html": "<p>It opens.",
        },
        {"id": "8", "title": "Nowhere"},
        "rubbish",
    ],
}


def parsed(text: str | bytes, content_type: str = "") -> ReadFeed:
    raw = text if isinstance(text, bytes) else text.encode()
    return feeds.parse(raw, content_type=content_type, url=AT)


def refused(text: str | bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        parsed(text)
    return str(caught.value)


def first(text: str | bytes) -> Entry:
    return parsed(text).entries[0]


def item(inside: str) -> str:
    return f"<rss><channel><title>x</title><item><link>https://ledger.example/1</link>{inside}</item></channel></rss>"


def test_rss_2_comes_out_whole() -> None:
    feed = parsed(RSS_2)

    assert (feed.title, feed.pause, feed.skipped) == ("Harwick Ledger", timedelta(hours=2), 1)
    bridge, by_id = feed.entries
    assert bridge == Entry(
        title="Bridge & ferry open",
        url="https://ledger.example/bridge",
        id="n1",
        published=MONDAY,
        changed=None,
        summary="The bridge opens. The ferry, too.",
    )
    assert by_id.url == "https://ledger.example/2"
    assert feed.notice == "1 entry has no web address and cannot come in."


@pytest.mark.parametrize("text", [RSS_1, RSS_09])
def test_older_rss_is_read(text: str) -> None:
    feed = parsed(text)
    assert (feed.title, feed.mended) == ("Harwick Ledger", False)
    assert (feed.entries[0].title, feed.entries[0].url) == ("Bridge", "https://ledger.example/1")


def test_atom_has_its_base_its_plain_titles_and_both_times() -> None:
    entry = first(ATOM)
    assert (entry.title, entry.url, entry.id) == ("5 < 6 and <b>", "https://ledger.example/base/one", "tag:1")
    assert (entry.published, entry.changed) == (MONDAY, MONDAY + timedelta(hours=1))
    assert entry.summary == "The bridge opens."


def test_atom_is_read_whatever_prefix_its_names_have() -> None:
    feed = parsed(
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Harwick Ledger</a:title>'
        '<a:entry><a:title>Bridge</a:title><a:link href="/1"/></a:entry></a:feed>'
    )
    assert (feed.title, feed.entries[0].title, feed.mended) == ("Harwick Ledger", "Bridge", False)
    assert feed.entries[0].url == "https://ledger.example/1"


def test_a_number_that_is_too_long_for_one_is_kept_as_it_is_written() -> None:
    feed = parsed(json.dumps({**JSON, "items": []})[:-2] + '{"url": "/1", "id": ' + "9" * 5_000 + "}]}")
    assert feed.entries[0].id == "9" * 2_000


def test_json_feed_is_read_and_what_is_no_entry_is_counted() -> None:
    feed = parsed(json.dumps(JSON))
    assert (feed.title, feed.skipped, len(feed.entries)) == ("Harwick Ledger", 2, 1)
    assert feed.entries[0] == Entry("Bridge", "https://ledger.example/1", "7", MONDAY, None, "It opens.")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (item("<title>Tea & cake&nbsp;caf&eacute; &unknown; one</title>"), "Tea & cake café &unknown; one"),
        (item("<title>One\x01 two&#1;</title>"), "One two"),
        (item("<title>One two&#xD800;&#57343;&#x110000;</title>"), "One two"),
        (item("<title>One <b>two</title>"), "One two"),
        (item("<title>One</title><media:title>Never declared</media:title>"), "One"),
        ("\n\n<?xml version='1.0'?>" + item("<title>One</title>"), "One"),
        (item("<title>One</title>").removesuffix("</channel></rss>"), "One"),
    ],
)
def test_broken_xml_is_read_as_far_as_it_can_be(text: str, title: str) -> None:
    assert first(text).title == title


def test_it_is_said_that_a_feed_was_mended() -> None:
    assert (
        parsed(item("<title>Tea & cake</title>")).notice
        == "It is not well-formed; what could be read of it was."
    )


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "utf-16", "utf-16-le", "koi8-r"])
def test_any_usual_encoding_is_read(charset: str) -> None:
    word = "мост" if charset == "koi8-r" else "café"
    text = f"<?xml version='1.0' encoding='{charset}'?>" + item(f"<title>{word}</title>")
    assert first(text.encode(charset)).title == word


def test_the_server_s_word_on_the_encoding_goes_first_and_a_false_one_does_no_harm() -> None:
    raw = item("<title>café</title>").encode("latin-1")
    for said in ("application/xml; charset=iso-8859-1", "text/xml; charset=utf-8", "text/xml; charset=idna"):
        assert parsed(raw, said).entries[0].title == "café"


@pytest.mark.parametrize("said", ["iso-8859-1", "us-ascii"])
def test_utf_8_is_read_though_its_server_names_latin_1_by_default(said: str) -> None:
    raw = item("<title>Café – open</title>").encode()
    assert parsed(raw, f"text/xml; charset={said}").entries[0].title == "Café – open"


def test_whoever_says_latin_1_means_what_browsers_take_it_for() -> None:
    raw = "<?xml version='1.0' encoding='ISO-8859-1'?>" + item("<title>“Bridge” – open</title>")
    assert first(raw.encode("cp1252")).title == "“Bridge” – open"


def test_a_title_is_text_whatever_markup_it_holds() -> None:
    hostile = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;Bridge"
    assert first(item(f"<title>{hostile}</title>")).title == "Bridge"
    assert first(item("<title><![CDATA[<style>p{}</style>Bridge &lt;i&gt;]]></title>")).title == "Bridge <i>"


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("javascript:alert(1)", ""),
        ("//other.example/a", "https://other.example/a"),
        ("?id=4&amp;b=5", "https://ledger.example/news/feed.xml?id=4&b=5"),
        ("http://user:word@ledger.example/", ""),
        ("http://[", ""),
    ],
)
def test_links_are_made_whole_and_those_that_lead_nowhere_are_counted(link: str, url: str) -> None:
    feed = parsed(f"<rss><channel><item><link>{link}</link></item></channel></rss>")
    assert [entry.url for entry in feed.entries] == [url] * bool(url)
    assert feed.skipped == (not url)


@pytest.mark.parametrize(
    "when", ["yesterday", "", "9" * 5000, "Mon, 99 Foo 20260 99:00:00 GMT", "0001-01-01T00:00:00+14:00"]
)
def test_a_time_that_is_none_is_left_blank(when: str) -> None:
    assert first(item(f"<pubDate>{when}</pubDate>")).published is None


def test_half_a_character_is_none() -> None:
    half = {"id": "\ud800x", "url": "/\udc00", "title": "\ud800Bridge", "summary": "\udfff"}
    entry = first(json.dumps({**JSON, "title": "\ud800", "items": [half]}))
    assert (entry.title, entry.id, entry.summary) == ("Bridge", "x", "")
    assert entry.url.isascii()


def test_the_feeds_that_a_page_names_are_found() -> None:
    page = b"""<!doctype html><html><head><link rel=stylesheet href=/a.css>
    <link rel="alternate" type="application/rss+xml" title="News &amp; more" href="/feed.xml">
    <link href='https://ledger.example/atom' type='application/atom+xml' rel='alternate'>
    <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
    <link rel="alternate" hreflang="de" href="/de">
    <link rel="alternate" type="application/rss+xml" href="/feed.xml">"""

    assert feeds.named(page, url="https://ledger.example/x/") == (
        ("News & more", "https://ledger.example/feed.xml"),
        ("https://ledger.example/atom", "https://ledger.example/atom"),
    )
