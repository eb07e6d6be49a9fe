"""Several articles that came in together, on one page, each with its own steps and its own error."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.actions import articles
from claims.models import Article
from tests.builders import Staff
from tests.web import many

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def address(count: int, staff: Staff) -> str:
    found = articles.submit_addresses(
        addresses=[f"https://courier.example/{number}" for number in range(count)], how="web", by=staff.ravi
    )
    return "/articles/arrived/?" + "&".join(f"a={each.article.pk}" for each in found)


def test_each_has_its_own_steps_and_one_that_failed_its_error_and_what_to_do(
    ravi: Client, staff: Staff
) -> None:
    page = address(3, staff)
    bad, good, _ = Article.objects.order_by("pk")
    articles.fail(article_id=bad.pk, problem="The page is behind a paywall. Paste its text.")
    Article.objects.filter(pk=good.pk).update(status="ready")
    shown = ravi.get(page).text
    assert "3 articles: 1 read, 1 under way, 1 could not be read." in shown
    assert shown.count("Page fetched") == 2
    assert shown.count("Page not fetched") == 1
    assert '<p class="problem">The page is behind a paywall. Paste its text.</p>' in shown

    again = ravi.post(f"/articles/{bad.pk}/retry/", {"next": page})
    assert again["Location"] == page
    assert "1 read, 2 under way" in ravi.get(page).text
    elsewhere = ravi.post(f"/articles/{bad.pk}/retry/", {"next": "https://elsewhere.example/"})
    assert elsewhere.status_code == 409


def test_it_asks_again_while_one_is_under_way_and_changes_only_when_something_has(
    ravi: Client, staff: Staff
) -> None:
    page = address(2, staff)
    first = ravi.get(page, headers=HTMX)
    mark = first.text.split("mark=")[1].split('"')[0]
    assert 'hx-trigger="every 2s"' in first.text
    assert ravi.get(f"{page}&mark={mark}", headers=HTMX).status_code == 204
    Article.objects.update(status="ready")
    done = ravi.get(f"{page}&mark={mark}", headers=HTMX)
    assert done.status_code == 200
    assert "2 articles: 2 read." in done.text
    assert "hx-trigger" not in done.text


def test_it_asks_as_much_of_the_database_for_two_as_for_a_hundred(ravi: Client, staff: Staff) -> None:
    read = [f"k={each.article_id}" for each in many.snapshots(100, staff.ravi)]

    def statements(number: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            page = ravi.get(f"/articles/arrived/?{'&'.join(read[:number])}", headers=HTMX)
        assert page.text.count("was here already") == number
        return len(captured)

    assert statements(100) == statements(2) <= 6


def test_numbers_that_are_none_and_articles_that_are_not_there_are_404(ravi: Client) -> None:
    for asked in ("", "?a=", "?a=9", "?a=x&k=-1", "?a=" + "9" * 40):
        assert ravi.get(f"/articles/arrived/{asked}").status_code == 404
