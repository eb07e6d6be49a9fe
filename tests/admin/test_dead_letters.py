"""The page of what was given up: what it was, why, about what, and the button."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import HistoryEntry, OutboxEvent
from tests import builders
from tests.builders import Staff

pytestmark = pytest.mark.django_db
LIST = "/admin/claims/deadletter/"


@pytest.fixture
def staff() -> Staff:
    return builders.staff()


@pytest.fixture
def client(staff: Staff) -> Client:
    client = Client()
    client.force_login(staff.admin)
    return client


def dead(topic: str) -> OutboxEvent:
    event = OutboxEvent.objects.filter(topic=topic).latest("pk")
    OutboxEvent.objects.filter(pk=event.pk).update(
        dead_at=event.created_at, attempts=5, problem="OSError: the disk is full"
    )
    return event


def test_only_dead_rows_are_listed_with_what_they_are_about(client: Client, staff: Staff) -> None:
    claim = builders.triaged(staff)
    dead("claim.moved")
    article = OutboxEvent.objects.get(pk=dead("snapshot.stored").pk).key.partition(":")[2]
    builders.triaged(staff)
    page = client.get(LIST).content.decode()
    assert f'<a href="/claims/{claim.pk}/">claim {claim.pk}</a>' in page
    assert f'<a href="/articles/{article}/">article {article}</a>' in page
    assert page.count("the disk is full") == 2


def test_one_row_is_tried_again_by_its_button(client: Client, staff: Staff) -> None:
    builders.triaged(staff)
    event = dead("claim.moved")
    page = client.get(reverse("admin:claims_deadletter_change", args=[event.pk])).content.decode()
    address = reverse("admin:claims_deadletter_retry", args=[event.pk])
    assert f'action="{address}"' in page
    assert client.get(address).status_code == 405
    answer = client.post(address, follow=True)
    assert "Claim.moved" in answer.content.decode()
    assert "will be tried again" in answer.content.decode()
    event.refresh_from_db()
    assert event.dead_at is None
    again = client.post(address, follow=True)
    assert "There is nothing to try again" in again.content.decode()
    assert client.post(reverse("admin:claims_deadletter_retry", args=[987654])).status_code == 404


def test_many_rows_are_tried_again_at_once(client: Client, staff: Staff) -> None:
    builders.triaged(staff)
    events = [dead("claim.moved"), dead("snapshot.stored")]
    chosen = {"action": "retry", "_selected_action": [event.pk for event in events]}
    answer = client.post(LIST, chosen, follow=True)
    assert "Rows that will be tried again: 2." in answer.content.decode()
    assert HistoryEntry.objects.filter(kind="outbox.retried").count() == 2


def test_the_list_costs_the_same_for_few_and_for_many(client: Client, staff: Staff) -> None:
    builders.triaged(staff)
    costs = []
    for _ in range(2):
        OutboxEvent.objects.all().update(dead_at=staff.admin.date_joined, done_at=None)
        with CaptureQueriesContext(connection) as captured:
            client.get(LIST)
        costs.append(len(captured))
        for _ in range(4):
            builders.triaged(staff)
    assert costs[0] == costs[1]


def test_an_editor_does_not_retry(staff: Staff) -> None:
    builders.triaged(staff)
    event = dead("claim.moved")
    client = Client()
    client.force_login(staff.edda)
    assert client.post(reverse("admin:claims_deadletter_retry", args=[event.pk])).status_code == 403
