"""Searching while one types: claims, parties and articles."""

import pytest
from django.db import connection
from django.test import Client

from claims.models import Article
from claims.queries import articles
from tests import builders
from tests.builders import Staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def bridge(staff: Staff) -> str:
    text = "The bridge reopened to heavy traffic while housing waited"
    builders.claim(text)
    article = builders.article()
    Article.objects.filter(pk=article.pk).update(title="Harbour bridge opens", publisher="Lunn Ledger")
    return text


@pytest.mark.parametrize(
    "typed", ["brid", "the bridg", "bridge heavy traf", "reope", "reopene", "housin", "dora fin"]
)
def test_the_beginning_of_a_word_finds_claims(ravi: Client, bridge: str, typed: str) -> None:
    assert bridge in ravi.get("/", {"q": typed}).text


@pytest.mark.parametrize(
    "typed", ["brid -heavy", "bridle", "'); DROP", "a:*", "!", "<->", "\\", "brid:* & !"]
)
def test_anything_may_be_typed(ravi: Client, bridge: str, typed: str) -> None:
    assert ravi.get("/", {"q": typed}).status_code == 200
    assert ravi.get("/articles/", {"q": typed}).status_code == 200


def test_the_desk_says_how_many_articles_have_the_words_and_leads_to_them(ravi: Client, bridge: str) -> None:
    html = ravi.get("/", {"q": "harb"}).text
    assert '<a class="ref" href="/articles/?q=harb">1 article has these words</a>' in html
    assert "these words" not in ravi.get("/").text
    found = ravi.get("/articles/?q=harb").text
    assert "Harbour bridge opens" in found
    assert 'value="harb"' in found


def test_articles_are_found_by_publisher_and_an_empty_result_says_what_to_do(
    ravi: Client, bridge: str
) -> None:
    assert "Harbour bridge opens" in ravi.get("/articles/?q=ledg").text
    html = ravi.get("/articles/?q=unicorns").text
    assert "No article fits" in html
    assert 'value="unicorns"' in html


def test_articles_are_found_by_their_index(staff: Staff, bridge: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "article_by_words" in articles.matching(staff.ravi, "harb").explain()
