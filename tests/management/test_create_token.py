"""`create_token`: the key is printed once, and works."""

from io import StringIO

import pytest
from django.core.management import call_command
from rest_framework.test import APIClient

from claims.models import ApiToken, HistoryEntry
from tests import builders

pytestmark = pytest.mark.django_db


def test_the_key_alone_is_on_standard_output_and_opens_the_api() -> None:
    user = builders.person("nora")
    out, err = StringIO(), StringIO()
    call_command("create_token", "nora", "--label", "feed", stdout=out, stderr=err)
    key = out.getvalue().strip()
    assert len(key) >= 43
    assert key not in err.getvalue()
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Token {key}")
    assert client.get("/api/v1/claims/").status_code == 200
    token = ApiToken.objects.get()
    assert (token.user, token.label) == (user, "feed")
    entry = HistoryEntry.objects.get(kind="token.created")
    assert entry.actor_name == "create_token"
    assert key not in str(entry.data)


def test_nobody_has_no_key() -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("create_token", "nobody")
    assert ended.value.code == 2
