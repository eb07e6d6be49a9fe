"""Checks of others that a page marks up in its own elements, as microdata or RDFa."""

import json

import pytest

from claims.domain.outside import Check, Found, Scale
from claims.domain.refusals import Unreadable
from claims.gateways import claimreviews
from tests.outside import SITE, review

MICRODATA = """<!doctype html><html><head><title>Ferry</title></head><body>
<div itemscope itemtype="https://schema.org/ClaimReview" class="check">
 <h1 itemprop="claimReviewed">The Harwick ferry carried <em>two million</em>
  passengers in a year</h1>
 <p>By <span itemprop="author" itemscope itemtype="http://schema.org/Organization">
  <a itemprop="url" href="https://facts.example.org"><span itemprop="name">Lunn Facts</span></a></span>,
  <time itemprop="datePublished" datetime="2026-10-02">2 October</time></p>
 <link itemprop="url" href="/checks/ferry"><meta itemprop="inLanguage" content="en">
 <div itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">
  <b itemprop="alternateName">Mostly wrong</b><meta itemprop="ratingValue" content="2" />
  <meta itemprop="worstRating" content="1"><meta itemprop="bestRating" content="5">
  <p itemprop="ratingExplanation">It carried a third of&nbsp;that.<p>Nothing else.</div>
 <div itemprop="itemReviewed" itemscope itemtype="https://schema.org/Claim">
  <span itemprop="author" itemscope itemtype="https://schema.org/Person"><i itemprop="name">Dora
  Finch</i></span>
  <a itemprop="appearance" href="https://courier.example/ferry">here</a>,
  <a itemprop="appearance" href="https://ledger.example/ferry">and here</a>
  <meta itemprop="datePublished" content="2026-09-30"></div>
</div><p itemprop="claimReviewed">Not of the check.</p></body></html>"""

RDFA = (
    MICRODATA.replace("<body>", '<body vocab="https://schema.org/">')
    .replace("itemscope itemtype=", "typeof=")
    .replace("itemprop=", "property=")
    .replace("https://schema.org/ClaimReview", "ClaimReview")
    .replace("https://schema.org/Rating", "schema:Rating")
)


def read(page: str) -> Found:
    return claimreviews.read(
        page.encode(), content_type="text/html; charset=utf-8", url=f"{SITE}/checks/ferry"
    )


def one(page: str) -> Check:
    (check,) = read(page).checks
    return check


def check_of(inside: str) -> Check:
    return one(f'<div itemscope itemtype="https://schema.org/ClaimReview">{inside}</div>')


@pytest.mark.parametrize("page", [MICRODATA, RDFA], ids=["microdata", "rdfa"])
def test_all_that_a_page_marks_up_is_read(page: str) -> None:
    check = one(page)

    assert (check.claim, check.url) == (review()["claimReviewed"], f"{SITE}/checks/ferry")
    assert (check.publisher, check.publisher_url) == ("Lunn Facts", SITE)
    assert (check.rating, check.scale) == ("Mostly wrong", Scale("2", "1", "5"))
    assert check.explanation == "It carried a third of that."
    assert check.said_by == ("Dora Finch",)
    assert check.appeared_at == ("https://courier.example/ferry", "https://ledger.example/ferry")
    assert (check.claimed_on, check.published_on, check.language) == ("2026-09-30", "2026-10-02", "en")


def test_a_page_that_says_the_same_as_json_ld_too_is_read_once() -> None:
    script = f'<script type="application/ld+json">{json.dumps(review(claimReviewed="As JSON-LD"))}</script>'

    assert one(MICRODATA.replace("</head>", f"{script}</head>")).claim == "As JSON-LD"


def test_several_checks_of_one_page_are_read_and_what_one_lacks_costs_only_itself() -> None:
    other = '<div itemscope itemtype="https://schema.org/ClaimReview"><p>Words.</p></div>'
    found = read(MICRODATA.replace("<body>", f"<body>{other}"))

    assert [check.rating for check in found.checks] == ["Mostly wrong"]
    assert found.problems == ("Entry 1: it does not say which claim it is about (claimReviewed is empty).",)


@pytest.mark.parametrize(
    "written",
    [
        "<p itemprop=claimReviewed>The ferry is late",
        "<P ITEMPROP='name claimReviewed'>The <b>ferry is</B> late</P>",
        '<p itemprop="claimReviewed" content="The ferry is late">It <i>is</p>',
        "<p title='a > b' itemprop=\"claimReviewed\">The ferry<!-- <p> --> is late</p></i></i>",
        "<script>var a = '<p itemprop=claimReviewed>';</script><p itemprop=claimReviewed>The ferry is late",
        "<ul><li itemprop=claimReviewed>The ferry is late<li>Another line</ul>",
    ],
    ids=["bare", "capitals", "content", "comment", "script", "list"],
)
def test_markup_is_read_as_browsers_read_it(written: str) -> None:
    assert check_of(written).claim == "The ferry is late"


def test_what_stands_in_an_item_of_the_review_is_said_of_that_item() -> None:
    check = check_of(
        "<p itemprop=claimReviewed>The ferry is late</p><div itemprop=reviewRating itemscope>"
        "<p itemprop=claimReviewed>Not this</p><p itemprop=alternateName>Wrong</div>"
    )

    assert (check.claim, check.rating) == ("The ferry is late", "Wrong")


@pytest.mark.parametrize(
    "page",
    [
        "<p>Our ClaimReview of the ferry, with itemtype and typeof.</p>",
        '<!-- <div itemscope itemtype="https://schema.org/ClaimReview"><p itemprop=claimReviewed>x</div> -->',
        '<div itemscope itemtype="https://schema.org/Article"><p itemprop="claimReviewed">x</p></div>',
        '<div class="ClaimReview" itemscope itemtype="https://schema.org/Article">x</div>',
    ],
)
def test_a_page_without_one_says_so(page: str) -> None:
    with pytest.raises(Unreadable, match="not marked up as a fact-check"):
        read(page)


@pytest.mark.parametrize("element", ["<b>", "<div itemscope itemprop=author>"])
def test_elements_too_deep_within_each_other_are_not_followed(element: str) -> None:
    with pytest.raises(Unreadable, match="too deep within each other"):
        check_of(element * 1_100)


@pytest.mark.parametrize("much", ["<br>" * 150_000, f"<p {'a ' * 1_100_000}>"])
def test_a_page_of_nothing_but_markup_is_refused(much: str) -> None:
    with pytest.raises(Unreadable, match="too much markup"):
        check_of(much)
