"""Handing articles in: pasted, as files, by address, and several at once."""

import html
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from claims.gateways.files import LARGEST
from claims.models import Article, Snapshot
from tests.builders import Staff
from tests.gateways.reading import documents as made

pytestmark = pytest.mark.django_db
TEXT = "HARWICK (Halyard) — The harbour office said nine boats were lost."


def test_pasting_an_article_leads_to_it_and_keeps_what_is_known_of_it(ravi: Client, staff: Staff) -> None:
    answer = ravi.post(
        "/articles/add/",
        {
            "text": f"{TEXT}\r\nThe end.",
            "title": "Boats",
            "publisher": "Courier",
            "url": "https://courier.example/boats",
            "published_at": "2026-10-01",
        },
    )
    article = Article.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/articles/{article.pk}/")
    assert (article.title, article.publisher, article.added_by) == ("Boats", "Courier", staff.ravi)
    assert article.published_at == datetime(2026, 10, 1, tzinfo=UTC)
    assert bytes(Snapshot.objects.get().raw) == f"{TEXT}\nThe end.".encode()


def test_a_file_is_taken_as_it_is(ravi: Client) -> None:
    raw = TEXT.encode("utf-16")
    ravi.post("/articles/add/", {"file": SimpleUploadedFile("boats.txt", raw)})
    snapshot = Snapshot.objects.get()
    assert (bytes(snapshot.raw), snapshot.how, snapshot.filename) == (raw, "upload", "boats.txt")


def uploads(contents: dict[str, bytes]) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(name, raw) for name, raw in contents.items()]


def test_several_files_become_an_article_each(ravi: Client) -> None:
    contents = {"boats.txt": TEXT.encode(), "bridge.docx": made.docx()}
    answer = ravi.post("/articles/add/", {"file": uploads(contents), "publisher": "Harwick Ledger"})
    numbers = Article.objects.order_by("pk").values_list("pk", flat=True)
    assert answer["Location"] == "/articles/arrived/?" + "&".join(f"a={number}" for number in numbers)
    shown = ravi.get(answer["Location"]).text
    assert "2 files will be read." in shown
    assert "boats.txt" in shown
    assert "bridge.docx" in shown
    found = Snapshot.objects.order_by("pk").values_list("filename", "how", "article__publisher")
    assert list(found) == [(name, "upload", "Harwick Ledger") for name in ("boats.txt", "bridge.docx")]
    again = ravi.post("/articles/add/", {"file": uploads(contents | {"new.eml": made.mail()})})
    assert "1 file will be read. Already on the desk: 2." in ravi.get(again["Location"]).text


def test_of_several_files_the_one_that_nobody_can_read_is_named_and_the_others_are_added(
    ravi: Client,
) -> None:
    files = uploads({"boats.txt": TEXT.encode(), "picture.pdf": b"\x89PNG\r\n"})
    answer = ravi.post("/articles/add/", {"file": files, "publisher": "Harwick Ledger"})
    article = Article.objects.get()
    assert answer.status_code == 200
    assert "picture.pdf</b>" in answer.text
    assert "This is a picture (PNG)" in answer.text
    assert 'value="Harwick Ledger"' in answer.text
    assert "1 file will be read." in answer.text
    assert f"/articles/arrived/?a={article.pk}&amp;mark=" in answer.text
    assert article.publisher == "Harwick Ledger"


def test_where_no_file_can_be_read_each_is_named_and_nothing_is_lost(ravi: Client) -> None:
    files = uploads({"scan.pdf": b"\x89PNG\r\n", "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"})
    answer = ravi.post("/articles/add/", {"file": files, "publisher": "Harwick Ledger"})
    assert answer.status_code == 422
    assert "None of these files can be read" in answer.text
    assert "This is a picture (PNG)" in answer.text
    assert "This is an old Office file" in answer.text
    assert 'value="Harwick Ledger"' in answer.text
    assert not Article.objects.exists()


def test_several_files_have_no_headline_in_common_and_are_not_too_many(ravi: Client) -> None:
    contents = {f"{number}.txt": f"Text {number}.".encode() for number in range(21)}
    answer = ravi.post("/articles/add/", {"file": uploads({"a": b"A.", "b": b"B."}), "title": "Boats"})
    assert "leave this out" in answer.text
    answer = ravi.post("/articles/add/", {"file": uploads(contents)})
    assert "These are 21 files; send at most 20 at once." in answer.text
    assert not Article.objects.exists()


def test_the_form_names_what_can_be_chosen(ravi: Client) -> None:
    page = ravi.get("/articles/add/").text
    assert 'type="file" multiple accept=".txt,.html' in page
    assert "PDF, Word (.docx), mail (.eml) or a web archive (WARC, WACZ)" in page


def test_the_same_text_again_says_so_and_leads_to_the_article(ravi: Client) -> None:
    first = ravi.post("/articles/add/", {"text": TEXT})
    again = ravi.post("/articles/add/", {"file": SimpleUploadedFile("same.txt", TEXT.encode())})
    assert again["Location"] == first["Location"]
    assert "on the desk already" in ravi.get("/articles/").text
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "There is no text"),
        ({"text": " \n "}, "There is no text"),
        ({"text": TEXT, "url": "not an address"}, "This is not a web address"),
        ({"text": TEXT, "url": "javascript:alert(1)"}, "This is not a web address"),
        ({"text": TEXT, "published_at": "yesterday"}, "This is not a date"),
        ({"text": TEXT, "file": SimpleUploadedFile("a.txt", b"Other")}, "leave one of them out"),
        ({"file": SimpleUploadedFile("big.txt", b"a" * (LARGEST + 1))}, "more than 5 MB"),
    ],
)
def test_a_refused_article_says_why_and_loses_nothing(
    ravi: Client, given: dict[str, object], sentence: str
) -> None:
    answer = ravi.post("/articles/add/", {"title": "My headline", **given})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="My headline"' in answer.text
    if given.get("text") == TEXT:
        assert TEXT in answer.text
    assert not Article.objects.exists()


def test_an_address_leads_to_its_article_which_says_that_it_is_being_fetched(ravi: Client) -> None:
    answer = ravi.post(
        "/articles/add/addresses/", {"address": " https://Courier.example/boats?utm_source=x#a "}
    )
    article = Article.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/articles/{article.pk}/")
    assert article.url == "https://courier.example/boats"
    shown = ravi.get(f"/articles/{article.pk}/").text
    assert "A worker fetches its page" in shown
    assert "Page fetched" in shown


def test_the_same_address_again_leads_to_the_article_there_is(ravi: Client) -> None:
    first = ravi.post("/articles/add/addresses/", {"address": "https://courier.example/boats"})
    again = ravi.post("/articles/add/addresses/", {"address": "https://courier.example:443/boats?fbclid=1"})
    assert again["Location"] == first["Location"]
    assert "address is on the desk already" in ravi.get("/articles/").text
    assert Article.objects.count() == 1


def test_the_address_of_a_pasted_article_leads_to_it(ravi: Client) -> None:
    pasted = ravi.post("/articles/add/", {"text": TEXT, "url": "https://courier.example/boats"})
    again = ravi.post("/articles/add/addresses/", {"address": "https://courier.example/boats"})
    assert again["Location"] == pasted["Location"]


def test_several_addresses_lead_to_the_page_that_shows_them_all(ravi: Client) -> None:
    ravi.post("/articles/add/addresses/", {"address": "https://courier.example/1"})
    lines = "https://courier.example/1\r\n\r\nhttps://courier.example/2\r\nhttps://courier.example/3"
    answer = ravi.post("/articles/add/addresses/", {"address": lines})
    shown = ravi.get(answer["Location"]).text
    assert "2 addresses will be fetched. Already on the desk: 1." in shown
    assert shown.count("was here already") == 1
    assert "3 articles: 3 under way." in shown
    assert Article.objects.count() == 3


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("", "There is no address"),
        ("ftp://courier.example/", "begin with http:// or https://"),
        ("boats\nships", "Line 1, “boats”: Only addresses that begin with"),
        ("https://me:secret@courier.example/", "with a user name or password"),
        (f"https://courier.example/{'a' * 1000}", "longer than 1000 characters"),
        ("https://courier.example/\n" * 101, "at most 100 at once"),
    ],
)
def test_a_wrong_address_is_said_and_all_of_them_stay_as_typed(
    ravi: Client, given: str, sentence: str
) -> None:
    answer = ravi.post("/articles/add/addresses/", {"address": given})
    assert answer.status_code == 422
    assert sentence in html.unescape(answer.text)
    assert given.strip() in html.unescape(answer.text)
    assert not Article.objects.exists()


def test_what_is_wrong_with_one_address_stops_no_other_and_stays_in_the_field(ravi: Client) -> None:
    answer = ravi.post("/articles/add/addresses/", {"address": "https://courier.example/1\r\nboats\r\n"})
    assert answer.status_code == 200
    assert "Line 2, “boats”</b>" in answer.text
    assert "Only addresses that begin with" in answer.text
    assert ">\nboats</textarea>" in answer.text
    assert "1 address will be fetched." in answer.text
    assert Article.objects.get().address == "https://courier.example/1"
