"""What the world reads is in the desk's language, whoever asks for it and whoever made it."""

import pytest
from django.test import Client
from django.utils import translation
from pytest_django import Settings

from claims.models import Verdict
from tests import builders
from tests.builders import Staff

pytestmark = pytest.mark.django_db
GERMAN = {"Accept-Language": "de"}


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/checks/", "<h1>Veröffentlichte Faktenchecks</h1>"),
        ("/corrections/", "<h1>Korrekturen</h1>"),
        ("/method/", "<h1>Wie wir arbeiten</h1>"),
        ("check", "<h2>Was wir herausgefunden haben</h2>"),
    ],
)
def test_a_public_page_speaks_the_desk_s_language_and_says_so(
    client: Client, staff: Staff, settings: Settings, address: str, words: str
) -> None:
    claim = builders.published(staff)
    settings.LANGUAGE_CODE = "de"
    html = client.get(f"/checks/{claim.pk}/" if address == "check" else address).text

    assert words in html
    assert '<html lang="de">' in html
    assert '<meta property="og:locale" content="de">' in html


def test_a_public_page_does_not_follow_the_reader_s_browser(client: Client, staff: Staff) -> None:
    builders.published(staff)
    assert client.get("/checks/", headers=GERMAN).content == client.get("/checks/").content


def test_a_browser_that_has_a_page_gets_it_again_once_the_desk_speaks_another_language(
    client: Client, staff: Staff, settings: Settings
) -> None:
    builders.published(staff)
    etag = client.get("/checks/")["ETag"]
    settings.LANGUAGE_CODE = "de"
    again = client.get("/checks/", headers={"If-None-Match": etag})
    assert (again.status_code, again["Content-Language"]) == (200, "de")


def test_a_feed_says_in_which_language_it_is(client: Client, staff: Staff, settings: Settings) -> None:
    builders.withdrawn(staff)
    settings.LANGUAGE_CODE = "de"
    feed = client.get("/corrections/feed/").text
    assert 'xml:lang="de"' in feed
    assert "The Desk: Korrekturen" in feed
    assert "Als nichtig zurückgezogen: " in feed


def test_a_check_is_published_in_the_desk_s_language_whoever_confirms_it(staff: Staff) -> None:
    claim = builders.claim()
    builders.denial(claim)
    with translation.override("de"):
        builders.published(staff, claim)
    kept = Verdict.objects.get(claim=claim).published_as
    assert kept["denied_by"][0]["denial_type"] == "flat denial"
    assert kept["origins"][0]["reason"] == "One article."


def test_a_stranger_with_a_wrong_link_is_told_so_in_the_desk_s_language(
    client: Client, settings: Settings
) -> None:
    settings.LANGUAGE_CODE = "de"
    assert "Dieser Link ist keiner von uns" in client.get("/reply/forged/").text
    assert "Dieser Link ist nicht vollständig." in client.get("/mail/stop/forged/").text
