"""The table of other publishers' rating words in the admin: changed through the action."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from claims.models import HistoryEntry, OutsideRating, Rating
from tests import builders, outside
from tests.builders import Staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> Staff:
    found = builders.staff()
    outside.check(found.edda)
    return found


@pytest.fixture
def client(staff: Staff) -> Client:
    client = Client()
    client.force_login(staff.admin)
    return client


def test_an_administrator_says_what_a_word_means(client: Client, staff: Staff) -> None:
    word, wrong = OutsideRating.objects.get(), Rating.objects.get(key="false")
    address = reverse("admin:claims_outsiderating_change", args=[word.pk])
    assert "Mostly wrong" in client.get(address).content.decode()

    assert client.post(address, {"rating": wrong.pk, "version": 1}).status_code == 302

    word.refresh_from_db()
    assert (word.rating, word.decided_by, word.version) == (wrong, staff.admin, 2)
    assert HistoryEntry.objects.get(kind="outside.mapped").actor_name == "Admin"
    history = client.get(
        reverse("admin:claims_outsidepublisher_history", args=[word.publisher_id]), follow=True
    )
    assert "outside.mapped" in history.content.decode()


def test_a_refusal_is_a_message(client: Client) -> None:
    word, wrong = OutsideRating.objects.get(), Rating.objects.get(key="false")
    address = reverse("admin:claims_outsiderating_change", args=[word.pk])

    answer = client.post(address, {"rating": wrong.pk, "version": 7})

    assert any("Look again before you change it" in str(each) for each in get_messages(answer.wsgi_request))
    word.refresh_from_db()
    assert word.rating is None
