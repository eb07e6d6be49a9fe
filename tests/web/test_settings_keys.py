"""A person's own API keys: made, listed, revoked."""

import re

import pytest
from django.test import Client
from rest_framework.test import APIClient

from claims.actions import tokens
from claims.domain.refusals import NotAllowed
from claims.models import ApiToken
from claims.policy.tokens import MOST_KEYS
from tests.builders import Staff
from tests.web.at_the_claim import desk_of

pytestmark = pytest.mark.django_db
KEYS = "/settings/keys/"


def make(client: Client, label: str = "newsletter") -> str:
    """The key that the page shows."""
    found = re.search(r'id="new-key" readonly value="([^"]+)"', client.post(KEYS, {"label": label}).text)
    assert found
    return found[1]


def asked_with(key: str) -> int:
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Token {key}")
    return int(client.get("/api/v1/claims/").status_code)


def test_a_key_is_shown_once_and_opens_the_api(ravi: Client) -> None:
    key = make(ravi)
    assert asked_with(key) == 200
    page = ravi.get(KEYS).text
    assert "newsletter" in page
    assert key not in page


def test_the_page_with_a_new_key_is_kept_by_no_cache(ravi: Client) -> None:
    assert "no-store" in ravi.post(KEYS, {"label": "newsletter"})["Cache-Control"]


def test_the_page_says_when_a_key_was_used(ravi: Client) -> None:
    key = make(ravi)
    assert "never used" in ravi.get(KEYS).text
    asked_with(key)
    assert "never used" not in ravi.get(KEYS).text


def test_a_revoked_key_opens_nothing_and_is_listed_no_more(ravi: Client) -> None:
    key = make(ravi)
    token = ApiToken.objects.get()

    page = ravi.post(f"{KEYS}{token.pk}/revoke/", follow=True).text

    assert "The key “newsletter” opens nothing any more." in page
    assert "No keys" in page
    assert asked_with(key) == 401


def test_a_key_needs_a_name(ravi: Client) -> None:
    answer = ravi.post(KEYS, {"label": "  "})
    assert answer.status_code == 422
    assert "Give the key a name" in answer.text
    assert not ApiToken.objects.exists()


def test_there_is_an_end_to_keys_and_what_was_typed_is_kept(ravi: Client, staff: Staff) -> None:
    for number in range(MOST_KEYS):
        tokens.create(user=staff.ravi, label=f"program {number}", by=staff.ravi)
    answer = ravi.post(KEYS, {"label": "one more"})
    assert answer.status_code == 422
    assert "revoke one that is not used" in answer.text
    assert 'value="one more"' in answer.text


def test_the_keys_of_others_are_neither_seen_nor_revoked(ravi: Client, staff: Staff) -> None:
    make(desk_of(staff.cleo), "feed of Cleo")
    token = ApiToken.objects.get()
    assert "feed of Cleo" not in ravi.get(KEYS).text
    assert ravi.post(f"{KEYS}{token.pk}/revoke/").status_code == 404
    with pytest.raises(NotAllowed):
        tokens.revoke(token=token, by=staff.edda)
    tokens.revoke(token=token, by=staff.admin)
    assert ApiToken.objects.get().revoked_at
