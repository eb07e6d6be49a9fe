"""What the desk told a person."""

import pytest
from django.test import Client

from claims.actions import notices
from claims.domain.notices import NoticeKind
from claims.models import OutboxEvent
from tests import builders
from tests.builders import Staff

pytestmark = pytest.mark.django_db


def test_notices_are_new_once_and_only_for_whom_they_are_meant(
    ravi: Client, client: Client, staff: Staff
) -> None:
    claim = builders.researching(staff)
    cause = OutboxEvent.objects.order_by("pk").last()
    assert cause is not None
    notices.tell(
        people=[staff.ravi.pk],
        kind=NoticeKind.MOVED,
        claim=claim,
        cause_id=cause.pk,
        text="Edda assigned it to you.",
    )
    first = ravi.get("/notices/").text
    assert "Edda assigned it to you." in first
    assert 'class="unseen"' in first
    assert 'class="unseen"' not in ravi.get("/notices/").text
    client.force_login(staff.cleo)
    assert "Nothing to tell you" in client.get("/notices/").text


def test_a_broken_page_is_refused_with_a_sentence(ravi: Client) -> None:
    assert ravi.get("/notices/?after=odd").status_code == 422
