"""What the logs must not tell."""

import logging

import pytest
from django.test import Client

from factcheck.logs import WithoutTokens


def test_a_token_is_blotted_out_of_a_logged_address() -> None:
    record = logging.LogRecord("django.request", 30, "", 0, "%s: %s", ("Gone", "/reply/abc:1x:_z-9/"), None)

    assert WithoutTokens().filter(record)
    assert record.getMessage() == "Gone: /reply/…/"


@pytest.mark.django_db
def test_a_refused_visit_is_logged_without_its_token(caplog: pytest.LogCaptureFixture) -> None:
    Client().get("/reply/secret-token/")

    assert "Not Found: /reply/…/" in caplog.text
    assert "secret-token" not in caplog.text
