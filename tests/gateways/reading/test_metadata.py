"""What a page says of its article, in whatever shape it says it."""

import pytest

from claims.domain.pages import Page
from claims.gateways import reading
from tests.gateways.reading import documents as made


def page(head: str = "", lines: tuple[str, ...] = made.LINES) -> Page:
    return reading.read(made.html(lines, head=head).encode(), url="https://ledger.example/x")


def said(json: str) -> Page:
    return page(f'<script type="application/ld+json">{json}</script>')


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ('"Ada Lund"', "Ada Lund"),
        ('{"@type": "Person", "name": "Ada Lund"}', "Ada Lund"),
        ('[{"name": "Ada Lund"}, {"name": "Tom Ellery"}, {"name": "Ada Lund"}]', "Ada Lund and Tom Ellery"),
        ('["Ada Lund", "Tom Ellery", "Mina Castellan"]', "Ada Lund, Tom Ellery and Mina Castellan"),
        ('{"name": ["Ada &amp; Tom"]}', "Ada & Tom"),
        ('"https://ledger.example/people/ada"', ""),
        ("[[7]]", ""),
        ("null", ""),
    ],
)
def test_authors_in_any_shape_become_a_byline(author: str, byline: str) -> None:
    assert said(f'{{"@type": "NewsArticle", "author": {author}}}').byline == byline


@pytest.mark.parametrize(
    "json",
    [
        '{"@type": "NewsArticle", "headline": 7, "datePublished": [], "image": [3, {"caption": {}}]}',
        '{"@type": ["NewsArticle", 5, null], "inLanguage": {"name": 3}, "publisher": [[]], "dateline": {}}',
        '[[{"@graph": [[{"@type": {"a": "NewsArticle"}}]]}]]',
        '{"@type": "NewsArticle", "headline": "' + "x" * 9_000 + '"}',
        "[" * 5_000,
        "{not json}",
        '{"@type": "NewsArticle", "datePublished": 1e999}',
    ],
)
def test_nonsense_in_json_ld_is_passed_over(json: str) -> None:
    found = said(json)
    assert "40 tonnes" in found.text
    assert len(found.title) <= 500


def test_what_is_said_first_counts_and_the_rest_adds() -> None:
    found = page(
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "By JSON-LD"}</script>'
        '<meta property="og:title" content="By a tag"><meta name="author" content="By Ada Lund">'
        '<meta name="dc.source" content="Northern Wire Agency">'
    )
    assert (found.title, found.byline, found.agency) == ("By JSON-LD", "Ada Lund", "Northern Wire Agency")
    assert [found.origins[name] for name in ("title", "byline", "agency")] == ["json-ld", "meta", "meta"]


def test_a_site_is_neither_its_own_author_nor_its_own_agency() -> None:
    tags = "".join(
        f'<meta name="{name}" content="Harwick Ledger">' for name in ("author", "source", "agency")
    )
    found = page(f'<meta property="og:site_name" content="Harwick Ledger">{tags}')
    assert (found.publisher, found.byline, found.agency) == ("Harwick Ledger", "", "")


def test_the_credit_of_a_picture_is_not_the_agency_of_the_article() -> None:
    figure = "<figure><img src=a><figcaption>The quay</figcaption><p class=credit>Source: Pool</p></figure>"
    found = page(lines=(figure, *made.LINES))
    assert (found.agency, found.captions, found.origins["captions"]) == ("", ("The quay",), "shown")


@pytest.mark.parametrize("named", ["javascript:alert(1)", "http://[::1", "data:text/html,x", ""])
def test_what_is_no_address_is_not_kept_as_the_page_s_own(named: str) -> None:
    assert page(f'<link rel="canonical" href="{named}">').canonical == ""


@pytest.mark.parametrize(
    ("head", "canonical"),
    [
        ('<link rel="canonical" href="/c.html">', "https://ledger.example/c.html"),
        ('<link rel="Canonical" href="c.html">', "https://ledger.example/c.html"),
        ('<link rel="alternate CANONICAL" href="?id=4">', "https://ledger.example/x?id=4"),
        ('<base href="/news/"><link rel=canonical href="c.html">', "https://ledger.example/news/c.html"),
        ('<base href="https://harwick.example/"><link rel=canonical href="c">', "https://harwick.example/c"),
        ('<meta property="og:url" content="/c.html">', "https://ledger.example/c.html"),
        ('<link rel="noncanonical" href="/c.html">', ""),
    ],
)
def test_the_page_s_own_address_is_made_whole(head: str, canonical: str) -> None:
    assert page(head).canonical == canonical


def test_a_date_that_is_certain_later_is_taken_instead_of_one_that_is_open() -> None:
    found = page('<meta name="dc.date" content="last Monday"><meta name="pubdate" content="2026-10-01">')
    assert found.published_at
    assert found.published_as_written == ""
    assert page('<meta name="dc.date" content="last Monday">').published_as_written == "last Monday"


def test_a_page_has_no_more_captions_than_are_read() -> None:
    figures = tuple(f"<figure><figcaption>Picture {number}</figcaption></figure>" for number in range(90))
    assert len(page(lines=(*made.LINES, *figures)).captions) == 40
