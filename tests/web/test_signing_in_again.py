"""A form that was sent after the session had ended leads back to the page that it stood on."""

import pytest
from django.test import Client

from tests import builders

pytestmark = pytest.mark.django_db


def test_whoever_signs_out_leads_nobody_to_their_last_page(client: Client) -> None:
    client.force_login(builders.staff().ravi)

    answer = client.post("/logout/", headers={"Referer": "http://testserver/claims/1/"})

    assert answer["Location"] == "/login/"


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        ("http://testserver/claims/1/?form=move-take", "/claims/1/%3Fform%3Dmove-take"),
        ("http://elsewhere.example/claims/1/", "/claims/1/moves/"),
        ("", "/claims/1/moves/"),
    ],
)
def test_whoever_signs_in_again_comes_back_to_the_page(client: Client, referer: str, back: str) -> None:
    builders.staff()

    answer = client.post("/claims/1/moves/", headers={"Referer": referer})

    assert answer.status_code == 302
    assert answer["Location"] == f"/login/?next={back}"
