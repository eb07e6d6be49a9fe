"""Parties are merged in the admin, after a page that asks which one stays."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Party
from tests import builders
from tests.builders import Staff

pytestmark = pytest.mark.django_db
LIST = "/admin/claims/party/"


@pytest.fixture
def staff() -> Staff:
    return builders.staff()


@pytest.fixture
def edda(staff: Staff) -> Client:
    client = Client()
    client.force_login(staff.edda)
    return client


@pytest.fixture
def parties() -> list[Party]:
    for name in ("Dora Hale", "D. Finch", "Dora Finch"):
        builders.claim(said_by=builders.voice(name))
    return list(Party.objects.order_by("pk"))


def send(client: Client, parties: list[Party], **given: object) -> str:
    chosen = {"action": "merge", "_selected_action": [party.pk for party in parties]}
    return client.post(LIST, {**chosen, **given}, follow=True).content.decode()


def test_the_page_asks_first_and_then_they_are_merged(edda: Client, parties: list[Party]) -> None:
    page = send(edda, parties)
    assert "Which one stays?" in page
    assert not Party.objects.filter(merged_into__isnull=False).exists()

    kept = parties[2]
    page = send(edda, parties, confirmed="1", into=kept.pk, reason="One woman.")

    assert "D. Finch, Dora Hale: merged into Dora Finch." in page
    assert kept.statements.count() == 3
    assert kept.merged_parties.count() == 2


def test_what_is_missing_is_said_and_what_was_typed_is_kept(edda: Client, parties: list[Party]) -> None:
    page = send(edda, parties, confirmed="1", reason="One woman.")
    assert "Give the number of the record that stays" in page
    assert ">One woman.</textarea>" in page
    page = send(edda, parties, confirmed="1", into=parties[0].pk, reason=" ")
    assert "Say why the two are one." in page
    assert f'value="{parties[0].pk}" checked' in page
    page = send(edda, parties[:1], confirmed="1", into=parties[0].pk, reason="One woman.")
    assert "Choose two parties or more" in page
    assert not Party.objects.filter(merged_into__isnull=False).exists()


def test_all_are_merged_or_none(edda: Client, parties: list[Party]) -> None:
    send(edda, parties[:2], confirmed="1", into=parties[1].pk, reason="One woman.")
    page = send(edda, [parties[2], parties[0]], confirmed="1", into=parties[0].pk, reason="All one.")
    assert "Dora Hale was merged into D. Finch: merge into that one." in page
    parties[2].refresh_from_db()
    assert parties[2].merged_into is None


def test_a_merge_is_undone_there(edda: Client, parties: list[Party]) -> None:
    send(edda, parties[:2], confirmed="1", into=parties[1].pk, reason="One woman.")
    page = edda.post(
        LIST, {"action": "undo_merge", "_selected_action": [parties[0].pk, parties[2].pk]}, follow=True
    ).content.decode()
    assert "Dora Hale is a party of its own again." in page
    assert "Dora Finch is not merged into another party." in page
    assert parties[0].statements.count() == 1


def test_an_editor_merges_parties_but_does_not_rename_them(edda: Client, parties: list[Party]) -> None:
    address = reverse("admin:claims_party_change", args=[parties[0].pk])
    assert edda.get(address).status_code == 200
    fields = {"name": "Somebody else", "kind": "person", "controlled_by": "", "same_as": ""}
    assert edda.post(address, fields).status_code == 403
