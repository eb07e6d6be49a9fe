"""The list of stories, and two articles of one side by side."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.actions import stories
from claims.models import Article, Snapshot
from claims.queries import story_pairs
from claims.queries.story_pairs import Row
from tests import builders
from tests.web import many

pytestmark = pytest.mark.django_db

FIRST = (
    "Ferry stops\n\nThe ferry stopped on Monday.\n\nNobody was hurt, the harbour office said.\n\n"
    "It runs again."
)
COPY = (
    "Ferry halted\n\nBy Ada Lund\n\nThe ferry halted on Monday.\n\nNobody was hurt, the harbour office said."
)


@pytest.fixture
def edda(staff: builders.Staff, client: Client) -> Client:
    client.force_login(staff.edda)
    return client


def story(staff: builders.Staff, *texts: str) -> list[Article]:
    """Articles of one story, each a day after the one before."""
    found = [
        builders.article(text, title=f"Version {n}", publisher=f"Paper {n}") for n, text in enumerate(texts)
    ]
    for n, article in enumerate(found):
        Article.objects.filter(pk=article.pk).update(published_at=f"2026-10-0{n + 1}T08:00:00Z")
    for other in found[1:]:
        stories.join(article=other, other=found[0], by=staff.edda)
    return [Article.objects.get(pk=article.pk) for article in found]


def rows(left: Article, right: Article) -> tuple[Row, ...]:
    found = story_pairs.beside(left, right)
    assert found
    return found.rows


def told(row: Row) -> tuple[str, str]:
    """Both cells, with what is in one alone in braces."""
    left, right = (
        "".join(f"{run.lead}{{{run.text}}}" if run.own else f"{run.lead}{run.text}" for run in cell)
        for cell in (row.left, row.right)
    )
    return left, right


def shown(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_same_paragraphs_stand_side_by_side_and_words_of_one_alone_are_marked(
    staff: builders.Staff,
) -> None:
    first, copy = story(staff, FIRST, COPY)
    assert [told(row) for row in rows(first, copy)] == [
        ("Ferry {stops}", "Ferry {halted}\n\n{By Ada Lund}"),
        ("The ferry {stopped} on Monday.", "The ferry {halted} on Monday."),
        ("Nobody was hurt, the harbour office said.", "Nobody was hurt, the harbour office said."),
        ("{It runs again.}", ""),
    ]


@pytest.mark.parametrize("texts", [(FIRST, COPY), (COPY, FIRST), (FIRST, f"  {COPY}\n"), ("A b c", "C\n\nb")])
def test_each_side_is_its_own_text_to_the_last_letter(staff: builders.Staff, texts: tuple[str, str]) -> None:
    one, other = story(staff, *texts)
    found = rows(one, other)
    for side, article in (("left", one), ("right", other)):
        words = " ".join(
            "".join(f"{run.lead}{run.text}" for run in getattr(row, side))
            for row in found
            if getattr(row, side)
        )
        assert words.split() == Snapshot.objects.get(article=article).text.split()


def test_the_words_of_a_claim_lead_to_it_in_the_text_it_stands_in(
    edda: Client, staff: builders.Staff
) -> None:
    first, copy = story(staff, FIRST, COPY)
    said = builders.statement("The ferry halted on Monday", within=builders.snapshot(copy))
    page = shown(edda, f"/articles/{first.pk}/story/beside/")
    marked = re.findall(rf'href="/articles/{copy.pk}/#s{said.pk}"[^>]*>([^<]*)</a>', page)
    assert marked == ["The ferry", "halted", "on Monday"]


def test_a_narrow_screen_shows_what_both_have_once_unless_the_second_claims_more(
    staff: builders.Staff,
) -> None:
    first, copy = story(staff, FIRST, COPY)
    builders.statement("Nobody was hurt", within=builders.snapshot(copy))
    assert [row.once for row in rows(first, copy)] == [False, False, False, False]
    assert [row.once for row in rows(copy, first)] == [False, False, True, False]


def test_without_a_choice_the_first_two_are_shown_and_others_can_be_chosen(
    edda: Client, staff: builders.Staff
) -> None:
    articles = story(staff, FIRST, COPY, f"{COPY} Again.")
    address = f"/articles/{articles[1].pk}/story/beside/"
    assert re.findall(r"<h2><a [^>]*>([^<]*)", shown(edda, address)) == ["Version 0", "Version 1"]
    chosen = shown(edda, f"{address}?left={articles[2].pk}&right={articles[0].pk}")
    assert re.findall(r"<h2><a [^>]*>([^<]*)", chosen) == ["Version 2", "Version 0"]
    twice = shown(edda, f"{address}?left={articles[2].pk}&right={articles[2].pk}")
    assert re.findall(r"<h2><a [^>]*>([^<]*)", twice) == ["Version 2", "Version 0"]
    stranger = builders.article()
    odd = shown(edda, f"{address}?left={stranger.pk}&right=ghost")
    assert re.findall(r"<h2><a [^>]*>([^<]*)", odd) == ["Version 0", "Version 1"]


def test_the_page_counts_the_words_and_says_why_the_two_are_one_source(
    edda: Client, staff: builders.Staff
) -> None:
    first, _ = story(staff, FIRST, COPY)
    page = shown(edda, f"/articles/{first.pk}/story/beside/")
    assert "<b>5</b> only on the left, <b>5</b> only on the right" in page
    assert "because somebody joined them, not because they read alike" in page

    alike, _ = story(staff, f"{FIRST}\n\nAgain.", f"{FIRST}\n\nMore follows.")
    page = shown(edda, f"/articles/{alike.pk}/story/beside/")
    assert "That is why they count as one independent source: " in page
    assert "words stand in the same order" in page


def test_a_lone_article_and_one_without_a_text_say_what_is_missing(
    edda: Client, staff: builders.Staff
) -> None:
    lone = builders.article()
    assert "There is only one article" in shown(edda, f"/articles/{lone.pk}/story/beside/")
    first, copy = story(staff, FIRST, COPY)
    Snapshot.objects.filter(article=copy).update(text="")
    assert "One of them cannot be read" in shown(edda, f"/articles/{first.pk}/story/beside/")


def test_the_list_has_the_stories_of_several_articles_the_last_to_grow_first(
    edda: Client, staff: builders.Staff
) -> None:
    older, newer = story(staff, FIRST, COPY), story(staff, f"{FIRST} Two.", f"{COPY} Two.")
    builders.article(title="Alone")
    page = shown(edda, "/stories/")
    assert re.findall(r'<a class="text" href="/articles/(\d+)/story/"', page) == [
        str(newer[0].pk),
        str(older[0].pk),
    ]
    assert "Alone" not in page


def test_the_list_counts_claims_and_who_else_reports_them(edda: Client, staff: builders.Staff) -> None:
    first, copy = story(staff, FIRST, COPY)
    words = "Nobody was hurt"
    said = builders.statement(words, within=builders.snapshot(first), said_by=builders.voice("Dora Finch"))
    for text, name in ((builders.snapshot(copy), "Osric Venn"), (None, "Petra Holm")):
        builders.statement(words if text else "", within=text, said_by=builders.voice(name), claim=said.claim)
    page = shown(edda, "/stories/")
    assert "2 independent sources: why 2?" in page
    assert re.search(r'<td class="num many">1<span class="narrow-only"> claim</span>', page)


def test_the_list_says_what_to_do_where_it_is_empty_and_where_a_cursor_is_broken(edda: Client) -> None:
    assert "No story has two articles yet" in shown(edda, "/stories/")
    assert "is broken" in shown(edda, "/stories/?after=xyz", 422)
    assert 'href="/stories/"' in shown(edda, "/articles/")


def test_the_list_takes_as_many_statements_for_many_stories(edda: Client, staff: builders.Staff) -> None:
    counts = []
    for number in (6, 90):
        claims = many.claims(number, staff.ravi)
        found = list(Article.objects.filter(snapshots__statements__claim__in=claims).distinct())
        for one, other in zip(found[::2], found[1::2], strict=True):
            Article.objects.filter(pk=other.pk).update(story=one.story_id)
        shown(edda, "/stories/")
        with CaptureQueriesContext(connection) as queries:
            page = shown(edda, "/stories/")
        assert page.count("independent source: why 1?") + page.count("why 2?") >= number // 2
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_nobody_sees_stories_without_signing_in(client: Client) -> None:
    assert client.get("/stories/").status_code == 302
    assert client.get("/articles/1/story/beside/").status_code == 302
