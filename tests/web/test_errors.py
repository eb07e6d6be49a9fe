"""Pages that stand where a page should be, in the desk's own voice."""

from datetime import timedelta

import pytest
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.test import Client, RequestFactory
from pytest_django import Settings

from claims.domain.refusals import Missing, NotAllowed, Refusal, WrongState
from claims.policy.sign_ins import TooOftenError
from claims.web.errors import bad_request
from claims.web.middleware import ErrorPages

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
PAGES = ["400", "403", "403_csrf", "404", "405", "409", "413", "422", "429", "500", "offline/page"]


def test_an_address_that_leads_nowhere(client: Client) -> None:
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert "There is nothing here" in answer.text
    assert "Back to where you were" not in answer.text


def test_somebody_who_is_signed_in_has_a_way_back_to_the_page_they_came_from(ravi: Client) -> None:
    came = {"Referer": "http://testserver/articles/?after=x&n=1"}
    page = ravi.get("/nowhere/", headers=came).text
    assert 'href="/articles/?after=x&amp;n=1">Back to where you were' in page


@pytest.mark.parametrize(
    "referer", ["", "https://elsewhere.example/", "http://testserver/nowhere/", "/articles/"]
)
def test_there_is_no_way_back_to_another_site_or_to_the_page_itself(ravi: Client, referer: str) -> None:
    page = ravi.get("/nowhere/", headers={"Referer": referer}).text
    assert "Back to where you were" not in page


def test_an_address_that_only_takes_forms_says_so(ravi: Client) -> None:
    answer = ravi.get("/articles/1/retry/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "This address only takes a form" in answer.text
    assert "no-store" in answer["Cache-Control"]


def test_a_form_without_its_token() -> None:
    answer = Client(enforce_csrf_checks=True).post("/login/", {"username": "a", "password": "b"})
    assert answer.status_code == 403
    assert "Please send it again" in answer.text


def test_htmx_gets_a_toast_and_not_a_page_within_the_page() -> None:
    answer = Client(enforce_csrf_checks=True).post("/login/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Reswap"]) == (403, "none")
    assert 'id="toasts" hx-swap-oob="true"' in answer.text
    assert "<html" not in answer.text


def test_a_request_that_is_too_large_says_how_much_is_taken() -> None:
    answer = bad_request(RequestFactory().post("/articles/add/"), RequestDataTooBig())
    assert answer.status_code == 413
    assert "up to 5 MB" in answer.content.decode()


def test_a_body_over_the_limit_is_refused_with_that_page(client: Client, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    answer = client.post("/login/", "username=" + "a" * 50, content_type=FORM)
    assert answer.status_code == 413
    assert "That is too much at once" in answer.text


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        (NotAllowed("Only an editor may."), 403),
        (WrongState("Someone moved this first."), 409),
        (Missing("Say why."), 422),
        (TooOftenError(timedelta(minutes=4)), 429),
    ],
)
def test_a_refusal_that_no_form_was_there_to_show_gets_the_page_of_its_kind_with_its_sentence(
    refusal: Refusal, status: int
) -> None:
    middleware = ErrorPages(lambda request: HttpResponse())
    answer = middleware.process_exception(RequestFactory().get("/"), refusal)
    assert answer is not None
    assert answer.status_code == status
    assert str(refusal) in answer.text
    assert answer.get("Retry-After", "") == ("241" if status == 429 else "")


def test_a_fault_of_ours_is_left_to_its_own_page() -> None:
    def broken(request: HttpRequest) -> HttpResponse:
        return HttpResponse(status=500)

    middleware = ErrorPages(broken)
    assert middleware.process_exception(RequestFactory().get("/"), ValueError("odd")) is None
    assert middleware(RequestFactory().get("/")).content == b""


@pytest.mark.parametrize("name", PAGES)
def test_each_page_stands_without_a_request_and_says_what_is_kept(name: str) -> None:
    html = loader.get_template(f"{name}.html").render()
    assert html.count("<h1>") == 1
    assert html.count("<p>") >= 2
    assert 'href="/"' in html
    assert 'href="/checks/"' in html


def test_the_page_for_a_browser_without_a_connection_is_the_same_for_everybody(ravi: Client) -> None:
    answer = ravi.get("/offline/")
    assert answer.text == Client().get("/offline/").text
    assert "The desk cannot be reached" in answer.text
    assert answer["Vary"] == "Accept-Language"
    assert "Der Desk ist nicht erreichbar" in ravi.get("/offline/", headers={"Accept-Language": "de"}).text
