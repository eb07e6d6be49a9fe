"""What is here already of what somebody is about to add."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Article, ArticleBand, HistoryEntry, OutboxEvent, Snapshot, User
from claims.queries import already_here
from claims.queries.already_here import Document, Here, Sameness
from tests import builders, known
from tests.web import many

pytestmark = pytest.mark.django_db

ADDRESS = "https://courier.example/bird-flu"


@pytest.fixture
def viewer() -> User:
    return builders.person("ravi", first_name="Ravi")


def of(viewer: User, text: str, url: str = "") -> tuple[Here, ...]:
    (here,) = already_here.of_documents(viewer, [Document(text.encode(), text, url)])
    return here


def test_the_very_same_bytes_are_known_and_nothing_else_is_said(viewer: User) -> None:
    article = known.article(title="Bird flu", by=viewer)
    known.article(known.COPY)
    (here,) = of(viewer, known.STORY)
    assert (here.article_id, here.title, here.added_by) == (article.pk, "Bird flu", "Ravi")
    assert here.how is Sameness.BYTES


def test_a_near_copy_is_known_with_what_is_the_same_and_another_story_is_not(viewer: User) -> None:
    article = known.article()
    (here,) = of(viewer, known.COPY)
    assert (here.article_id, here.how) == (article.pk, Sameness.ALIKE)
    assert here.reasons[0].endswith("of the shorter text’s words stand in the same order")
    assert of(viewer, known.OTHER) == ()


def test_an_article_at_the_same_address_comes_before_what_reads_alike(viewer: User) -> None:
    alike = known.article()
    stands = known.article(known.OTHER, url=ADDRESS)
    found = of(viewer, known.COPY, url=f"{ADDRESS}?utm_source=mail#top")
    assert [(here.article_id, here.how) for here in found] == [
        (stands.pk, Sameness.ADDRESS),
        (alike.pk, Sameness.ALIKE),
    ]


@pytest.mark.parametrize(
    ("written", "how"),
    [
        (f"{ADDRESS}?fbclid=1", Sameness.ADDRESS),
        ("http://www.courier.example/bird-flu/", Sameness.SPELLING),
        ("https://courier.example/other", None),
        ("courier", None),
    ],
)
def test_an_address_is_known_however_people_copy_it(viewer: User, written: str, how: Sameness | None) -> None:
    article = builders.article(url=ADDRESS)
    here = already_here.of_addresses(viewer, [written]).get(written)
    assert (here and (here.article_id, here.how)) == (how and (article.pk, how))


def test_an_article_that_could_not_be_read_says_so(viewer: User) -> None:
    article = builders.article(url=ADDRESS)
    Article.objects.filter(pk=article.pk).update(status="failed", problem="Behind a paywall.")
    assert already_here.of_addresses(viewer, [ADDRESS])[ADDRESS].problem == "Behind a paywall."


def test_a_long_text_is_known_by_its_beginning(viewer: User) -> None:
    article = known.article(known.STORY + "\n\nNothing more was said. " * 2_000)
    (here,) = of(viewer, known.STORY + "\n\nMore was said by others. " * 200_000)
    assert here.article_id == article.pk


def test_asking_writes_nothing_and_asks_little(viewer: User) -> None:
    known.article(url=ADDRESS)
    tables = (Article, ArticleBand, Snapshot, HistoryEntry, OutboxEvent)
    before = [table.objects.count() for table in tables]
    with CaptureQueriesContext(connection) as captured:
        of(viewer, known.COPY, url=ADDRESS)
    assert len(captured) == 5
    assert all(query["sql"].startswith("SELECT") for query in captured)
    with CaptureQueriesContext(connection) as captured:
        already_here.of_addresses(viewer, [f"{ADDRESS}/{number}" for number in range(99)] + [ADDRESS])
    assert len(captured) == 2
    assert [table.objects.count() for table in tables] == before


@pytest.mark.slow
def test_ten_thousand_articles_are_asked_in_under_fifty_milliseconds(
    viewer: User, record_property: Callable[[str, object], None]
) -> None:
    for number in range(4):
        known.article(f"{known.STORY}\n\nWritten for the {number}th time.")
    _fill(viewer)
    lines = [f"https://harbour{number}.example/news/{number}" for number in range(100)]

    text = _quickest(lambda: of(viewer, known.COPY, url=ADDRESS))
    addresses = _quickest(lambda: already_here.of_addresses(viewer, lines))

    record_property("milliseconds of a text, of a hundred addresses", f"{text}, {addresses}")
    assert of(viewer, known.COPY)[0].how is Sameness.ALIKE
    assert text.ours < 50
    assert addresses.ours < 50


def _fill(by: User) -> None:
    for _ in range(5):
        many.snapshots(2_000, by)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE claims_article SET url = 'https://harbour' || id || '.example/news/' || id"
            " WHERE title LIKE 'Article %'"
        )
        cursor.execute(
            "INSERT INTO claims_articleband (article_id, band)"
            " SELECT id, (id::bigint * 1000003 + n * 7919) FROM claims_article, generate_series(1, 25) AS n"
            " WHERE NOT EXISTS (SELECT FROM claims_articleband WHERE article_id = claims_article.id)"
        )
        for table in ("claims_articleband", "claims_article", "claims_snapshot"):
            cursor.execute(f"ANALYZE {table}")


@dataclass(frozen=True)
class Took:
    """Milliseconds by the clock, and of them those in which this process worked and waited for no other."""

    whole: float
    ours: float

    def __str__(self) -> str:
        return f"{self.whole:.1f} ({self.ours:.1f} of them ours)"


def _quickest(ask: Callable[[], object]) -> Took:
    """Of many: on a busy machine most of them wait for others."""
    took = []
    for _ in range(25):
        begun, worked = time.perf_counter(), time.process_time()
        ask()
        took.append(((time.perf_counter() - begun) * 1_000, (time.process_time() - worked) * 1_000))
    return Took(min(whole for whole, _ in took), min(ours for _, ours in took))
