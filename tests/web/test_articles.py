"""The list of articles, and how far one has come."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.actions import articles, steps
from claims.models import Article
from claims.pipeline import extract
from claims.pipeline.steps import STEPS
from tests import builders
from tests.builders import Staff
from tests.web import many

pytestmark = pytest.mark.django_db
TEXT = "HARWICK (Halyard) — The harbour office said nine boats were lost."


def test_progress_asks_again_until_the_article_is_ready(ravi: Client, staff: Staff) -> None:
    article = articles.submit(raw=TEXT.encode(), how="paste", by=staff.ravi).article
    address = f"/articles/{article.pk}/progress/"
    htmx = {"HX-Request": "true"}
    answer = ravi.get(address, headers=htmx)
    assert 'hx-trigger="every 1s"' in answer.text
    assert "HX-Refresh" not in answer
    steps.start(snapshot=article.snapshots.get(), step="extract", version=extract.VERSION)
    assert 'aria-current="step">Text read' in ravi.get(address, headers=htmx).text
    Article.objects.update(status="ready")
    answer = ravi.get(address, headers=htmx)
    assert answer["HX-Refresh"] == "true"
    assert "hx-trigger" not in answer.text
    assert f'href="/articles/{article.pk}/"' in ravi.get(address).text


def test_a_failed_article_says_why_and_can_be_tried_again(ravi: Client, staff: Staff) -> None:
    submission = articles.submit(raw=TEXT.encode(), how="paste", by=staff.ravi)
    articles.fail(article_id=submission.article.pk, problem="This is a picture, not a text.")
    pk = submission.article.pk
    assert "This is a picture" in ravi.get("/articles/").text
    assert "This is a picture" in ravi.get(f"/articles/{pk}/progress/").text
    assert ravi.post(f"/articles/{pk}/retry/").status_code == 302
    assert Article.objects.get().status == "waiting"
    again = ravi.post(f"/articles/{pk}/retry/")
    assert again.status_code == 409
    assert "nothing to try again" in again.text


def test_an_article_that_is_not_there_is_404(ravi: Client) -> None:
    assert ravi.get("/articles/999/progress/").status_code == 404
    assert ravi.post("/articles/999/retry/").status_code == 404


def test_the_list_counts_claims_and_denials(ravi: Client) -> None:
    claim = builders.claim()
    builders.denial(claim)
    html = ravi.get("/articles/").text
    assert html.count("Harwick Courier") == 2
    assert '<td class="num count denied">1' in html


def test_the_list_asks_as_much_of_the_database_for_3_rows_as_for_3_000(ravi: Client, staff: Staff) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert ravi.get("/articles/").status_code == 200
        return len(captured)

    many.claims(3, staff.ravi)
    few = statements()
    many.claims(2_997, staff.ravi)
    assert statements() == few
    assert few <= 6


def test_an_empty_list_says_what_to_do_and_a_broken_page_too(ravi: Client) -> None:
    assert "Add the first article" in ravi.get("/articles/").text
    assert ravi.get("/articles/?after=odd").status_code == 422


def test_the_steps_shown_are_the_pipelines(ravi: Client, staff: Staff) -> None:
    page = ravi.get(f"/articles/{many.snapshots(1, staff.ravi)[0].article_id}/progress/").text
    for step in STEPS:
        assert step.label in page
