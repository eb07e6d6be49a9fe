"""Cursors that nobody was given."""

import base64

import pytest

from claims.domain.refusals import Missing
from claims.models import Claim
from claims.queries.paging import descending


@pytest.mark.parametrize("field", ["created_at", "check_worthiness", "id"])
@pytest.mark.parametrize("told", [b"[null,1]", b"[1e999,1e999]", b"[" * 100_000, b'["yesterday",1]', b"{}"])
def test_a_made_up_cursor_is_refused(field: str, told: bytes) -> None:
    cursor = base64.urlsafe_b64encode(told).decode().rstrip("=")

    with pytest.raises(Missing, match="Start again from the top"):
        descending(Claim.objects.all(), field, after=cursor)
