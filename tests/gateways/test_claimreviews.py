"""Checks of others out of pages, JSON-LD, feeds and tables, as they are in the wild."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from claims.domain.outside import Check, Found, Scale
from claims.domain.refusals import Unreadable
from claims.gateways import claimreviews
from tests.outside import SITE, rated, review

SPEC = Path(settings.BASE_DIR).parent / "shared" / "spec"


def read(raw: Any, content_type: str = "", url: str = "") -> Found:
    data = (
        raw if isinstance(raw, bytes) else raw.encode() if isinstance(raw, str) else json.dumps(raw).encode()
    )
    return claimreviews.read(data, content_type=content_type, url=url)


def one(raw: Any, **given: str) -> Check:
    (check,) = read(raw, **given).checks
    return check


def page(*blocks: str) -> str:
    scripts = "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)
    return f"<!doctype html><html><head><title>Ferry</title>{scripts}</head><body><p>Words.</p></body></html>"


def test_all_that_a_claimreview_says_is_read_as_it_is_written() -> None:
    check = one(review())

    assert (check.claim, check.url) == (review()["claimReviewed"], f"{SITE}/checks/ferry")
    assert (check.publisher, check.publisher_url) == ("Lunn Facts", SITE)
    assert (check.rating, check.scale) == ("Mostly wrong", Scale("2", "1", "5"))
    assert check.explanation == "It carried a third of that."
    assert check.said_by == ("Dora Finch",)
    assert check.appeared_at == ("https://courier.example/ferry", "https://ledger.example/ferry")
    assert (check.claimed_on, check.published_on, check.changed_on) == (
        "2026-09-30",
        "2026-10-02",
        "2026-10-03",
    )
    assert check.language == "en"
    assert check.raw == review()


@pytest.mark.parametrize(
    "whole",
    [
        [review()],
        {"@graph": [{"@type": "WebPage", "name": "A page"}, review()]},
        {"@type": "Article", "mainEntity": review()},
        {"@type": "WebPage", "hasPart": [{"@type": "Article", "review": [[review()]]}]},
        review(**{"@type": ["Review", "ClaimReview"]}),
        review(**{"@type": "http://schema.org/ClaimReview"}),
        review(**{"@type": "schema:ClaimReview"}),
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [None, review()]}]},
        {"@type": "DataFeed", "dataFeedElement": {"@type": "DataFeedItem", "item": review()}},
    ],
    ids=["list", "graph", "mainEntity", "deeper", "two types", "address", "prefix", "feed", "feed of one"],
)
def test_a_claimreview_is_found_wherever_it_lies(whole: Any) -> None:
    assert one(whole).claim == review()["claimReviewed"]
    assert one(page(json.dumps(whole)), url=f"{SITE}/x").rating == "Mostly wrong"


def test_a_page_may_have_several_blocks_and_a_broken_one_costs_only_itself() -> None:
    other = json.dumps(review(url=f"{SITE}/checks/2"))
    found = read(page('{"@type": "Organization"}', json.dumps(review()), '{"@type": "ClaimReview",', other))

    assert [check.number for check in found.checks] == [1, 2]
    (problem,) = found.problems
    assert problem.startswith("Block 3 of JSON-LD on the page: This is not JSON that can be read (line 1: ")


@pytest.mark.parametrize(
    "block",
    [
        f"\n<!--\n{json.dumps(review())}\n-->\n",
        f"//<![CDATA[\n{json.dumps(review())}\n//]]>",
        json.dumps(review()).replace('"', "&quot;"),
        json.dumps(review(), indent=1).replace("carried", "carried\n") + ";",
        json.dumps([review(alternateName="a,]")], indent=1).replace("\n }", ",\n }").replace("\n]", ",\n]"),
    ],
    ids=["comment", "cdata", "entities", "line ends", "commas"],
)
def test_what_sites_often_get_wrong_is_read(block: str) -> None:
    assert one(page(block)).claim == review()["claimReviewed"]


def test_one_claimreview_a_line_is_a_list_of_them() -> None:
    rows = "\n\n".join(json.dumps(review(url=f"{SITE}/checks/{number}")) for number in (1, 2)) + "\r\n"
    assert [check.url for check in read(rows).checks] == [f"{SITE}/checks/1", f"{SITE}/checks/2"]


@pytest.mark.parametrize("text", ['{}\n{"a": tru}', '[{},\n{"a": [1, tru]},]'])
def test_what_is_wrong_with_json_is_said_with_its_line(text: str) -> None:
    with pytest.raises(Unreadable, match=r"read \(line 2: expecting value\)\."):
        read(text)


def test_a_script_in_a_comment_is_none_and_its_type_may_be_written_in_any_way() -> None:
    block = json.dumps(review())
    hidden = f"<p><!-- <script type='application/ld+json'>{block}</script> --></p>"
    with pytest.raises(Unreadable, match="not marked up as a fact-check"):
        read(hidden)
    assert one(f"<p>\n<SCRIPT id=x TYPE = application/LD+json >{block}</SCRIPT>").rating == "Mostly wrong"


@pytest.mark.parametrize("charset", ["iso-8859-2", "windows-1250", "utf-16", "gb18030", "cp852"])
def test_a_page_is_read_in_the_encoding_that_its_server_names(charset: str) -> None:
    raw = page(json.dumps(rated("Fałsz"), ensure_ascii=False)).encode(charset)
    assert one(raw, content_type=f'text/html; charset="{charset.upper()}"').rating == "Fałsz"


@pytest.mark.parametrize("charset", ["iso-8859-1", "us-ascii", "windows-1252"])
def test_utf_8_from_a_server_that_names_latin_1_whatever_it_sends_is_utf_8(charset: str) -> None:
    raw = json.dumps(rated("Fałsz"), ensure_ascii=False)
    for sent, kind in ((raw, "application/ld+json"), (page(raw), "text/html")):
        assert one(sent.encode(), content_type=f"{kind}; charset={charset}").rating == "Fałsz"


@pytest.mark.parametrize("charset", ["utf-8", "nonsense", "punycode", "iso-8859-1", "unicode_escape"])
def test_an_encoding_that_is_none_is_passed_over(charset: str) -> None:
    assert (
        one(page(json.dumps(rated("Falsch"))), content_type=f"text/html; charset={charset}").rating
        == "Falsch"
    )


def test_references_by_id_are_followed() -> None:
    graph = [
        review(
            author={"@id": "#us"},
            itemReviewed={"@id": "#claim"},
            reviewRating=[{"@id": "#r", "@type": "Rating"}],
        ),
        {"@id": "#us", "@type": "Organization", "name": "Harwick Facts"},
        {"@id": "#claim", "@type": "Claim", "author": {"@id": "#finch"}},
        {"@id": "#finch", "@type": "Person", "name": "Dora Finch"},
        {"@id": "#r", "@type": "Rating", "alternateName": "Wrong"},
    ]
    check = one({"@graph": graph})

    assert (check.publisher, check.rating, check.said_by) == ("Harwick Facts", "Wrong", ("Dora Finch",))


@pytest.mark.parametrize(
    ("given", "rating"),
    [
        ({"alternateName": {"@value": "Falsch", "@language": "de"}}, "Falsch"),
        ({"alternateName": ["Falsch", "False"]}, "Falsch"),
        ({"name": "Falsch"}, "Falsch"),
        ({"properties": {"alternateName": "Falsch"}}, "Falsch"),
        ("Falsch", "Falsch"),
        ([{"alternateName": "Falsch"}], "Falsch"),
        ({"alternateName": "  Falsch\n "}, "Falsch"),
        ({"alternateName": 4}, "4"),
        ({"ratingValue": 1, "bestRating": "5"}, ""),
        ({"alternateName": None}, ""),
        (3, ""),
        (None, ""),
        (True, ""),
    ],
)
def test_a_rating_may_come_in_any_type_and_a_number_is_no_word(given: Any, rating: str) -> None:
    assert one(review(reviewRating=given)).rating == rating


def test_entities_are_read_in_words_and_left_in_addresses() -> None:
    check = one(
        rated(
            "&quot;Wrong&quot;", claimReviewed="Finch &amp; Sons&#8217; boat", url=f"{SITE}/?a=1&copy=2&amp;b"
        )
    )
    assert (check.claim, check.rating) == ("Finch & Sons’ boat", '"Wrong"')
    assert check.url == f"{SITE}/?a=1&copy=2&amp;b"


def test_numbers_and_dates_stay_as_they_are_written() -> None:
    check = one(
        review(
            reviewRating={
                "alternateName": "Half",
                "ratingValue": "1,5",
                "worstRating": True,
                "bestRating": float("inf"),
            },
            datePublished="Nov. 23 October 2021",
            dateModified=20261001,
        )
    )
    assert check.scale == Scale("1,5", "", "Infinity")
    assert (check.published_on, check.changed_on) == ("Nov. 23 October 2021", "20261001")


@pytest.mark.parametrize(
    ("changes", "publisher"),
    [
        ({"author": "Harwick Facts"}, "Harwick Facts"),
        ({"author": ["Harwick Facts", "Another"]}, "Harwick Facts"),
        ({"author": None, "publisher": {"name": "Harwick Facts"}}, "Harwick Facts"),
        (
            {"author": {"@type": "Person", "name": "A. Writer"}, "publisher": {"name": "Harwick Facts"}},
            "Harwick Facts",
        ),
        ({"author": {"@type": "Person", "name": "Harwick Facts"}}, "Harwick Facts"),
        ({"author": None}, "facts.example.org"),
        ({"author": {"url": "https://www.facts.example.org"}}, "facts.example.org"),
    ],
)
def test_the_publisher_is_the_author_or_whoever_the_author_writes_for(changes: Any, publisher: str) -> None:
    assert one(review(**changes)).publisher == publisher


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"claimReviewed": "  "}, "it does not say which claim it is about (claimReviewed is empty)."),
        ({"claimReviewed": None}, "it does not say which claim"),
        ({"claimReviewed": "x" * 2_001}, "its claim is longer than 2,000 characters."),
        ({"url": None}, "it does not say where the check is published (url is empty)."),
        ({"url": "ftp://facts.example/1"}, "its address “ftp://facts.example/1” is no web address."),
        ({"url": "javascript:alert(1)"}, "its address “javascript:alert(1)” is no web address."),
        ({"url": "/checks/1"}, "its address “/checks/1” is no web address."),
        ({"reviewBody": "x" * 200_000}, "it is longer than 200,000 characters."),
    ],
)
def test_an_entry_that_cannot_be_used_is_named_and_the_others_come_in(changes: Any, why: str) -> None:
    found = read([review(), review(**changes), review(url=f"{SITE}/3")])

    assert [check.number for check in found.checks] == [1, 3]
    (problem,) = found.problems
    assert problem.startswith(f"Entry 2: {why}")


def test_in_a_page_an_address_may_be_left_out_or_begin_at_the_site() -> None:
    there = f"{SITE}/checks/9"
    assert one(page(json.dumps(review(url=None))), url=there).url == there
    assert one(page(json.dumps(review(url="/checks/8"))), url=there).url == f"{SITE}/checks/8"
    assert one(review(url={"@id": there})).url == there
    assert one(review(url=None, mainEntityOfPage={"@type": "WebPage", "@id": there})).url == there


def test_a_feed_says_what_was_taken_back_and_holds_empty_entries() -> None:
    feed = {
        "@type": "DataFeed",
        "dataFeedElement": [
            {"@type": "DataFeedItem", "item": review(), "dateDeleted": "2026-11-01"},
            {"@type": "DataFeedItem", "item": None, "dateDeleted": "2026-11-02"},
            {"@type": "DataFeedItem", "item": None},
            "nothing",
            {"@type": "DataFeedItem", "item": [review(url=f"{SITE}/2"), 7]},
        ],
    }
    found = read(feed)

    assert [(check.number, check.withdrawn) for check in found.checks] == [(1, "2026-11-01"), (4, "")]
    assert found.problems == tuple(f"Entry {n}: it is empty, or no object." for n in (2, 3, 5))


@pytest.mark.parametrize("name", ["claimreview", "datafeed"])
def test_the_shared_examples_are_read(name: str) -> None:
    path = SPEC / f"example-{name}.json"
    if not path.exists():
        pytest.skip(f"shared/spec/{path.name} is not beside this checkout")
    found = read(path.read_bytes(), content_type="application/ld+json")

    (check,) = found.checks
    assert found.problems == ()
    assert (check.publisher, check.rating) == ("Example Newsroom", "Unproven")
    assert check.said_by == ("United States government",)


def test_the_same_object_has_the_same_digest_in_whatever_order_its_names_stand() -> None:
    turned = dict(reversed(list(review().items())))
    assert one(review()).sha256 == one(turned).sha256 != one(rated("Other")).sha256


@pytest.mark.parametrize("raw", ["{}", "[]", '{"@type": "Article"}', "[1, 2]", '{"dataFeedElement": []}'])
def test_json_without_a_claimreview_is_refused(raw: str) -> None:
    with pytest.raises(Unreadable, match="There is no ClaimReview in this"):
        read(raw)
