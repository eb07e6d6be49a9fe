"""Pages that stand where a page should be, in the desk's own voice."""

import pytest
from django.core.exceptions import RequestDataTooBig
from django.template import loader
from django.test import Client, RequestFactory

from claims.web.errors import bad_request

pytestmark = pytest.mark.django_db


def test_an_address_that_leads_nowhere(client: Client) -> None:
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert "There is nothing here" in answer.text


def test_a_form_without_its_token() -> None:
    answer = Client(enforce_csrf_checks=True).post("/login/", {"username": "a", "password": "b"})
    assert answer.status_code == 403
    assert "Please send it again" in answer.text


def test_a_request_that_is_too_large_says_how_much_is_taken() -> None:
    answer = bad_request(RequestFactory().post("/articles/add/"), RequestDataTooBig())
    assert answer.status_code == 413
    assert "up to 5 MB" in answer.content.decode()


@pytest.mark.parametrize("status", [400, 403, 404, 409, 413, 500])
def test_each_error_page_stands_without_a_request(status: int) -> None:
    html = loader.get_template(f"{status}.html").render()
    assert "<h1>" in html
    assert "/checks/" in html
