"""The line of verdicts: a mark where each was published, and its word where there is room for it."""

from datetime import UTC, datetime, timedelta

import pytest

from claims.models import Claim, Rating, Verdict
from claims.queries.party_words import Found, Side
from claims.web.presenters.verdict_strip import CHARACTER, EDGE, WIDTH, Mark, strip

START = datetime(2026, 1, 1, tzinfo=UTC)


def found(day: float, word: str = "Mostly true", side: Side = Side.SAID) -> Found:
    rating, claim = Rating(label=word, colour="true"), Claim(text="The ferry was late.")
    verdict = Verdict(rating=rating, claim=claim, published_at=START + timedelta(days=day))
    return Found(verdict, side, stands=True)


def overlap(one: Mark, other: Mark) -> bool:
    room = (len(one.word) + len(other.word)) * CHARACTER / 2
    return one.word_y == other.word_y and one.word_y is not None and abs(one.x - other.x) < room


def test_there_is_nothing_to_draw_without_a_verdict() -> None:
    assert strip([]) is None


def test_marks_stand_by_their_time_between_the_first_and_the_last() -> None:
    drawn = strip([found(100), found(0), found(50)])
    assert drawn
    (lane,) = drawn.lanes
    assert [mark.x for mark in lane.marks] == [EDGE, WIDTH / 2, WIDTH - EDGE]
    assert drawn.ends == ("1 Jan 2026", "11 Apr 2026")


def test_verdicts_of_one_moment_stand_in_the_middle_and_say_the_hour() -> None:
    drawn = strip([found(0)])
    assert drawn
    assert [mark.x for mark in drawn.lanes[0].marks] == [WIDTH / 2]
    assert drawn.ends == ("1 Jan 2026, 00:00", "1 Jan 2026, 00:00")


@pytest.mark.parametrize("days", [range(40), [0] * 12, [0, 1, 2, 3, 300], [n * n for n in range(30)]])
def test_no_word_lies_over_another_and_every_mark_can_be_asked(days: list[int]) -> None:
    drawn = strip([found(day) for day in days])
    assert drawn
    (lane,) = drawn.lanes
    assert len(lane.marks) == len(days)
    pairs = [(one, other) for n, one in enumerate(lane.marks) for other in lane.marks[n + 1 :]]
    assert not any(overlap(one, other) for one, other in pairs)
    assert all(mark.title.startswith("Mostly true, ") for mark in lane.marks)
    assert all(0 <= mark.x <= drawn.width for mark in lane.marks)


def test_what_was_denied_has_a_line_of_its_own_below() -> None:
    drawn = strip([found(0, side=Side.DENIED), *(found(day) for day in range(3))])
    assert drawn
    said, denied = drawn.lanes
    assert (said.label, denied.label) == ("Said", "Denied")
    assert max(mark.word_y or 0 for mark in said.marks) < denied.y < drawn.height
