"""Who gets in, and what the others are told."""

import pytest
from django.test import Client
from rest_framework.test import APIClient

from claims.actions import tokens, users
from claims.domain.actors import DESK
from claims.domain.keys import digest_of
from claims.domain.roles import Role
from claims.models import ApiToken
from tests import builders
from tests.api.client import client_of

pytestmark = pytest.mark.django_db


def test_nobody_is_told_how_to_get_in() -> None:
    answer = APIClient().get("/api/v1/claims/")
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Token"
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["title"] == "Say who you are"


def test_a_key_lets_its_user_in() -> None:
    assert client_of(builders.person()).get("/api/v1/claims/").status_code == 200


def test_a_session_lets_its_user_in_and_writing_needs_the_csrf_token() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(builders.person())
    assert client.get("/api/v1/claims/").status_code == 200
    answer = client.post("/api/v1/articles/", {"text": "x"}, content_type="application/json")
    assert answer.status_code == 403
    assert "CSRF" in answer.json()["detail"]


def test_only_the_digest_of_a_key_is_kept() -> None:
    key = tokens.create(user=builders.person(), label="x", by=DESK)
    assert ApiToken.objects.get().digest == digest_of(key)
    assert key not in str(ApiToken.objects.values().get())


@pytest.mark.parametrize("header", ["Token", "Token a b", "Token wrong", "Token \xe9"])
def test_a_key_that_opens_nothing_is_refused(header: str) -> None:
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=header)
    assert client.get("/api/v1/claims/").status_code == 401


def test_a_revoked_key_is_refused() -> None:
    client = client_of(builders.person())
    tokens.revoke(token=ApiToken.objects.get(), by=DESK)
    assert client.get("/api/v1/claims/").status_code == 401


def test_the_key_of_a_closed_account_is_refused() -> None:
    user = builders.person()
    client = client_of(user)
    user.is_active = False
    users.save(user=user, role=Role.REVIEWER, password=None, by=DESK)
    assert client.get("/api/v1/claims/").status_code == 401
