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
        (b"x" * (LARGEST + 1), "up to 5 MB"),
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
