"""A code after the password."""

import re
from datetime import timedelta

import pytest
from django.test import Client, override_settings
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from claims.models import FailedSignIn, HistoryEntry, User
from claims.policy.sign_ins import CODES_FROM_ANYWHERE, FROM_ONE_ADDRESS
from claims.web import half_way
from tests.builders import PASSWORD, Staff
from tests.signing_in import code_of, set_up
from tests.web.at_the_claim import desk_of
from tests.web.test_settings_sessions import sign_in

pytestmark = pytest.mark.django_db

HERE = "/settings/two-factor/"
CODE = "/login/code/"


def at_the_code(username: str = "ravi", to: str = "/articles/", door: str = "/login/") -> Client:
    """A browser that has given the right password."""
    client = Client()
    answer = client.post(door, {"username": username, "password": PASSWORD, "next": to})
    assert (answer.status_code, answer["Location"]) == (302, CODE)
    return client


def later(user: User) -> str:
    """The next code that fits: one that was used counts no second time."""
    TOTPDevice.objects.filter(user=user).update(last_t=-1)
    return code_of(user)


def told(user: User) -> list[str]:
    entries = HistoryEntry.objects.filter(subject="user", subject_id=user.pk, kind__contains="_")
    return list(entries.order_by("pk").values_list("kind", flat=True))


def test_it_is_set_up_with_a_picture_or_a_written_secret_and_a_code(ravi: Client, staff: Staff) -> None:
    ravi.post(f"{HERE}begin/")
    page = ravi.get(HERE).text
    assert 'aria-label="The QR code of your secret; it is written out below"><path d="M4 4h1v1h-1z' in page
    assert len(re.findall(r"<span>[A-Z2-7]{4}</span>", page)) == 8

    answer = ravi.post(f"{HERE}confirm/", {"code": code_of(staff.ravi)})

    assert "no-store" in answer["Cache-Control"]
    assert len(re.findall(r"<li>[a-z2-9]{5}-[a-z2-9]{5}</li>", answer.text)) == 10
    page = ravi.get(HERE).text
    assert "10 backup codes are left." in page
    assert 'class="codes' not in page
    assert told(staff.ravi) == ["user.second_step_on", "user.backup_codes_made"]


def test_a_code_that_does_not_fit_turns_nothing_on(ravi: Client, staff: Staff) -> None:
    ravi.post(f"{HERE}begin/")
    answer = ravi.post(f"{HERE}confirm/", {"code": "12 34"})
    assert answer.status_code == 422
    assert "This code does not fit." in answer.text
    assert 'value="12 34"' in answer.text
    assert sign_in("ravi").get("/").status_code == 200


def test_other_browsers_that_came_in_without_a_code_are_signed_out(staff: Staff) -> None:
    here, there = sign_in("ravi"), sign_in("ravi")
    here.post(f"{HERE}begin/")
    here.post(f"{HERE}confirm/", {"code": code_of(staff.ravi)})
    assert [here.get("/").status_code, there.get("/").status_code] == [200, 302]


def test_the_password_alone_opens_nothing(staff: Staff) -> None:
    set_up(staff.ravi)
    client = at_the_code()
    assert "Your code" in client.get(CODE).text
    assert client.get("/articles/")["Location"].startswith("/login/")
    assert client.get("/api/v1/claims/").status_code == 401


def test_a_code_leads_to_where_one_wanted_to_go(staff: Staff) -> None:
    set_up(staff.ravi)
    client = at_the_code()
    answer = client.post(CODE, {"code": later(staff.ravi)})
    assert (answer.status_code, answer["Location"]) == (302, "/articles/")
    assert client.get("/articles/").status_code == 200
    assert client.get(CODE)["Location"] == "/login/"


def test_a_code_lets_in_once(staff: Staff) -> None:
    set_up(staff.ravi)
    first, second, code = at_the_code(), at_the_code(), later(staff.ravi)
    assert first.post(CODE, {"code": code}).status_code == 302
    assert second.post(CODE, {"code": code}).status_code == 422


def test_a_backup_code_lets_in_once_however_it_is_typed_and_is_told_of(staff: Staff) -> None:
    code = set_up(staff.ravi)[3]
    assert at_the_code().post(CODE, {"code": f" {code.upper().replace('-', ' ')}"}).status_code == 302
    assert at_the_code().post(CODE, {"code": code}).status_code == 422
    assert told(staff.ravi)[-1] == "user.backup_code_used"


def test_codes_are_kept_so_that_nobody_can_read_them(staff: Staff) -> None:
    codes = set_up(staff.ravi)
    kept = {each.token for each in StaticToken.objects.filter(device__user=staff.ravi)}
    assert len(kept) == 10
    assert not kept & {code.replace("-", "") for code in codes}


def test_after_five_wrong_codes_even_the_right_one_must_wait_and_the_password_forgives_none(
    staff: Staff,
) -> None:
    set_up(staff.ravi)
    for _ in range(FROM_ONE_ADDRESS):
        assert at_the_code().post(CODE, {"code": "000000"}).status_code == 422
    answer = at_the_code().post(CODE, {"code": later(staff.ravi)})
    assert answer.status_code == 429
    assert "The code for this name was wrong too often. Try again in 15 minutes" in answer.text
    assert 890 < int(answer["Retry-After"]) <= 901


def test_changing_the_address_does_not_help_those_who_guess(staff: Staff) -> None:
    set_up(staff.ravi)
    FailedSignIn.objects.bulk_create(
        FailedSignIn(username="ravi", address=f"203.0.113.{n}", at=timezone.now(), of_code=True)
        for n in range(CODES_FROM_ANYWHERE)
    )
    assert at_the_code().post(CODE, {"code": later(staff.ravi)}).status_code == 429


def test_whoever_waits_too_long_begins_again(staff: Staff) -> None:
    set_up(staff.ravi)
    client = at_the_code()
    session = client.session
    long_ago = timezone.now() - half_way.LASTS - timedelta(seconds=1)
    session[half_way.KEY] = {**session[half_way.KEY], "at": long_ago.isoformat()}
    session.save()
    assert client.post(CODE, {"code": later(staff.ravi)})["Location"] == "/login/"
    assert client.get("/").status_code == 302


def test_another_password_meanwhile_closes_the_way(staff: Staff) -> None:
    set_up(staff.ravi)
    client = at_the_code()
    staff.ravi.set_password("a quite different horse 8")
    staff.ravi.save()
    assert client.post(CODE, {"code": later(staff.ravi)})["Location"] == "/login/"


def test_the_admin_asks_for_the_code_too(staff: Staff) -> None:
    set_up(staff.admin)
    client = at_the_code("admin", "/admin/claims/claim/", "/admin/login/")
    assert client.get("/admin/")["Location"].startswith("/admin/login/")
    assert client.post(CODE, {"code": later(staff.admin)})["Location"] == "/admin/claims/claim/"
    assert client.get("/admin/").status_code == 200


def test_the_admin_shows_nobody_a_secret(staff: Staff) -> None:
    page = desk_of(staff.admin).get("/admin/").text
    assert "TOTP" not in page
    assert "Static devices" not in page


@pytest.mark.parametrize("what", ["off", "codes"])
def test_turning_it_off_and_other_codes_ask_for_the_password(ravi: Client, staff: Staff, what: str) -> None:
    set_up(staff.ravi)
    answer = ravi.post(f"{HERE}{what}/", {"password": "not this one"})
    assert answer.status_code == 422
    assert "This is not your password." in answer.text
    assert FailedSignIn.objects.count() == 1
    assert TOTPDevice.objects.filter(user=staff.ravi).exists()


def test_once_off_the_password_lets_in_again(ravi: Client, staff: Staff) -> None:
    set_up(staff.ravi)
    assert (
        "Your password alone lets you in"
        in ravi.post(f"{HERE}off/", {"password": PASSWORD}, follow=True).text
    )
    assert sign_in("ravi").get("/").status_code == 200
    assert told(staff.ravi)[-1] == "user.second_step_off"


def test_new_backup_codes_end_those_before(ravi: Client, staff: Staff) -> None:
    old = set_up(staff.ravi)
    assert "Your backup codes" in ravi.post(f"{HERE}codes/", {"password": PASSWORD}).text
    assert at_the_code().post(CODE, {"code": old[0]}).status_code == 422


def test_an_administrator_lets_in_whoever_lost_the_device(staff: Staff) -> None:
    set_up(staff.ravi)
    given = {"action": "turn_off_second_step", "_selected_action": [staff.ravi.pk]}
    desk_of(staff.admin).post("/admin/claims/user/", given)
    assert sign_in("ravi").get("/").status_code == 200
    last = HistoryEntry.objects.filter(kind="user.second_step_off").latest("pk")
    assert (last.subject_id, last.actor_name) == (staff.ravi.pk, "Admin")


@override_settings(REQUIRE_TWO_FACTOR=True)
def test_where_it_is_required_nobody_works_without_it(staff: Staff) -> None:
    client = desk_of(staff.edda)
    for address in ("/", "/settings/", "/admin/"):
        assert client.get(address)["Location"] == HERE
    assert client.get("/api/v1/claims/").status_code == 403
    assert "This desk asks everybody for a code after the password." in client.get(HERE).text
    assert client.get("/checks/").status_code == 200
    set_up(staff.edda)
    assert client.get("/").status_code == 200
