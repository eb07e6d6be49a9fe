"""Each person's pages speak their language; what everybody reads, and programs read, speaks the desk's."""

import gzip
import re

import pytest
from django.conf import settings as project
from django.test import Client, override_settings
from django.utils import translation

from claims.models import User
from claims.web.spoken_words import address
from tests import builders
from tests.builders import Staff

pytestmark = pytest.mark.django_db

GERMAN = {"Accept-Language": "de-AT,de;q=0.9,en;q=0.5"}
SCRIPT = re.compile(r'<script src="(/words/[^"]+\.js)" defer></script>')


@pytest.fixture
def edda(staff: Staff) -> Client:
    """Edda chose German, in a browser that asks for English."""
    User.objects.filter(pk=staff.edda.pk).update(language="de")
    client = Client(headers={"Accept-Language": "en-GB,en"})
    client.force_login(staff.edda)
    return client


def test_a_person_s_choice_is_heard_above_the_browser_s(edda: Client, staff: Staff) -> None:
    answer = edda.get("/settings/")

    assert '<html lang="de"' in answer.text
    assert "<h1>Profil</h1>" in answer.text
    assert answer["Content-Language"] == "de"
    assert "Accept-Language" in answer["Vary"]
    assert "Cookie" in answer["Vary"]

    User.objects.filter(pk=staff.ravi.pk).update(language="en")
    ravi = Client()
    ravi.force_login(staff.ravi)
    answer = ravi.get("/settings/", headers=GERMAN)
    assert '<html lang="en"' in answer.text
    assert "<h1>Profile</h1>" in answer.text


def test_whoever_chose_none_is_spoken_to_as_their_browser_asks(ravi: Client) -> None:
    assert "<h1>Profil</h1>" in ravi.get("/settings/", headers=GERMAN).text
    assert "<h1>Profile</h1>" in ravi.get("/settings/", headers={"Accept-Language": "fr, en;q=0.1"}).text
    assert "<h1>Profile</h1>" in ravi.get("/settings/").text


def test_signing_in_is_in_the_language_that_the_browser_asks_for(client: Client) -> None:
    answer = client.get("/login/", headers=GERMAN)

    assert '<html lang="de"' in answer.text
    assert "<h1>Anmelden</h1>" in answer.text
    assert answer["Content-Language"] == "de"
    assert "Accept-Language" in answer["Vary"]

    refused = client.post("/login/", {"username": "ravi", "password": "no"}, headers=GERMAN)
    assert refused.status_code == 422
    assert "gehören nicht zusammen" in refused.text


def test_a_desk_of_another_language_greets_in_its_own(client: Client) -> None:
    with override_settings(LANGUAGE_CODE="de"):
        assert "<h1>Anmelden</h1>" in client.get("/login/").text
        assert "<h1>Sign in</h1>" in client.get("/login/", headers={"Accept-Language": "en"}).text


@pytest.mark.parametrize("path", ["/checks/", "/corrections/", "/method/", "/checks/feed/"])
def test_what_everybody_reads_is_in_the_desk_s_language(edda: Client, path: str) -> None:
    answer = edda.get(path, headers=GERMAN)

    assert answer.content == Client().get(path).content
    assert answer["Content-Language"] == "en"
    assert "Accept-Language" not in answer.get("Vary", "")


def test_programs_are_answered_in_the_desk_s_language(edda: Client) -> None:
    claim = builders.claim()

    answer = edda.post(
        f"/api/v1/claims/{claim.pk}/moves/",
        {"move": "triage"},
        content_type="application/json",
        headers=GERMAN,
    )

    assert 400 <= answer.status_code < 500
    assert answer["Content-Language"] == "en"
    assert "Accept-Language" not in answer.get("Vary", "")
    assert "version" in answer.text


def test_where_there_is_nothing_it_is_said_in_the_person_s_language(edda: Client) -> None:
    for path in ("/nothing-here/", "/claims/999999/"):
        answer = edda.get(path)
        assert answer.status_code == 404
        assert '<html lang="de"' in answer.text
        assert "<h1>Hier ist nichts</h1>" in answer.text
        assert answer["Content-Language"] == "de"
        assert "Accept-Language" in answer["Vary"]
    assert "There is nothing here" in Client().get("/nothing-here/").text
    assert "Hier ist nichts" in Client().get("/nothing-here/", headers=GERMAN).text


def test_what_was_never_published_is_missing_in_the_desk_s_language(edda: Client) -> None:
    answer = edda.get("/checks/999999/")

    assert answer.status_code == 404
    assert "There is nothing here" in answer.text


def test_a_form_without_its_token_is_refused_in_the_person_s_language(staff: Staff) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(staff.ravi)

    answer = strict.post("/settings/", {}, headers=GERMAN)

    assert answer.status_code == 403
    assert "Bitte noch einmal abschicken" in answer.text


def test_days_and_numbers_are_written_as_in_the_person_s_language(edda: Client, staff: Staff) -> None:
    builders.claim()

    assert re.search(r"\d+\. \w+ \d{4} bis \d+\. \w+ \d{4}", edda.get("/insights/").text)


def test_the_heads_of_a_file_are_in_the_person_s_language(edda: Client, ravi: Client) -> None:
    builders.claim()

    assert (
        edda.get("/insights/publishers.csv").text.lstrip("\ufeff").startswith("Medium,Mit Urteil,In Arbeit,")
    )
    assert (
        ravi.get("/insights/publishers.csv")
        .text.lstrip("\ufeff")
        .startswith("Publisher,With a verdict,In hand,")
    )


def test_scripts_get_their_sentences_from_an_address_that_may_be_kept(edda: Client, ravi: Client) -> None:
    (german,) = SCRIPT.findall(edda.get("/settings/").text)
    (english,) = SCRIPT.findall(ravi.get("/settings/").text)

    answer = Client().get(german)
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Vary" not in answer
    assert "Die Verbindung ist wieder da." in answer.text
    assert len(gzip.compress(Client().get(english).content)) < 1024


def test_words_of_another_release_are_those_of_this_one_and_are_not_kept(client: Client, db: None) -> None:
    with translation.override("de"):
        known = address()

    answer = client.get(known.replace(".js", "0.js"))

    assert answer.content == client.get(known).content
    assert answer["Cache-Control"] == "no-cache"


def test_scripts_can_speak_before_any_of_them_does() -> None:
    script = (project.BASE_DIR / "static/js/app.js").read_text("utf-8")
    first = re.search(r'^import .*"(.+)";$', script, re.MULTILINE)
    assert first
    assert first[1] == "./spoken.js"


def test_words_of_a_language_not_spoken_are_nowhere(client: Client, db: None) -> None:
    with translation.override("de"):
        known = address()
    assert client.get(known).status_code == 200
    assert client.get(known.replace("/de-", "/fr-")).status_code == 404
    assert "/words/" not in client.get("/login/").text
    assert "/words/" not in client.get("/checks/").text
