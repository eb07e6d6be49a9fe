"""Where a person is signed in."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from claims.models import HistoryEntry, SignedInBrowser, User
from tests.builders import PASSWORD, Staff
from tests.signing_in import signed_in

pytestmark = pytest.mark.django_db

SESSIONS = "/settings/sessions/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


def sign_in(username: str, agent: str = FIREFOX, address: str = "198.51.100.7") -> Client:
    client = Client(REMOTE_ADDR=address, headers={"User-Agent": agent})
    assert client.post("/login/", {"username": username, "password": PASSWORD}).status_code == 302
    return client


def test_whoever_signs_in_finds_the_browser_listed_and_marked(staff: Staff) -> None:
    page = sign_in("ravi").get(SESSIONS).text
    assert 'Firefox on Windows <span class="pill true">This one</span>' in page
    assert "198.51.100.7" in page
    assert "You are signed in nowhere else." in page


def test_another_browser_is_signed_out_at_a_press(staff: Staff) -> None:
    here, there = sign_in("ravi"), sign_in("ravi", "Mozilla/5.0 (iPhone) Version/18.0 Mobile Safari/604.1")
    other = SignedInBrowser.objects.latest("pk")

    page = here.post(f"{SESSIONS}{other.pk}/end/", follow=True).text

    assert "Safari on iPhone is signed out." in page
    assert there.get("/").status_code == 302
    assert here.get("/").status_code == 200
    assert HistoryEntry.objects.filter(kind="user.signed_out", actor_name="Ravi").count() == 1


def test_all_others_are_signed_out_at_once(staff: Staff) -> None:
    here, *others = (sign_in("ravi") for _ in range(3))
    assert "Signed out: 2 browsers." in here.post(f"{SESSIONS}end/", follow=True).text
    assert [client.get("/").status_code for client in (here, *others)] == [200, 302, 302]


def test_another_password_ends_all_others_and_the_list_says_so(staff: Staff) -> None:
    here, there = sign_in("ravi"), sign_in("ravi", address="203.0.113.9")
    new = "a quite different horse 8"
    given = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert here.post("/password/", given).status_code == 302
    assert there.get("/").status_code == 302
    page = here.get(SESSIONS).text
    assert "203.0.113.9" not in page
    assert page.count("Firefox on Windows") == 1


def test_nobody_signs_out_somebody_else(staff: Staff) -> None:
    cleo = signed_in(staff.cleo)
    ravi = sign_in("ravi")
    assert ravi.post(f"{SESSIONS}{cleo.pk}/end/").status_code == 404
    ravi.post(f"{SESSIONS}end/")
    assert SignedInBrowser.objects.filter(user=staff.cleo).exists()
    assert "iPhone" not in ravi.get(SESSIONS).text


def test_a_browser_is_noted_once_a_minute(staff: Staff) -> None:
    client = sign_in("ravi")
    began = SignedInBrowser.objects.get().seen_at
    client.get("/")
    assert SignedInBrowser.objects.get().seen_at == began

    session = client.session
    session["seen_at"] = (timezone.now() - timedelta(minutes=2)).isoformat()
    session.save()
    client.get("/")
    assert SignedInBrowser.objects.get().seen_at > began


def test_a_session_from_before_is_noted_when_it_is_seen(client: Client, staff: Staff) -> None:
    client.force_login(staff.ravi)
    User.objects.update(last_login=timezone.now() - timedelta(days=1))
    client.get("/")
    assert SignedInBrowser.objects.get().user == staff.ravi


def test_signing_out_leaves_no_browser_and_an_ended_session_is_not_listed(staff: Staff) -> None:
    sign_in("ravi").post("/logout/")
    assert not SignedInBrowser.objects.exists()
    signed_in(staff.ravi, address="203.0.113.9")
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert "203.0.113.9" not in sign_in("ravi").get(SESSIONS).text
