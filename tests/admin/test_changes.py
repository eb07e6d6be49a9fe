"""What an administrator changes goes through the actions, and a refusal is a message."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from claims.actions import tokens
from claims.domain.actors import DESK
from claims.models import ApiToken, Claim, HistoryEntry, Party, Rating, User
from tests import builders
from tests.builders import Staff

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough one 7"


@pytest.fixture
def staff() -> Staff:
    return builders.staff()


@pytest.fixture
def client(staff: Staff) -> Client:
    client = Client()
    client.force_login(staff.admin)
    return client


def _person(**changes: object) -> dict[str, object]:
    return {
        "username": "nora",
        "first_name": "Nora",
        "last_name": "Lund",
        "email": "",
        "role": "editor",
        "is_active": "on",
        "new_password": PASSWORD,
        "new_password_again": PASSWORD,
        **changes,
    }


def test_a_person_is_added_with_a_role_and_a_password(client: Client, staff: Staff) -> None:
    answer = client.post(reverse("admin:claims_user_add"), _person())
    assert answer.status_code == 302
    nora = User.objects.get(username="nora")
    assert (nora.role, nora.is_staff, nora.check_password(PASSWORD)) == ("editor", True, True)
    entry = HistoryEntry.objects.get(subject="user", subject_id=nora.pk)
    assert (entry.kind, entry.actor_name) == ("user.edited", staff.admin.display_name)


@pytest.mark.parametrize(
    "changes",
    [
        {"new_password": "", "new_password_again": ""},
        {"new_password": "short", "new_password_again": "short"},
        {"new_password_again": "another one 12"},
        {"username": "edda"},
        {"role": "king"},
    ],
)
def test_a_person_is_not_added_without_what_it_takes(client: Client, changes: dict[str, str]) -> None:
    assert client.post(reverse("admin:claims_user_add"), _person(**changes)).status_code == 200
    assert not User.objects.filter(username="nora").exists()


def test_a_changed_person_keeps_the_password_that_was_not_typed(client: Client, staff: Staff) -> None:
    address = reverse("admin:claims_user_change", args=[staff.ravi.pk])
    blank = {"new_password": "", "new_password_again": ""}
    answer = client.post(address, _person(username="ravi", role="administrator", **blank))
    assert answer.status_code == 302
    ravi = User.objects.get(pk=staff.ravi.pk)
    assert (ravi.role, ravi.is_staff) == ("administrator", True)
    assert ravi.check_password(builders.PASSWORD)


def test_the_last_administrator_keeps_the_role(client: Client, staff: Staff) -> None:
    address = reverse("admin:claims_user_change", args=[staff.admin.pk])
    answer = client.post(address, _person(username="admin", role="editor"))
    assert [str(message) for message in get_messages(answer.wsgi_request)] == [
        "The desk needs at least one administrator."
    ]
    assert User.objects.get(pk=staff.admin.pk).role == "administrator"


def test_a_rating_is_added_and_changed_but_keeps_its_key(client: Client) -> None:
    fields = {
        "key": "satire",
        "label": "Satire",
        "number": "",
        "colour": "unproven",
        "against": "nobody",
        "explanation": "It was meant to amuse.",
        "in_use": "on",
    }
    assert client.post(reverse("admin:claims_rating_add"), fields).status_code == 302
    rating = Rating.objects.get(key="satire")
    address = reverse("admin:claims_rating_change", args=[rating.pk])
    assert client.post(address, {**fields, "key": "other", "label": "A joke"}).status_code == 302
    rating.refresh_from_db()
    assert (rating.key, rating.label) == ("satire", "A joke")
    assert HistoryEntry.objects.filter(subject="rating", subject_id=rating.pk).count() == 2
    answer = client.post(address, {**fields, "number": "9"}, follow=True)
    assert "less than or equal to 5" in answer.content.decode()


def test_a_party_is_renamed_and_says_who_controls_it(client: Client) -> None:
    builders.denial(builders.claim())
    ministry, finch = Party.objects.get(name="Ministry of Works"), Party.objects.get(name="Dora Finch")
    address = reverse("admin:claims_party_change", args=[finch.pk])
    fields = {"name": "Dora Finch-Hale", "kind": "person", "controlled_by": ministry.pk, "same_as": ""}
    assert client.post(address, fields).status_code == 302
    finch.refresh_from_db()
    assert (finch.name, finch.controlled_by) == ("Dora Finch-Hale", ministry)
    assert HistoryEntry.objects.get(subject="party").data["before"]["name"] == "Dora Finch"
    refused = client.post(address, {**fields, "name": "ministry of works"}, follow=True)
    assert "There is a party named" in refused.content.decode()


def test_a_key_is_revoked(client: Client, staff: Staff) -> None:
    tokens.create(user=staff.ravi, label="feed", by=DESK)
    token = ApiToken.objects.get()
    address = reverse("admin:claims_apitoken_changelist")
    client.post(address, {"action": "revoke", "_selected_action": [token.pk]})
    token.refresh_from_db()
    assert token.revoked_at is not None
    assert (
        token.digest
        not in client.get(reverse("admin:claims_apitoken_change", args=[token.pk])).content.decode()
    )


def test_a_failed_article_is_read_again_and_the_others_say_why_not(client: Client) -> None:
    article = builders.article()
    address = reverse("admin:claims_article_changelist")
    answer = client.post(address, {"action": "read_again", "_selected_action": [article.pk]}, follow=True)
    assert "This article has not failed" in answer.content.decode()


def test_the_moves_page_offers_what_may_be_done_and_says_why_not(client: Client, staff: Staff) -> None:
    claim = builders.researching(staff)
    page = client.get(reverse("admin:claims_claim_move", args=[claim.pk])).content.decode()
    assert "Only the person who has the claim may propose a verdict; Ravi has it." in page
    assert 'name="move" value="release"' in page
    assert client.get(reverse("admin:claims_claim_move", args=[10**6])).status_code == 404


def test_a_refused_move_keeps_what_was_typed(client: Client, staff: Staff) -> None:
    claim = builders.claim()
    answer = client.post(
        reverse("admin:claims_claim_move", args=[claim.pk]),
        {"move": "triage", "version": claim.version, "topic": "Bridges"},
    )
    page = answer.content.decode()
    assert "Say whether and how the claim can be checked." in page
    assert 'value="Bridges"' in page
    assert Claim.objects.get(pk=claim.pk).state == "new"
