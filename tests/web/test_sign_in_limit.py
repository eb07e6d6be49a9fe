"""Wrong passwords: after some, one must wait, and nobody else has to."""

from datetime import timedelta

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from claims.models import FailedSignIn
from claims.policy.sign_ins import FROM_ANYWHERE, FROM_ONE_ADDRESS, WINDOW
from tests.builders import PASSWORD, Staff

pytestmark = pytest.mark.django_db


HERE = "198.51.100.7"


def sign_in(username: str, password: str, address: str = HERE, door: str = "/login/") -> tuple[int, str]:
    answer = Client(REMOTE_ADDR=address).post(door, {"username": username, "password": password})
    return answer.status_code, answer.content.decode()


def fail(username: str, times: int, address: str = HERE, door: str = "/login/") -> None:
    for _ in range(times):
        sign_in(username, "not the password", address, door)


def test_after_five_wrong_passwords_even_the_right_one_must_wait(staff: Staff) -> None:
    fail("ravi", FROM_ONE_ADDRESS - 1)
    assert sign_in("ravi", "not the password")[0] == 422
    code, page = sign_in("ravi", PASSWORD)
    assert code == 429
    assert "wrong too often. Try again in 15 minutes; nobody else is affected." in page
    assert 'value="ravi"' in page


def test_it_says_when_to_try_again_to_programs_too(staff: Staff) -> None:
    fail("ravi", FROM_ONE_ADDRESS)
    answer = Client(REMOTE_ADDR=HERE).post("/login/", {"username": "ravi", "password": PASSWORD})
    assert 890 < int(answer["Retry-After"]) <= 901


def test_the_others_behind_the_same_address_go_on(staff: Staff) -> None:
    fail("ravi", FROM_ONE_ADDRESS)
    assert sign_in("cleo", PASSWORD)[0] == 302


def test_the_same_person_elsewhere_goes_on(staff: Staff) -> None:
    fail("ravi", FROM_ONE_ADDRESS)
    assert sign_in("ravi", PASSWORD, "203.0.113.9")[0] == 302


@override_settings(PROXIES=1)
def test_behind_a_proxy_of_ours_it_is_the_visitors_address_that_counts(staff: Staff) -> None:
    def answer_to(visitor: str, password: str) -> int:
        given = {"username": "ravi", "password": password}
        return Client(headers={"X-Forwarded-For": visitor}).post("/login/", given).status_code

    for _ in range(FROM_ONE_ADDRESS):
        answer_to("198.51.100.7", "not the password")
    assert [answer_to(visitor, PASSWORD) for visitor in ("198.51.100.7", "203.0.113.9")] == [429, 302]


def test_changing_the_address_does_not_help_for_ever(staff: Staff) -> None:
    now = timezone.now()
    FailedSignIn.objects.bulk_create(
        FailedSignIn(username="ravi", address=f"203.0.113.{n}", at=now) for n in range(FROM_ANYWHERE)
    )
    assert sign_in("ravi", PASSWORD, "192.0.2.1")[0] == 429


def test_another_spelling_of_the_name_is_the_same_name(staff: Staff) -> None:
    fail("RAVI ", FROM_ONE_ADDRESS)
    assert sign_in("ravi", PASSWORD)[0] == 429


def test_waiting_ends(staff: Staff) -> None:
    fail("ravi", FROM_ONE_ADDRESS)
    FailedSignIn.objects.update(at=timezone.now() - WINDOW - timedelta(seconds=1))
    assert sign_in("ravi", PASSWORD)[0] == 302


def test_success_forgives_what_failed_there(staff: Staff) -> None:
    fail("ravi", FROM_ONE_ADDRESS - 1)
    assert sign_in("ravi", PASSWORD)[0] == 302
    assert not FailedSignIn.objects.exists()


def test_a_name_that_nobody_has_must_wait_like_any_other(staff: Staff) -> None:
    fail("nobody at all", FROM_ONE_ADDRESS)
    assert sign_in("nobody at all", PASSWORD)[0] == 429


def test_the_admin_counts_the_same(staff: Staff) -> None:
    fail("admin", FROM_ONE_ADDRESS, door="/admin/login/")
    code, page = sign_in("admin", PASSWORD, door="/admin/login/")
    assert (code, "wrong too often" in page) == (429, True)
    assert sign_in("admin", PASSWORD)[0] == 429


def test_what_is_old_is_forgotten(staff: Staff) -> None:
    FailedSignIn.objects.create(username="cleo", address="", at=timezone.now() - timedelta(days=2))
    fail("ravi", 1)
    assert [row.username for row in FailedSignIn.objects.all()] == ["ravi"]
