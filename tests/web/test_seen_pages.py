"""The bookmarklets, and pages as a person has them in their browser."""

from html import unescape
from urllib.parse import unquote

import pytest
from django.test import Client
from pytest_django import Settings

from claims.actions import articles
from claims.models import Article, HistoryEntry, Snapshot
from claims.pipeline import drain, progress
from tests.builders import Staff
from tests.pipeline.test_fetch import CLOSED, STORY, Site

pytestmark = pytest.mark.django_db

PLACE = "/articles/add/from-page/"
ADDRESS = "https://ledger.example/bridge"


@pytest.fixture
def page() -> dict[str, str]:
    return {"address": f"{ADDRESS}?utm_source=mail#top", "html": STORY.replace("\n", "\r\n")}


def test_a_page_that_is_sent_becomes_an_article_with_its_headline(ravi: Client, page: dict[str, str]) -> None:
    answer = ravi.post(PLACE, page)
    drain.drain_all()

    article = Article.objects.get()
    assert answer.headers["Location"] == f"/articles/{article.pk}/"
    assert (article.status, article.url, article.publisher) == ("ready", ADDRESS, "Harwick Ledger")
    assert article.title == "Lowgate bridge can carry lorries, council says"
    kept = Snapshot.objects.get()
    assert (kept.how, bytes(kept.raw)) == ("bookmarklet", STORY.encode())
    assert "Sport" not in kept.text


def test_an_article_whose_page_is_closed_to_us_is_read_from_what_a_reader_sends(
    ravi: Client, site: Site, staff: Staff
) -> None:
    address = site.page("/bridge", CLOSED)
    article = articles.submit_address(address=address, how="web", by=staff.ravi).article
    drain.drain_all()
    assert "behind a paywall" in Article.objects.get().problem

    ravi.post(PLACE, {"address": address, "html": STORY})
    drain.drain_all()

    read = Article.objects.get()
    assert (read.pk, read.status, read.problem) == (article.pk, "ready", "")
    added = HistoryEntry.objects.filter(kind="article.added", subject_id=read.pk).order_by("position")
    assert [entry.data["how"] for entry in added] == ["web", "bookmarklet"]
    assert progress.expected(read) == len(progress.of(read).steps) == progress.of(read).done


def test_a_page_that_is_on_the_desk_gives_its_article(ravi: Client, page: dict[str, str]) -> None:
    ravi.post(PLACE, page)
    drain.drain_all()
    other = {**page, "html": STORY + "<!-- another advertisement -->"}
    answer = ravi.post(PLACE, other, follow=True)
    assert "This page is on the desk already" in answer.text
    assert (Article.objects.count(), Snapshot.objects.count()) == (1, 1)


def test_one_that_a_worker_is_about_to_fetch_waits_for_that(
    ravi: Client, staff: Staff, page: dict[str, str]
) -> None:
    articles.submit_address(address=ADDRESS, how="web", by=staff.ravi)
    assert "A worker is about to fetch this page" in ravi.post(PLACE, page).text


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"html": " "}, "There is no page: press the bookmarklet"),
        ({"address": "ledger"}, "Only addresses that begin with http:// or https:// are fetched."),
        ({"html": "<p>" + "x" * 5_300_000}, "This page has more than 5 MB."),
    ],
)
def test_what_cannot_be_taken_is_said_and_kept(
    ravi: Client, page: dict[str, str], given: dict[str, str], sentence: str
) -> None:
    answer = ravi.post(PLACE, {**page, **given})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert {**page, **given}["html"][-100:].replace("\r\n", "\n") in unescape(answer.text).replace(
        "\r\n", "\n"
    )
    assert not Article.objects.exists()


def test_nobody_sends_a_page_unless_they_are_signed_in_and_pressed_our_own_button(
    staff: Staff, page: dict[str, str]
) -> None:
    browser = Client(enforce_csrf_checks=True)
    assert browser.post(PLACE, page).status_code == 403
    assert browser.get(PLACE).headers["Location"].startswith("/login/")
    browser.force_login(staff.ravi)
    assert browser.post(PLACE, page).status_code == 403
    assert not Article.objects.exists()


def test_only_the_page_that_receives_stays_bound_to_the_one_that_opened_it(ravi: Client) -> None:
    assert ravi.get(PLACE).headers["Cross-Origin-Opener-Policy"] == "unsafe-none"
    assert ravi.get("/articles/add/").headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_the_bookmarklets_name_the_desk_as_it_was_visited(ravi: Client, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["desk.example"]
    text = unquote(unescape(ravi.get("/articles/add/bookmarklet/", HTTP_HOST="desk.example").text))
    assert '"http://desk.example/articles/add/"+"?address="' in text
    assert 'window.open("http://desk.example/articles/add/from-page/")' in text
    assert "\n" not in text.partition("javascript:")[2].partition('">')[0]


def test_an_address_from_the_bookmarklet_waits_in_the_form(ravi: Client) -> None:
    page = ravi.get("/articles/add/", {"address": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert not Article.objects.exists()
