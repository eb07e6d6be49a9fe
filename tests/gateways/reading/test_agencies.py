"""Which agency a page credits, and what is none of its credits."""

import json

import pytest

from claims.domain.pages import Page
from claims.gateways import reading
from tests.gateways.reading import documents as made


def page(head: str = "", shown: str = "") -> Page:
    return reading.read(made.html((shown, *made.LINES), head=head).encode(), url="https://ledger.example/x")


def said(publisher: str = "Daily News", /, **more: object) -> Page:
    node = {"@type": "NewsArticle", "publisher": {"name": publisher}, **more}
    return page(f'<script type="application/ld+json">{json.dumps(node)}</script>')


ADA = {"@type": "Person", "name": "Ada Lund"}


@pytest.mark.parametrize(
    ("author", "agency", "byline"),
    [
        ({"@type": "Organization", "name": "Associated Press"}, "Associated Press", "Associated Press"),
        ([ADA, {"@type": "Organization", "name": "Reuters"}], "Reuters", "Ada Lund and Reuters"),
        ("By AFP", "Agence France-Presse", "By AFP"),
        ("Ada Lund of The Associated Press", "Associated Press", "Ada Lund of The Associated Press"),
        ([ADA, "Press Trust of India"], "Press Trust of India", "Ada Lund and Press Trust of India"),
        ([ADA, "Pa Vang"], "", "Ada Lund and Pa Vang"),
        ("Rita Bloomberg", "", "Rita Bloomberg"),
    ],
)
def test_an_agency_among_the_authors_is_credited_and_stays_in_the_byline(
    author: object, agency: str, byline: str
) -> None:
    found = said(author=author)
    assert (found.agency, found.byline) == (agency, byline)


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("By The Associated Press", "Associated Press"),
        ("By ADA LUND, Associated Press", "Associated Press"),
        ("By Ada Lund and Tom Ellery | REUTERS", "Reuters"),
        ("Ada Lund/dpa", "Deutsche Presse-Agentur"),
        ("By Ada Lund", ""),
    ],
)
def test_an_agency_in_the_byline_that_is_shown_is_credited(line: str, agency: str) -> None:
    assert page(shown=f"<span class=byline>{line}</span>").agency == agency


def test_an_agency_in_the_tag_of_the_author_is_credited() -> None:
    found = page('<meta name="author" content="AFP">')
    assert (found.agency, found.origins["agency"]) == ("Agence France-Presse", "meta")


@pytest.mark.parametrize(
    "more",
    [
        {"creditText": "Photo: Jane Marsh/Getty"},
        {"creditText": "Photo: Jane Marsh/Reuters"},
        {"provider": {"name": "Daily News Online"}},
        {"sourceOrganization": {"name": "Daily News Ltd"}},
        {"sourceOrganization": {"name": "Harbour Holdings"}},
        {"isBasedOn": "The story of a bridge"},
    ],
)
def test_what_a_site_says_of_itself_or_of_a_picture_is_no_agency(more: dict[str, object]) -> None:
    assert said(**more).agency == ""


@pytest.mark.parametrize(("name", "content"), [("provider", "WordPress"), ("source", "newsroom")])
def test_where_a_page_was_made_is_no_agency(name: str, content: str) -> None:
    assert page(f'<meta name="{name}" content="{content}">').agency == ""


@pytest.mark.parametrize(
    ("more", "agency"),
    [
        ({"creditText": "Reuters"}, "Reuters"),
        ({"provider": {"name": "AFP"}}, "Agence France-Presse"),
        ({"sourceOrganization": {"name": "Northern Wire Agency"}}, "Northern Wire Agency"),
        ({"isBasedOn": {"name": "Nordische Presseagentur"}}, "Nordische Presseagentur"),
    ],
)
def test_an_agency_that_the_text_is_said_to_be_from_is_credited(more: dict[str, object], agency: str) -> None:
    assert said(**more).agency == agency


def test_an_agency_s_own_site_credits_no_agency() -> None:
    assert said("Reuters", author="Reuters").agency == ""
    head = '<meta property="og:site_name" content="The Associated Press">'
    assert page(head + '<meta name="author" content="AP">').agency == ""
    assert said("Northern Wire", sourceOrganization={"name": "Northern Wire Agency"}).agency == ""
