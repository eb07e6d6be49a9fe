"""A password changes through the action, whichever way, and the history says so."""

import getpass
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from claims.actions import users
from claims.domain.refusals import NotAllowed
from claims.models import HistoryEntry, User
from tests.builders import PASSWORD, Staff

pytestmark = pytest.mark.django_db
NEW = "a quite different horse 8"


def changed(user: User) -> list[str]:
    told = HistoryEntry.objects.filter(subject="user", subject_id=user.pk, kind="user.password_changed")
    return list(told.values_list("actor_name", flat=True))


def test_ones_own_password_is_changed_and_the_session_goes_on(ravi: Client, staff: Staff) -> None:
    answer = ravi.post(
        "/password/", {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}, follow=True
    )
    assert answer.status_code == 200
    assert "You have another password now." in answer.content.decode()
    assert User.objects.get(username="ravi").check_password(NEW)
    assert changed(staff.ravi) == ["Ravi"]


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"old_password": "wrong", "new_password1": NEW, "new_password2": NEW}, "entered incorrectly"),
        ({"old_password": PASSWORD, "new_password1": "short", "new_password2": "short"}, "too short"),
        ({"old_password": PASSWORD, "new_password1": NEW, "new_password2": "other"}, "match"),
        ({}, "This field is required."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    ravi: Client, staff: Staff, sent: dict[str, str], sentence: str
) -> None:
    answer = ravi.post("/password/", sent)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert User.objects.get(username="ravi").check_password(PASSWORD)
    assert changed(staff.ravi) == []


def test_the_admins_password_page_is_the_desks(staff: Staff) -> None:
    client = Client()
    client.force_login(staff.admin)
    answer = client.get("/admin/password_change/")
    assert (answer.status_code, answer["Location"]) == (302, "/password/")
    assert client.get("/password/").status_code == 200


def test_nobody_changes_the_password_of_another_unless_they_manage_the_desk(staff: Staff) -> None:
    with pytest.raises(NotAllowed):
        users.change_password(user=staff.cleo, password=NEW, by=staff.edda)
    users.change_password(user=staff.cleo, password=NEW, by=staff.admin)
    assert changed(staff.cleo) == ["Admin"]


def test_the_command_changepassword_is_in_the_history(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getpass", lambda prompt: NEW)
    call_command("changepassword", "ravi", stdout=StringIO())
    assert User.objects.get(username="ravi").check_password(NEW)
    assert changed(staff.ravi) == ["changepassword"]


@pytest.mark.parametrize(("typed", "username"), [("short", "ravi"), (NEW, "nobody")])
def test_the_command_refuses_a_poor_password_and_an_unknown_name(
    staff: Staff, monkeypatch: pytest.MonkeyPatch, typed: str, username: str
) -> None:
    monkeypatch.setattr(getpass, "getpass", lambda prompt: typed)
    with pytest.raises(SystemExit):
        call_command("changepassword", username, stdout=StringIO(), stderr=StringIO())
    assert User.objects.get(username="ravi").check_password(PASSWORD)


def test_the_command_createsuperuser_is_in_the_history(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", NEW)
    call_command(
        "createsuperuser", "--noinput", username="root", email="root@desk.example", stdout=StringIO()
    )
    root = User.objects.get(username="root")
    assert (root.role, root.is_staff, root.is_superuser, root.check_password(NEW)) == (
        "administrator",
        True,
        True,
        True,
    )
    entry = HistoryEntry.objects.get(subject="user", subject_id=root.pk)
    assert (entry.kind, entry.actor_name) == ("user.edited", "createsuperuser")


def test_an_administrator_made_without_a_password_cannot_sign_in_yet() -> None:
    assert not User.objects.create_superuser("root").has_usable_password()
