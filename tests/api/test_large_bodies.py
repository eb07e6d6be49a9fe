"""A body that is too long is refused before it is read."""

from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests import builders
from tests.api.client import client_of

pytestmark = pytest.mark.django_db
TOO_LONG = settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1


class Unread(BytesIO):
    """A body that notices being read."""

    reads = 0

    def read(self, size: int | None = -1) -> bytes:
        self.reads += 1
        return super().read(size)


@pytest.mark.parametrize(
    "address", ["/api/v1/articles/", "/api/v1/claims/{}/moves/", "/api/v1/claims/{}/tags/"]
)
@pytest.mark.parametrize("kind", ["application/json"])
def test_too_much_json_is_413_with_a_document_that_says_how_much(address: str, kind: str) -> None:
    staff = builders.staff()
    claim = builders.claim()
    answer = client_of(staff.ravi).post(
        address.format(claim.pk), b'"' + b"x" * TOO_LONG + b'"', content_type="application/json"
    )
    assert answer.status_code == 413
    assert answer["Content-Type"] == "application/problem+json"
    document = answer.json()
    assert document["title"] == "Too much at once"
    assert document["detail"] == "This is more than the desk takes at once: send at most 6 MB."
    assert Client().get(document["type"]).status_code == 200


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_too_long_a_form_is_413_too(kind: str) -> None:
    staff = builders.staff()
    answer = client_of(staff.ravi).post("/api/v1/articles/", b"x" * TOO_LONG, content_type=kind)
    assert answer.status_code == 413


def test_it_is_not_read_at_all() -> None:
    staff = builders.staff()
    body = Unread(b"{}")
    sent: dict[str, Any] = {
        "path": "/api/v1/articles/",
        "data": "{}",
        "content_type": "application/json",
        "CONTENT_LENGTH": str(TOO_LONG),
        "wsgi.input": body,
    }
    answer = client_of(staff.ravi).generic("POST", **sent)
    assert (answer.status_code, body.reads) == (413, 0)


def test_what_is_just_short_enough_is_read() -> None:
    staff = builders.staff()
    text = "The ferry sank in Harwick. " * 1000
    answer = client_of(staff.ravi).post("/api/v1/articles/", {"text": text})
    assert answer.status_code == 202
