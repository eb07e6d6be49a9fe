"""The page of a story: what is joined and why; joining, splitting and undoing by hand, without script."""

import re

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.actions import stories
from claims.models import Article, Snapshot, StoryMove
from claims.pipeline import copies
from tests import builders
from tests.matching import pairs

pytestmark = pytest.mark.django_db

BIRDS = next(text for text in pairs.seeds() if "reaches a fourth farm" in text)


def arrive(text: str, title: str, publisher: str = "Harwick Courier") -> Article:
    article = builders.article(text, title=title, publisher=publisher)
    snapshot = Snapshot.objects.get(article=article)
    with transaction.atomic():
        copies.write(snapshot, copies.work(snapshot))
    article.refresh_from_db()
    return article


@pytest.fixture
def edda(staff: builders.Staff, client: Client) -> Client:
    client.force_login(staff.edda)
    return client


def address(article: Article, verb: str = "") -> str:
    return f"/articles/{article.pk}/story/{verb}"


def shown(client: Client, article: Article) -> str:
    answer = client.get(address(article))
    assert answer.status_code == 200
    return answer.content.decode()


def together(one: Article, other: Article) -> bool:
    one.refresh_from_db()
    other.refresh_from_db()
    return one.story_id == other.story_id


def test_it_says_which_articles_are_one_story_and_why(edda: Client) -> None:
    first = arrive(BIRDS, "A fourth farm")
    copy = arrive(pairs.cut(BIRDS), "Flu spreads", publisher="Post")

    page = shown(edda, copy)

    assert "<b>2 articles</b> in 2 outlets are copies" in page
    assert "by the machine" in page
    assert "100 % of the shorter text’s words stand in the same order" in page
    assert f'href="/articles/{first.pk}/"' in page


def test_the_origin_is_said_with_its_reason_and_marked(edda: Client, staff: builders.Staff) -> None:
    late = arrive("One text of the ferry that came late to Harwick.", "Late")
    early = builders.article("Another text of it.", title="Early", publisher="Post")
    Article.objects.filter(pk=early.pk).update(published_at="2026-09-30T06:30:00Z")
    stories.join(article=late, other=early, by=staff.edda)

    page = shown(edda, late)

    assert '<b>Post</b> <span class="soft">No article' in page
    assert "this one was published first, on 30 Sep 2026 at 06:30 UTC." in page
    assert page.count('<span class="tag">origin</span>') == 1


def test_an_article_is_split_off_and_that_is_undone(edda: Client) -> None:
    first, copy = arrive(BIRDS, "A fourth farm"), arrive(pairs.cut(BIRDS), "Flu spreads")

    answer = edda.post(address(first, "part/"), {"article": copy.pk}, follow=True)
    page = answer.content.decode()
    assert "is a story of its own now" in page
    assert not together(first, copy)
    assert "These read like copies and are not of this story" in page

    (number,) = re.findall(r'name="move" value="(\d+)"', page)
    assert "Undone" in edda.post(address(first, "undo/"), {"move": number}, follow=True).content.decode()
    assert together(first, copy)


@pytest.mark.parametrize("way", ["{0.pk}", "http://desk.example/articles/{0.pk}/", " {0.url} "])
def test_another_article_is_joined_by_its_number_or_address(edda: Client, way: str) -> None:
    one, other = builders.article(title="One"), builders.article(title="Other")

    answer = edda.post(address(one, "join/"), {"article": way.format(other)}, follow=True)

    assert "“Other” is of this story now." in answer.content.decode()
    assert together(one, other)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Say which article"),
        ("https://nowhere.example/7", "No article here has this number or address"),
        ("99999999999999999999", "No article here has this number or address"),
    ],
)
def test_what_names_no_article_is_refused_at_its_field_and_kept(
    edda: Client, typed: str, sentence: str
) -> None:
    answer = edda.post(address(builders.article(), "join/"), {"article": typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert f'value="{typed}"' in page


def test_an_article_is_not_joined_to_itself(edda: Client) -> None:
    one = builders.article()
    answer = edda.post(address(one, "join/"), {"article": one.pk})
    assert answer.status_code == 422
    assert "That is the same article" in answer.content.decode()


def test_a_reviewer_sees_it_all_and_is_told_who_may(client: Client, staff: builders.Staff) -> None:
    client.force_login(staff.ravi)
    first, copy = arrive(BIRDS, "A fourth farm"), arrive(pairs.cut(BIRDS), "Flu spreads")
    stories.undo(move=stories.part(article=copy, by=staff.edda), by=staff.edda)

    page = shown(client, first)
    refused = client.post(address(first, "part/"), {"article": copy.pk})

    sentence = "Only editors or administrators may join or part stories."
    assert page.count(f'disabled title="{sentence}"') == 3
    assert refused.status_code == 403
    assert sentence in refused.content.decode()
    assert together(first, copy)


def test_an_undo_that_must_wait_says_so(edda: Client, staff: builders.Staff) -> None:
    first, copy = arrive(BIRDS, "A fourth farm"), arrive(pairs.cut(BIRDS), "Flu spreads")
    parted = stories.part(article=copy, by=staff.edda)
    stories.join(article=copy, other=first, by=staff.edda)

    assert 'title="The article was joined or split off again after this: undo that first."' in shown(
        edda, first
    )
    answer = edda.post(address(first, "undo/"), {"move": parted.pk})
    assert answer.status_code == 409
    assert edda.post(address(first, "undo/"), {"move": "x"}).status_code == 404


def test_the_reader_and_why_lead_to_the_story(edda: Client, staff: builders.Staff) -> None:
    one = builders.statement(said_by=builders.voice("Dora Finch"))
    assert one.claim is not None
    two = builders.statement(said_by=builders.voice("Osric Venn"), claim=one.claim)
    stories.join(article=two.snapshot.article, other=one.snapshot.article, by=staff.edda)

    link = f'href="{address(one.snapshot.article)}"'
    reader = edda.get(f"/articles/{one.snapshot.article_id}/").content.decode()
    assert link in reader
    for page in (
        reader,
        edda.get("/").content.decode(),
        edda.get(f"/claims/{one.claim_id}/").content.decode(),
    ):
        assert "copies or rewrites of one story, first reported by Harwick Courier." in page
        assert ">The story</a>" in page
    assert "1 independent source: why 1?" in shown(edda, two.snapshot.article)


@pytest.mark.slow
def test_the_story_asks_as_much_for_3_articles_as_for_60(edda: Client, staff: builders.Staff) -> None:
    counts = []
    for count in (3, 60):
        first = builders.statement(said_by=builders.voice("Dora Finch"))
        story = first.snapshot.article
        for number in range(count - 1):
            other = builders.statement(said_by=builders.voice(f"Voice {number}"), claim=first.claim)
            stories.join(article=other.snapshot.article, other=story, by=staff.edda)
            builders.statement("somebody said", within=other.snapshot)
        shown(edda, story)
        with CaptureQueriesContext(connection) as queries:
            page = shown(edda, story)
        assert page.count('aria-label="Split off') == count
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 25
    assert StoryMove.objects.count() == 61
