"""A worker that reads articles for a year holds what it held after the first hundred."""

from claims.analysis.analyser import DEFAULT_PIPELINE, analyse
from claims.analysis.english import load

TEXT = (
    "The harbour office of {place} closed the old quay on Monday. “We had no choice,” said {name}, "
    "its director. {name} denied that {place} had been warned."
)


def test_the_names_of_an_article_are_forgotten_when_it_is_read() -> None:
    analyse(TEXT.format(place="Quillenvar", name="Ulla Trentibrod"))

    assert {"Quillenvar", "Trentibrod"} & set(load(DEFAULT_PIPELINE).vocab.strings) == set()


def test_a_word_that_two_articles_share_is_read_alike_in_both() -> None:
    first, second = (analyse(TEXT.format(place="Quillenvar", name="Ulla Trentibrod")) for _ in range(2))

    assert first == second
