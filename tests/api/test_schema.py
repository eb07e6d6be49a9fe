"""The description of the API is what the API does."""

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from django.conf import settings
from django.core.management import call_command
from rest_framework.test import APIClient

from claims.actions import comments, watches
from claims.actions.comments import About
from tests import builders
from tests.api.client import client_of

WRITTEN = Path(settings.BASE_DIR) / "docs" / "openapi.yaml"


def test_the_written_description_is_up_to_date(tmp_path: Path) -> None:
    fresh = tmp_path / "openapi.yaml"
    call_command("spectacular", file=str(fresh), validate=True, fail_on_warn=True)
    assert WRITTEN.read_text() == fresh.read_text(), "run `make schema`"


@pytest.mark.django_db
def test_the_description_is_served_to_anybody() -> None:
    answer = APIClient().get("/api/v1/schema/")
    assert answer.status_code == 200
    assert yaml.safe_load(answer.content)["info"]["title"] == "factcheck"


def test_every_endpoint_says_what_it_answers_when_nobody_is_logged_in() -> None:
    for path, operations in yaml.safe_load(WRITTEN.read_text())["paths"].items():
        for operation in operations.values():
            assert "401" in operation["responses"] or "/problems/" in path


@pytest.mark.django_db
def test_answers_keep_to_the_description() -> None:
    staff = builders.staff()
    claim = builders.published(staff)
    builders.denial(claim)
    source, article = claim.sources.get(), claim.appearances.get().snapshot.article_id
    builders.in_second_reading(staff)
    about = About(statement=claim.appearances.get())
    comment = comments.add(claim=claim, text="@ravi, which year?", about=about, by=staff.edda)
    comments.reply(thread=comment, text="2025.", by=staff.ravi)
    watches.start(claim=claim, by=staff.ravi)
    client = client_of(staff.edda)
    pairs = {
        "/api/v1/claims/{id}/": f"/api/v1/claims/{claim.pk}/",
        "/api/v1/claims/": "/api/v1/claims/?view=all",
        "/api/v1/claims/{id}/history/": f"/api/v1/claims/{claim.pk}/history/",
        "/api/v1/articles/": "/api/v1/articles/",
        "/api/v1/articles/{id}/": f"/api/v1/articles/{article}/",
        "/api/v1/denials/": "/api/v1/denials/",
        "/api/v1/parties/": "/api/v1/parties/",
        "/api/v1/sources/": "/api/v1/sources/",
        "/api/v1/sources/{id}/": f"/api/v1/sources/{source.pk}/",
        "/api/v1/claims/{id}/comments/": f"/api/v1/claims/{claim.pk}/comments/",
        "/api/v1/claims/{id}/watch/": f"/api/v1/claims/{claim.pk}/watch/",
        "/api/v1/comments/{id}/": f"/api/v1/comments/{comment.pk}/",
    }
    for path, address in pairs.items():
        keeps_to(path, "get", 200, client.get(address).json())


@pytest.mark.django_db
def test_problems_keep_to_the_description() -> None:
    claim = builders.claim()
    client = client_of(builders.person())
    path, address = "/api/v1/claims/{id}/moves/", f"/api/v1/claims/{claim.pk}/moves/"
    for code, body in ((422, {}), (403, {"move": "triage", "version": 1, "checkability": "norm"})):
        answer = client.post(address, body)
        assert answer.status_code == code
        keeps_to(path, "post", code, answer.json(), media="application/problem+json")


def keeps_to(path: str, method: str, code: int, body: object, media: str = "application/json") -> None:
    written = yaml.safe_load(WRITTEN.read_text())
    written = _closed(_nullable(written))
    schema = written["paths"][path][method]["responses"][str(code)]["content"][media]["schema"]
    jsonschema.Draft202012Validator({**schema, "components": written["components"]}).validate(body)


def _nullable(node: Any) -> Any:
    """OpenAPI 3.0's `nullable` as JSON Schema says it."""
    if isinstance(node, list):
        return [_nullable(item) for item in node]
    if not isinstance(node, dict):
        return node
    found = {key: _nullable(value) for key, value in node.items()}
    if found.pop("nullable", False) is True:
        return {"anyOf": [found, {"type": "null"}]}
    return found


def _closed(node: Any) -> Any:
    """An answer has no field that the description does not know."""
    for schema in node["components"]["schemas"].values():
        if schema.get("type") == "object" and "properties" in schema:
            schema["additionalProperties"] = False
    return node
