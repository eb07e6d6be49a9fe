"""What was received of an article and what differs; a page as it came, where nothing of it can do harm."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from claims.actions import articles
from claims.models import OutboxEvent, Revisit, Snapshot
from claims.pipeline import drain
from claims.queries import times
from tests import builders, kept_pages

pytestmark = pytest.mark.django_db

BEFORE = "The bridge can carry lorries of 40 tonnes, Dora Finch said on Monday."
AFTER = "The bridge can carry lorries of 30 tonnes, Dora Finch said on Monday. It is closed."
HOSTILE = """<html><head><title>T</title><script>alert(1)</script><style>p{color:red}</style>
<link rel=stylesheet href=https://evil.test/x.css><base href=https://evil.test/></head>
<body onload="alert(2)"><p style="position:fixed" onclick=alert(3) class=x id=main>Words <b>stay</b>.
<img src=https://evil.test/a.png srcset=x onerror=alert(4) alt="A bridge"></p>
<a href="javascript:alert(5)" target=_top>away</a><form action=/logout/ method=post><input name=x>
<button>Go</button></form><iframe src=//evil.test></iframe><svg onload=alert(6)><text>drawn</text></svg>
<object data=x>o</object><meta http-equiv=refresh content="0;url=https://evil.test/"></body></html>"""


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(builders.staff().ravi)
    return client


def edited(text: str = AFTER) -> Snapshot:
    article = builders.article(BEFORE)
    articles.receive_again(article=article, raw=text.encode(), how="paste", by=builders.person())
    drain.drain_all()
    return Snapshot.objects.select_related("article").latest("pk")


def shown(reader: Client, snapshot: Snapshot, name: str = "snapshot-page") -> str:
    answer = reader.get(reverse(f"web:{name}", args=[snapshot.article_id, snapshot.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_differs_is_marked_word_by_word(reader: Client) -> None:
    later = edited()

    page = reader.get(reverse("web:article-edits", args=[later.article_id])).content.decode()

    assert " <del>40</del> <ins>30</ins>" in page
    assert " <ins>It is closed.</ins>" in page
    assert "From version 1 to 2" in page
    assert "<ins>+4</ins> <del>−1</del>" in page
    assert "the desk reads this" in page


def test_long_stretches_that_did_not_change_are_folded(reader: Client) -> None:
    long = " ".join(f"word{number}" for number in range(400))
    article = builders.article(f"First. {long} Last one.")
    articles.receive_again(
        article=article, raw=f"Second. {long} Last two.".encode(), how="paste", by=builders.person()
    )
    drain.drain_all()

    page = reader.get(reverse("web:article-edits", args=[article.pk])).content.decode()

    assert "words unchanged</span></summary>" in page
    assert page.count("word200") == 1
    assert "<del>First.</del> <ins>Second.</ins>" in page


def test_any_two_versions_can_be_compared(reader: Client) -> None:
    article = edited().article
    articles.receive_again(article=article, raw=b"Quite other words.", how="paste", by=builders.person())
    drain.drain_all()
    first, second, third = article.snapshots.order_by("pk")
    address = reverse("web:article-edits", args=[article.pk])

    assert "From version 2 to 3" in reader.get(address).content.decode()
    assert "From version 1 to 2" in reader.get(address, {"to": second.pk}).content.decode()
    whole = reader.get(address, {"to": third.pk, "from": first.pk}).content.decode()
    assert "From version 1 to 3" in whole
    assert "From version 2 to 3" in reader.get(address, {"to": "9" * 30, "from": "x"}).content.decode()


def test_an_article_with_one_version_says_so(reader: Client) -> None:
    article = builders.article(BEFORE)

    page = reader.get(reverse("web:article-edits", args=[article.pk])).content.decode()

    assert "This article is known in one version." in page


def test_markup_in_an_edit_is_text(reader: Client) -> None:
    later = edited("<script>alert(1)</script> The bridge.")

    page = reader.get(reverse("web:article-edits", args=[later.article_id])).content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_many_versions_cost_no_more_than_two(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = edited().article
    address = reverse("web:article-edits", args=[article.pk])
    reader.get(address)
    with CaptureQueriesContext(connection) as few:
        reader.get(address)
    for number in range(12):
        articles.receive_again(
            article=article, raw=f"Version {number}.".encode(), how="paste", by=builders.person()
        )
        drain.drain_all()

    with django_assert_num_queries(len(few)):
        reader.get(address)


def test_a_page_is_shown_without_anything_that_runs_loads_sends_or_leads_away(reader: Client) -> None:
    snapshot = kept_pages.page(HOSTILE)

    body = shown(reader, snapshot).split("<body>")[1]

    assert "<b>stay</b>" in body
    assert '<img alt="A bridge">' in body
    assert "away" in body
    for word in (
        "alert",
        "evil",
        "style",
        "class",
        "onclick",
        "form",
        "input",
        "href",
        "drawn",
        "script",
        "meta",
    ):
        assert word not in body, word


def test_what_is_left_is_confined_all_the_same(reader: Client) -> None:
    snapshot = kept_pages.page(HOSTILE)

    answer = reader.get(reverse("web:snapshot-page", args=[snapshot.article_id, snapshot.pk]))

    policy = answer["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "sandbox", "form-action 'none'", "frame-ancestors 'self'"} <= set(policy)
    assert not [rule for rule in policy if rule.startswith("script-src")]
    assert (answer["X-Content-Type-Options"], answer["X-Frame-Options"]) == ("nosniff", "SAMEORIGIN")


def test_the_page_around_it_says_where_it_came_from(reader: Client) -> None:
    snapshot = kept_pages.page("<p>Words.")
    drain.drain_all()

    page = shown(reader, snapshot, "snapshot")

    assert snapshot.sha256 in page
    assert snapshot.fetch.final_url in page
    assert f"{snapshot.fetch.final_url}/short (301)" in page.replace("\n", "")
    assert "as WARC since" in page
    assert "sandbox src=" in page


def test_what_was_pasted_is_shown_as_text(reader: Client) -> None:
    article = builders.article("<b>Not bold</b> & plain.")

    assert "&lt;b&gt;Not bold&lt;/b&gt; &amp; plain." in shown(reader, article.snapshots.get())


def test_a_page_too_deep_to_take_apart_is_shown_as_its_text(reader: Client) -> None:
    snapshot = kept_pages.page("<div>" * 600 + "deep", text="What was read of it.")

    page = shown(reader, snapshot)

    assert "more than 512 deep" in page
    assert "What was read of it." in page


def test_the_warc_file_is_handed_out_even_while_the_storage_is_away(reader: Client) -> None:
    snapshot = kept_pages.page("<p>Words.")

    answer = reader.get(reverse("web:snapshot-warc", args=[snapshot.article_id, snapshot.pk]))

    name = f'attachment; filename="article-{snapshot.article_id}-{snapshot.pk}.warc.gz"'
    assert answer["Content-Disposition"] == name
    assert answer.content.startswith(b"\x1f\x8b")
    text = reader.get(reverse("web:snapshot-text", args=[snapshot.article_id, snapshot.pk]))
    assert (text.content, text["Content-Type"]) == (b"The bridge is old.", "text/plain; charset=utf-8")


def test_a_snapshot_is_found_under_its_own_article_alone(reader: Client, client: Client) -> None:
    snapshot, other = kept_pages.page("<p>Words."), builders.article()

    for name in ("snapshot", "snapshot-page", "snapshot-text", "snapshot-warc"):
        assert reader.get(reverse(f"web:{name}", args=[other.pk, snapshot.pk])).status_code == 404
    pasted = other.snapshots.get()
    assert reader.get(reverse("web:snapshot-warc", args=[other.pk, pasted.pk])).status_code == 404
    client.logout()
    answer = client.get(reverse("web:snapshot-page", args=[snapshot.article_id, snapshot.pk]))
    assert answer.status_code == 302


def test_a_person_has_a_page_fetched_again(reader: Client) -> None:
    snapshot = kept_pages.page("<p>Words.")
    address = reverse("web:article-fetch-again", args=[snapshot.article_id])

    answer = reader.post(address, follow=True)

    assert "Its page is being fetched." in answer.content.decode()
    assert OutboxEvent.objects.filter(topic="address.due").count() == 1
    again = reader.post(address)
    assert (again.status_code, "being fetched already" in again.content.decode()) == (409, True)


def test_what_became_of_the_address_is_said_in_the_reader_and_with_the_edits(reader: Client) -> None:
    article = kept_pages.page("<p>Words.").article
    now = times.now()
    Revisit.objects.update_or_create(
        article=article,
        defaults={
            "found": "gone",
            "problem": "There is no page at this address (status 404).",
            "since": now,
            "looked_at": now,
            "next_at": now,
        },
    )

    for name in ("article", "article-edits"):
        page = reader.get(reverse(f"web:{name}", args=[article.pk])).content.decode()
        assert "the page is gone" in page
        assert "(status 404). What was read of it is kept" in page
