"""Which of the articles that a page names in JSON-LD is its own, and what that says of it."""

import json
from typing import Any

import pytest

from claims.domain.pages import Page
from claims.gateways import reading
from tests.gateways.reading import documents as made

HERE = "https://ledger.example/bridge"
HEAD = '<meta name="author" content="Ada Lund"><meta property="article:published_time" content="2024-03-03">'
OTHER = {
    "@type": "NewsArticle",
    "headline": "Ferry runs on Sundays",
    "author": {"name": "Bob Marsh"},
    "datePublished": "2020-01-01",
}
OURS = OTHER | {
    "headline": "Lowgate bridge is sound",
    "author": {"name": "Mina Castellan"},
    "datePublished": "2024-03-04",
}


def page(*said: Any, head: str = HEAD) -> Page:
    blocks = "".join(f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in said)
    return reading.read(made.html(head=head + blocks).encode(), url=HERE)


def known(found: Page) -> tuple[str, str, str]:
    day = f"{found.published_at:%Y-%m-%d}" if found.published_at else ""
    return found.title, found.byline, day


def listed(article: dict[str, Any]) -> dict[str, Any]:
    return {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": article}]}


def within(name: str) -> dict[str, Any]:
    return {"@type": "WebPage", name: [OTHER]}


OF_THE_PAGE = ("Lowgate bridge is sound", "Ada Lund", "2024-03-03")
OF_THE_NODE = ("Lowgate bridge is sound", "Mina Castellan", "2024-03-04")


@pytest.mark.parametrize(
    "said",
    [
        listed(OTHER),
        {"@graph": [listed(OTHER)]},
        *map(within, ("mentions", "hasPart", "relatedLink", "isRelatedTo", "subjectOf")),
        [OTHER, OTHER | {"headline": "Who owns the old mill?"}],
    ],
)
def test_an_article_that_the_page_only_names_says_nothing_of_the_page(said: Any) -> None:
    found = page(said)
    assert known(found) == OF_THE_PAGE
    assert str(OTHER["headline"]) not in found.text


@pytest.mark.parametrize("said", [[listed(OTHER), OURS], [OTHER, OURS], [{"@graph": [OTHER, OURS]}]])
def test_the_article_with_the_page_s_headline_is_its_own_wherever_it_stands(said: list[Any]) -> None:
    assert known(page(*said)) == OF_THE_NODE


@pytest.mark.parametrize(
    "where",
    [
        {"url": HERE},
        {"url": "/bridge"},
        {"@id": f"{HERE}/#article"},
        {"mainEntityOfPage": {"@type": "WebPage", "@id": "https://www.ledger.example/bridge/"}},
        {"mainEntityOfPage": "https://ledger.example/news/bridge-4"},
    ],
)
def test_the_article_that_stands_at_the_page_s_address_is_its_own(where: dict[str, Any]) -> None:
    head = f'{HEAD}<link rel="canonical" href="/news/bridge-4">'
    ours = OURS | {"headline": "Sound, says the council"} | where
    assert known(page(OTHER | {"url": "/ferry"}, ours, head=head))[1:] == OF_THE_NODE[1:]


def test_a_longer_headline_in_the_head_is_the_same_one() -> None:
    assert (
        known(page(OTHER, OURS | {"headline": "Lowgate bridge is sound, says its mayor"}))[1]
        == "Mina Castellan"
    )


def test_the_only_article_is_the_page_s_own_whatever_it_is_called() -> None:
    assert page({"@graph": [{"@type": "WebSite"}, OTHER]}).title == OTHER["headline"]


@pytest.mark.parametrize("author", [{"@id": "#a"}, [{"@id": "#a"}], "#a"])
def test_a_reference_is_followed_to_the_node_that_it_names(author: Any) -> None:
    ours = OURS | {"author": author, "publisher": {"@id": "#o"}}
    named = [
        {"@type": "Person", "@id": "#a", "name": "Ada Lund"},
        {"@type": "Organization", "@id": "#o", "name": "Harwick Ledger"},
    ]
    found = page({"@graph": [ours, *named]}, head="")
    assert (found.byline, found.publisher) == ("Ada Lund", "Harwick Ledger")
    assert page(ours | {"author": {"@id": "#nobody"}}, head="").byline == ""


@pytest.mark.parametrize(("before", "after"), [("//<![CDATA[\n", "\n//]]>"), ("<!--\n", "\n-->"), ("", ";")])
def test_json_ld_is_read_within_the_marks_that_old_sites_put_around_it(before: str, after: str) -> None:
    block = f'<script type="application/ld+json">{before}{json.dumps(OURS)}{after}</script>'
    assert known(page(head=block)) == OF_THE_NODE
