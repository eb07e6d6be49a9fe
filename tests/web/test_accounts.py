"""Signing in and out."""

import pytest
from django.test import Client

from tests.builders import PASSWORD, Staff

pytestmark = pytest.mark.django_db


def test_signing_in_leads_to_where_one_wanted_to_go(client: Client, staff: Staff) -> None:
    answer = client.post("/login/", {"username": "ravi", "password": PASSWORD, "next": "/articles/"})
    assert (answer.status_code, answer["Location"]) == (302, "/articles/")


def test_a_wrong_password_keeps_the_name_and_says_so(client: Client, staff: Staff) -> None:
    answer = client.post("/login/", {"username": "ravi", "password": "wrong"})
    assert answer.status_code == 422
    assert 'value="ravi"' in answer.text
    assert "do not belong together" in answer.text
    assert "wrong" not in answer.text.replace('class="alert wrong"', "")


def test_signing_out_needs_a_post(ravi: Client) -> None:
    assert ravi.get("/logout/").status_code == 405
    assert ravi.post("/logout/").status_code == 302
    assert ravi.get("/").status_code == 302
