"""A person's own account, changed by that person."""

import pytest
from django.test import Client

from claims.models import HistoryEntry, User
from tests.builders import Staff

pytestmark = pytest.mark.django_db

GIVEN = {
    "first_name": "Ravi",
    "last_name": "Rao",
    "email": "ravi@desk.example",
    "time_zone": "America/New_York",
    "theme": "dark",
    "single_keys": "1",
}


def test_a_click_on_ones_name_leads_to_the_profile(ravi: Client) -> None:
    assert '<a href="/settings/" title="Settings"><b>Ravi</b></a>' in ravi.get("/").text
    assert "<h1>Profile</h1>" in ravi.get("/settings/").text


def test_the_settings_are_for_those_who_are_signed_in(client: Client, staff: Staff) -> None:
    answer = client.get("/settings/")
    assert (answer.status_code, answer["Location"]) == (302, "/login/?next=/settings/")


def test_a_person_changes_name_address_clock_and_screen(ravi: Client, staff: Staff) -> None:
    page = ravi.post("/settings/", GIVEN, follow=True).text

    assert "Your profile is saved." in page
    kept = User.objects.get(pk=staff.ravi.pk)
    assert (kept.display_name, kept.email, kept.time_zone) == (
        "Ravi Rao",
        "ravi@desk.example",
        "America/New_York",
    )
    assert ' data-theme="dark">' in page
    assert '<option value="America/New_York" selected>America/New York</option>' in page


def test_the_history_says_under_which_name_and_keeps_no_address(ravi: Client, staff: Staff) -> None:
    ravi.post("/settings/", GIVEN)

    told = HistoryEntry.objects.filter(subject="user", subject_id=staff.ravi.pk).latest("pk").data
    assert told["after"] == {"username": "ravi", "name": "Ravi Rao"}
    assert "desk.example" not in str(told)


def test_how_a_screen_looks_is_no_matter_of_history(ravi: Client, staff: Staff) -> None:
    before = HistoryEntry.objects.count()
    ravi.post("/settings/", {"first_name": "Ravi", "theme": "light", "single_keys": "1"})
    assert User.objects.get(pk=staff.ravi.pk).theme == "light"
    assert HistoryEntry.objects.count() == before


def test_keys_pressed_alone_can_be_switched_off(ravi: Client) -> None:
    assert 'data-keys="off"' not in ravi.get("/").text
    ravi.post("/settings/", {**GIVEN, "single_keys": ""})
    assert 'data-keys="off"' in ravi.get("/").text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"email": "ravi at desk"}, "This is no mail address"),
        ({"time_zone": "America/Harwick"}, "Choose a time zone from the list"),
        ({"theme": "mauve"}, "Choose light, dark, or as your system has it."),
        ({"first_name": "R" * 151}, "At most 150 characters, please."),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_field_and_nothing_is_lost(
    ravi: Client, staff: Staff, wrong: dict[str, str], sentence: str
) -> None:
    answer = ravi.post("/settings/", {**GIVEN, "last_name": "Rao-Finch", **wrong})

    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="Rao-Finch"' in answer.text
    assert User.objects.get(pk=staff.ravi.pk).last_name == ""


def test_an_old_address_of_the_choices_leads_to_them(ravi: Client) -> None:
    assert ravi.get("/notices/choices/")["Location"] == "/settings/notices/"
