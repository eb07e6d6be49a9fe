"""Feeds that mean no good, or are none: refused or cut, within a second, whatever they are."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.domain.feeds import MOST_ENTRIES
from claims.gateways.files import LARGEST
from tests.gateways import fuzz_feeds
from tests.gateways.test_feeds import JSON, first, item, parsed, refused

BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "raw",
    [
        (BOMB + item("<title>&b;</title>")).encode(),
        (BOMB + item("<title>&b;</title>")).encode("utf-16"),
        ("<?xml version='1.0'?><!-- x -->" + BOMB.lower() + item("")).encode(),
        (item("") + BOMB).encode(),
        ('<!DOCTYPE rss SYSTEM "https://ledger.example/rss.dtd">' + item("")).encode(),
    ],
)
def test_a_feed_with_a_dtd_is_refused_before_it_is_parsed(raw: bytes) -> None:
    assert "document type definition (DTD)" in refused(raw)


def test_a_namespace_with_half_a_character_is_read_or_refused() -> None:
    fuzz_feeds.target(b"<feed xmlns='&#xD800;http://www.w3.org/2005/Atom'><entry><link href='/a'/></entry>")


def test_an_article_about_dtds_is_no_dtd() -> None:
    assert (
        first(item("<title>One</title><description><![CDATA[<!DOCTYPE html>]]></description>")).title == "One"
    )


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"<html><head><title>x</title>", "a web page, not a feed"),
        (b"<!DOCTYPE html><html>", "a web page, not a feed"),
        (b"", "is empty"),
        (b'{"version": 1, "items": {}}', "is not a feed"),
        (b'{"a":' + b"[" * 100_000, "is not a feed"),
        (b"%PDF-1.7", "is not a feed"),
        (b"x" * (LARGEST + 1), "is not a feed"),
        (b'{"a":["' + b"x" * LARGEST + b'"]}', "Not one entry of this feed ends within"),
        (b'{"a":[' + b"[]," * 200_000 + b"1]}", "Not one entry of this feed ends within"),
        (b'{"items":[' + b"{}," * 200_000 + b'{}],"version":"1"}', "is not a feed"),
        (b"<sitemap><feed></feed></sitemap>", "no entry can be made out"),
    ],
)
def test_what_is_no_feed_is_refused_with_a_sentence(raw: bytes, sentence: str) -> None:
    assert sentence in refused(raw)


def test_a_long_feed_is_cut_and_says_so() -> None:
    entry = "<item><title>x</title><link>https://ledger.example/1</link></item>"
    xml = parsed(f"<rss><channel><title>x</title>{entry * (MOST_ENTRIES + 1)}</channel></rss>")
    of_json = parsed(json.dumps({**JSON, "items": JSON["items"][:1] * (MOST_ENTRIES + 1)}))
    for feed in (xml, of_json):
        assert (len(feed.entries), feed.cut) == (MOST_ENTRIES, True)
        assert feed.notice == "It is long: its first 500 entries are read."


VERSION = '"version": "https://jsonfeed.org/version/1"'


@pytest.mark.parametrize(
    ("before", "item", "after", "number"),
    [
        ("{" + VERSION + ',"items":[', '{"url":"/a"},', '{"url":"/b"}]}', 210_000),
        ("{" + VERSION + ',"items":[', '{"url":"/a"},', "{}", 1_400_000),
        ("{" + VERSION + ', "items" : [ ', '{"items":["]},["],"url":"/a"},', "{}]}", 1_000),
        ('{"items":[', '{"url":"/a"},', '{}],"title":"x",' + VERSION + "}", 600),
        ('{"items":[', '{"url":"/a"},', '{}],"title":"x",' + VERSION + "}", 210_000),
        ('{"items":[', '{"url":"/a"},', '{}],"title":"x",' + VERSION + "}", 1_400_000),
        ("<rss><channel>", "<item><link>/a</link></item>", "</channel></rss>", 700_000),
    ],
)  # fmt: skip
def test_a_million_entries_are_cut_within_a_second(before: str, item: str, after: str, number: int) -> None:
    raw = (before + item * number + after).encode()
    begun = time.process_time()
    feed = parsed(raw)
    assert time.process_time() - begun < 1
    assert (len(feed.entries), feed.cut, feed.skipped) == (MOST_ENTRIES, True, 0)


@pytest.mark.parametrize(
    ("before", "item", "after"),
    [
        ("{" + VERSION + ',"items":[', '{{"url":"/a","summary":"{}"}},', "{}]}"),
        ("<rss><channel>", "<item><link>/a</link><title>{}</title></item>", "</channel></rss>"),
        ("<rss><channel>", "<item><link>/a</link><title>&{}</title></item>", "</channel></rss>"),
    ],
)
def test_of_what_is_too_large_the_beginning_is_read(before: str, item: str, after: str) -> None:
    long = item.format("é" * 100_000)
    feed = parsed(before + long * 60 + after)
    assert (len(feed.entries), feed.cut) == (LARGEST // len(long.encode()), True)
    assert feed.notice.startswith("It is long: its first 26 entries are read.")


def test_what_has_no_address_counts_as_read_of_a_feed_that_is_cut() -> None:
    feed = parsed("{" + VERSION + ',"items":[' + "{}," * 600 + "{}]}")
    assert feed.notice == (
        "It is long: its first 500 entries are read. 500 entries have no web address and cannot come in."
    )


def filled(piece: str, before: str = "<rss><channel>", after: str = "</channel></rss>") -> bytes:
    room = LARGEST - len(before) - len(after)
    return (before + piece * (room // len(piece)) + after).encode()


@pytest.mark.parametrize(
    "raw",
    [
        filled("<item/>"),
        filled("<a/>"),
        filled("<a>"),
        filled("<!--"),
        filled("<![CDATA["),
        filled("&"),
        filled("&eacute;"),
        filled("<item><title>x<title>"),
        filled(
            "&lt;p ",
            "<rss><channel><item><link>http://a.example/</link><title>",
            "</title></item></channel></rss>",
        ),
        filled("<title/>", "<rss><channel><item>", "</item></channel></rss>"),
        filled("{},", '{"version":"https://jsonfeed.org/version/1","items":[', "{}]}"),
        filled("[],", '{"version":"https://jsonfeed.org/version/1","items":[', "{}]}"),
        filled('<link rel="alternate" ', "<html>", ""),
        filled(" a=b", "<rss", "/>"),
        filled("<title/>x", "<rss><channel><item>") * 3,
        filled("<item>" + "<a/>" * 5_000 + "</item>") * 3,
        filled("<item>" + "x &amp; <b>x</b> " * 100_000 + "</item>") * 3,
    ],
    ids=lambda raw: raw[14:30].decode(),
)
def test_five_megabytes_of_anything_take_less_than_a_second(raw: bytes) -> None:
    begun = time.process_time()
    fuzz_feeds.target(raw)
    assert time.process_time() - begun < 1


PIECES = st.sampled_from(
    ["<rss>", "</rss>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<link>", "http://a.example/",
     "&amp;", "&#x1F600;", "&nbsp;", "<![CDATA[", "]]>", "<!--", "-->", "<entry>", '<link href="/a"/>', "{",
     '<feed xmlns="http://www.w3.org/2005/Atom">', '"items":[', "<?xml version='1.0'?>", "<guid>", "\x00",
     "\x85", "}", "<media:x>", "<rdf:RDF>", '<a b="', '"', "<", "&", "&#", ";", '"1":', ",", "]", "é", "x"]
)  # fmt: skip


@given(
    st.one_of(
        st.binary(max_size=300), st.lists(PIECES, max_size=60).map(lambda found: "".join(found).encode())
    )
)
@settings(max_examples=150, deadline=None)
def test_whatever_comes_is_read_or_refused(raw: bytes) -> None:
    fuzz_feeds.target(raw)
