"""What may be here already is shown before it is added, and added anyway when somebody says so."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Article, HistoryEntry, Snapshot
from claims.web import questions
from tests import known

pytestmark = pytest.mark.django_db

ADD, LOOK = "/articles/add/", "/articles/add/known/"
ADDRESSES = "/articles/add/addresses/"
ADDRESS = "https://courier.example/bird-flu"
HTMX = {"HX-Request": "true"}


def hidden(page: str, name: str) -> list[str]:
    found = re.findall(rf'<input type="hidden" name="{name}" value="([^"]*)"', page)
    return [html.unescape(value) for value in found]


def file(name: str, text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def test_a_near_copy_is_asked_of_with_the_form_kept_and_a_second_press_adds_it(ravi: Client) -> None:
    article = known.article(title="Bird flu at a fourth farm", publisher="Ledger")
    given = {"text": known.COPY, "title": "My headline", "publisher": "Courier"}
    answer = ravi.post(ADD, given)
    assert answer.status_code == 422
    assert "This may be here already" in answer.text
    assert f'href="/articles/{article.pk}/">Bird flu at a fourth farm</a>, Ledger' in answer.text
    assert "words stand in the same order" in answer.text
    assert "Our own reporter adds a line" in answer.text
    assert 'value="My headline"' in answer.text
    assert Article.objects.count() == 1

    again = ravi.post(ADD, given | {"seen": hidden(answer.text, "seen")})
    added = Article.objects.latest("pk")
    assert again["Location"] == f"/articles/{added.pk}/"
    assert (added.title, added.publisher) == ("My headline", "Courier")


def test_what_was_changed_since_is_asked_of_anew(ravi: Client) -> None:
    known.article()
    seen = hidden(ravi.post(ADD, {"text": known.COPY}).text, "seen")
    answer = ravi.post(ADD, {"text": f"{known.COPY} One word more.", "seen": seen})
    assert answer.status_code == 422
    assert Article.objects.count() == 1


def test_another_text_for_an_address_that_is_known_is_asked_of(ravi: Client) -> None:
    known.article(url=ADDRESS)
    answer = ravi.post(ADD, {"text": known.OTHER, "url": f"{ADDRESS}?utm_source=mail"})
    assert answer.status_code == 422
    assert "it stands at this address" in answer.text


def test_files_that_are_here_are_kept_on_the_page_while_it_asks_and_the_others_are_added(
    ravi: Client,
) -> None:
    known.article(title="Bird flu at a fourth farm")
    files = [file("copy.txt", known.COPY), file("boats.txt", known.OTHER), file("scan.txt", "\0")]
    answer = ravi.post(ADD, {"file": files, "publisher": "Courier"})
    assert answer.status_code == 200
    assert Snapshot.objects.latest("pk").filename == "boats.txt"
    assert "Bird flu at a fourth farm" in answer.text
    assert "scan.txt</b>" in answer.text

    kept = {name: hidden(answer.text, name) for name in ("seen", "carried", "carried_name", "publisher")}
    again = ravi.post(ADD, kept)
    added = Snapshot.objects.latest("pk")
    assert again["Location"] == f"/articles/{added.article_id}/"
    assert (added.filename, bytes(added.raw)) == ("copy.txt", known.COPY.encode())
    assert added.article.publisher == "Courier"


def test_of_several_that_are_asked_of_those_that_are_ticked_are_added(ravi: Client) -> None:
    known.article()
    files = [file(f"{number}.txt", f"{known.COPY} {number}") for number in range(2)]
    answer = ravi.post(ADD, {"file": files})
    assert answer.status_code == 422
    ticks = re.findall(r'<input type="checkbox" name="seen" value="(\w+)"', answer.text)
    kept = {name: hidden(answer.text, name) for name in ("carried", "carried_name")}
    assert "nothing was added" in ravi.post(ADD, kept, follow=True).text
    ravi.post(ADD, kept | {"seen": ticks[1]})
    assert list(Snapshot.objects.filter(how="upload").values_list("filename", flat=True)) == ["1.txt"]


def test_what_is_too_large_for_the_page_is_asked_of_and_chosen_once_more(
    ravi: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    known.article()
    monkeypatch.setattr(questions, "MOST_CARRIED", 10)
    answer = ravi.post(ADD, {"file": file("copy.txt", known.COPY)})
    assert "choose it once more below" in answer.text
    assert hidden(answer.text, "carried") == []
    again = ravi.post(ADD, {"file": file("copy.txt", known.COPY), "seen": hidden(answer.text, "seen")})
    assert again.status_code == 302


def test_a_file_that_does_not_fit_on_the_page_takes_no_room_from_those_that_do(
    ravi: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    known.article()
    monkeypatch.setattr(questions, "MOST_CARRIED", len(known.COPY.encode()) + 10)
    files = [file("long.txt", f"{known.COPY} And twenty letters more."), file("copy.txt", known.COPY)]
    answer = ravi.post(ADD, {"file": files})
    assert hidden(answer.text, "carried_name") == ["copy.txt"]


def test_what_is_broken_in_what_the_page_kept_is_left_out(ravi: Client) -> None:
    ravi.post(ADD, {"carried": "?!", "carried_name": "a.txt", "seen": "x"})
    assert not Article.objects.exists()


def test_another_spelling_of_an_address_is_asked_of_and_the_other_lines_are_fetched(ravi: Client) -> None:
    article = known.article(url=ADDRESS, title="Bird flu at a fourth farm")
    other = "http://www.courier.example/bird-flu/"
    answer = ravi.post(ADDRESSES, {"address": f"{other}\r\nhttps://courier.example/boats"})
    assert "its address differs only in how it is written" in answer.text
    assert f'href="/articles/{article.pk}/">Bird flu' in answer.text
    assert f">\n{other}</textarea>" in answer.text
    assert Article.objects.latest("pk").address == "https://courier.example/boats"

    ravi.post(ADDRESSES, {"address": other, "seen": hidden(answer.text, "seen")})
    assert Article.objects.latest("pk").address == other


def test_while_one_writes_the_desk_says_what_is_here_and_keeps_nothing(ravi: Client) -> None:
    article = known.article(url=ADDRESS)
    before = HistoryEntry.objects.count()
    near = ravi.post(LOOK, {"text": known.COPY.replace("\n", "\r\n")}, headers=HTMX).text
    assert "Add it anyway" in near
    assert f"/articles/{article.pk}/" in near
    same = ravi.post(LOOK, {"text": known.STORY.replace("\n", "\r\n")}, headers=HTMX).text
    assert "This is here already" in same
    assert "Add it anyway" not in same
    lines = ravi.post(LOOK, {"address": f"boats\r\n{ADDRESS}"}, headers=HTMX).text
    assert f'data-line="{ADDRESS}"' in lines
    assert "Leave it out" in lines
    assert ravi.post(LOOK, {"text": known.OTHER}, headers=HTMX).text.strip() == ""
    assert ravi.post(LOOK, {"address": ""}, headers=HTMX).text.strip() == ""
    assert HistoryEntry.objects.count() == before


def test_looking_asks_little_of_the_database(ravi: Client) -> None:
    known.article()
    with CaptureQueriesContext(connection) as captured:
        ravi.post(LOOK, {"text": known.COPY}, headers=HTMX)
    # Two of them are the session and the person.
    assert len(captured) <= 6


def test_only_somebody_who_is_signed_in_is_told(client: Client) -> None:
    assert client.post(LOOK, {"text": known.STORY})["Location"].startswith("/login/")
