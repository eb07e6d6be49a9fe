"""Where the marks of a chart stand: the numbers can be read off them."""

from datetime import timedelta
from itertools import pairwise

import pytest

from claims.web.presenters.charts import bars, columns, scales, spans
from claims.web.presenters.charts.bars import Head
from claims.web.presenters.charts.columns import Layer
from claims.web.presenters.charts.scales import BOTTOM, TOP, WIDTH

LAYERS = (Layer("New", "tone1"), Layer("Triaged", "tone2"))


@pytest.mark.parametrize(
    ("highest", "labels"),
    [
        (0, ["1"]),
        (1, ["1"]),
        (4, ["1", "2", "3", "4"]),
        (5, ["2", "4", "6"]),
        (39, ["10", "20", "30", "40"]),
        (41, ["20", "40", "60"]),
        (3_200, ["1,000", "2,000", "3,000", "4,000"]),
    ],
)
def test_lines_stand_at_round_numbers_up_to_the_highest(highest: int, labels: list[str]) -> None:
    scale = scales.of_counts(highest)

    assert [line.label for line in scale.lines] == labels
    assert scale.most >= highest
    assert scale.lines[-1].y == TOP


@pytest.mark.parametrize(
    ("longest", "labels"),
    [
        (timedelta(minutes=20), ["1 h"]),
        (timedelta(hours=7), ["2 h", "4 h", "6 h", "8 h"]),
        (timedelta(days=3), ["1 d", "2 d", "3 d"]),
        (timedelta(days=30), ["10 d", "20 d", "30 d"]),
    ],
)
def test_lines_of_time_stand_at_whole_hours_or_days(longest: timedelta, labels: list[str]) -> None:
    assert [line.label for line in scales.of_spans(longest).lines] == labels


@pytest.mark.parametrize("count", [1, 4, 12, 28, 52, 61])
def test_a_few_days_are_named_and_the_last_one_always(count: int) -> None:
    named = list(scales.labelled(count))

    assert 0 < len(named) <= scales.MOST_DAYS
    assert named[-1] == count - 1


def test_a_column_is_as_high_as_its_numbers_in_layers_from_the_ground_up() -> None:
    drawn = columns.drawn(LAYERS, [(1, 3), (0, 2)], days=["a", "b"], words=["first", "second"])
    first, second = drawn.columns
    unit = (BOTTOM - TOP) / 4

    assert [(piece.fill, piece.y) for piece in first.pieces] == [
        ("tone1", BOTTOM - unit),
        ("tone2", BOTTOM - 4 * unit),
    ]
    assert first.pieces[0].height == unit
    assert first.pieces[1].y + first.pieces[1].height == first.pieces[0].y - columns.SEAM
    assert [(piece.fill, piece.height) for piece in second.pieces] == [("tone2", 2 * unit)]
    assert [layer.label for layer in drawn.layers] == ["Triaged", "New"]


def test_columns_stand_beside_each_other_within_their_place() -> None:
    drawn = columns.drawn(LAYERS, [(1, 1)] * 52, days=[""] * 52, words=[""] * 52).columns

    assert drawn[0].x > 0
    assert drawn[-1].x + drawn[-1].width < WIDTH
    assert all(left.x + left.width < right.x for left, right in pairwise(drawn))


def test_a_step_without_a_verdict_has_no_mark() -> None:
    day = timedelta(days=1)
    drawn = spans.drawn([(None, None), (day, 2 * day)], days=["a", "b"], words=["", ""])
    nothing, one = drawn.reaches

    assert (nothing.median, nothing.p90) == (None, None)
    assert one.p90 == TOP
    assert one.median == (TOP + BOTTOM) / 2


def test_bars_of_all_columns_are_to_one_scale() -> None:
    heads = [Head("True", "true"), Head("False", "false")]
    (row,) = bars.drawn(heads, [("Dora Finch", (4, 1))]).rows

    assert [bar.number for bar in row.bars] == [4, 1]
    assert row.bars[0].width == 4 * row.bars[1].width == 50 * bars.FULL
    assert row.bars[1].x == 50
    assert row.words == "Dora Finch: True 4, False 1"


def test_a_single_column_has_no_head_and_many_stand_in_two_lines() -> None:
    one = bars.drawn([Head("Claims", "tone4")], [("Pasted", (3,))])
    five = bars.drawn([Head(str(n), "tone4") for n in range(5)], [("Pasted", (1, 2, 3, 4, 5))])

    assert one.heads == ()
    assert len({head.y for head in five.heads}) == 2
    assert all(head.y < five.rows[0].y for head in five.heads)


def test_a_long_name_is_cut_in_the_chart_and_whole_for_the_pointer() -> None:
    name = "The Association of Former Harbour Masters of Tellmouth and Lunn"
    (row,) = bars.drawn([Head("Claims", "tone4")], [(name, (3,))]).rows

    assert row.label.endswith("…")
    assert row.words == f"{name}: 3"
