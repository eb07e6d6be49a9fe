"""Whether words that were read in a text still stand in another one."""

import pytest

from claims.domain.spans import Quote, Span, quote_of, still_stands

TEXT = "The mayor said the bridge was safe. The union said no. The mayor said no."


def quote(words: str) -> Quote:
    start = TEXT.rindex(words)
    return quote_of(TEXT, Span(start, start + len(words)))


@pytest.mark.parametrize(
    "text",
    [
        f"A new lead. {TEXT}",
        TEXT.replace("the bridge was", "the  bridge\r\nwas"),
        "Nothing else but that the bridge was safe.",
    ],
)
def test_words_that_moved_or_are_broken_otherwise_still_stand(text: str) -> None:
    assert still_stands(text, quote("the bridge was safe"))


@pytest.mark.parametrize(
    "text", [TEXT.replace("safe", "unsafe at night"), "", TEXT.replace("was safe", "was not safe")]
)
def test_changed_words_do_not(text: str) -> None:
    assert not still_stands(text, quote("the bridge was safe."))


def test_words_that_stand_twice_are_told_apart_by_what_is_around_them_or_not_at_all() -> None:
    assert still_stands(TEXT, quote("no."))
    assert not still_stands("no. no.", quote("no."))
