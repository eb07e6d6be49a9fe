"""How well copies are told from other stories on the same subject, and how fast they are found."""

import time
from collections.abc import Callable

import pytest
from django.db import connection

from claims.matching import copies, likeness, signatures
from claims.models import Article
from tests import builders
from tests.matching import pairs
from tests.matching.figures import average_precision
from tests.matching.pairs import Pair

NO_TEXTS = "the attribution texts are not beside the repository: ../shared/data/attribution"
without_texts = pytest.mark.skipif(not pairs.TEXTS.exists(), reason=NO_TEXTS)


def score(pair: Pair) -> float:
    return likeness.between(likeness.marks(pair.one), likeness.marks(pair.other)).score


@without_texts
def test_copies_are_told_from_other_stories_with_the_same_people(
    record_property: Callable[[str, object], None],
) -> None:
    texts = pairs.polnear("dev", 84)
    copied, others = list(pairs.made(texts, pairs.chance())), pairs.different(texts, 500)

    scored = [(score(pair), pair.same) for pair in [*copied, *others]]

    precision = average_precision(scored)
    found = sum(value >= likeness.THRESHOLD for value, same in scored if same)
    record_property("average_precision", round(precision, 4))
    record_property("found", f"{found} of {len(copied)}")
    assert precision >= 0.97
    assert found / len(copied) >= 0.97
    assert not [value for value, same in scored if not same and value >= likeness.THRESHOLD]


def test_our_own_articles_are_told_apart_too() -> None:
    texts = pairs.seeds()

    assert all(score(pair) >= likeness.THRESHOLD for pair in pairs.made(texts, pairs.chance()))


@pytest.mark.django_db
@without_texts
@pytest.mark.parametrize("how", ["cut", "head", "reordered", "reworded", "synonyms", "joined"])
def test_a_copy_made_in_this_way_is_a_candidate(how: str) -> None:
    made = [pair for pair in pairs.made(pairs.polnear("dev", 40), pairs.chance()) if pair.how == how]

    shared = [
        len(
            set(signatures.bands(likeness.marks(pair.one)))
            & set(signatures.bands(likeness.marks(pair.other)))
        )
        for pair in made
    ]

    assert sum(count >= copies.FEWEST_SHARED for count in shared) / len(shared) >= 0.9


@pytest.mark.django_db
def test_ten_thousand_articles_are_searched_in_under_fifty_milliseconds(
    record_property: Callable[[str, object], None],
) -> None:
    article = builders.article()
    bands = signatures.bands(likeness.marks(pairs.seeds()[0]))
    Article.objects.bulk_create(
        Article(story=article.story, title=f"made {number}", status="ready", added_by=article.added_by)
        for number in range(10_000)
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO claims_articleband (article_id, band)"
            " SELECT id, (id::bigint * 1000003 + n * 7919) FROM claims_article, generate_series(1, %s) AS n"
            " WHERE title LIKE 'made %%'",
            [len(bands)],
        )
        cursor.execute(
            "INSERT INTO claims_articleband (article_id, band) SELECT id, band FROM"
            " (SELECT id FROM claims_article WHERE title LIKE 'made %%' ORDER BY id LIMIT 400) AS near,"
            " unnest(%s::bigint[]) AS band ON CONFLICT DO NOTHING",
            [bands[:6]],
        )
        cursor.execute("ANALYZE claims_articleband")

    times = []
    for _ in range(5):
        begun = time.perf_counter()
        near = copies.candidates(article, bands)
        times.append(time.perf_counter() - begun)

    record_property("milliseconds", round(min(times) * 1000, 1))
    assert len(near) == copies.MOST
    assert min(times) < 0.05
