"""Tables as files that a spreadsheet opens, and that do nothing there."""

import csv
import io
from datetime import date, timedelta

import pytest

from claims.publishing import csv_tables


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def test_numbers_days_and_lengths_of_time_can_be_reckoned_with() -> None:
    row = ("Harwick Courier", 1200, date(2026, 11, 3), timedelta(days=1, minutes=30), None)

    assert read(csv_tables.written(("Name", "Claims", "Day", "Took (hours)", "Most"), [row])) == [
        ["Name", "Claims", "Day", "Took (hours)", "Most"],
        ["Harwick Courier", "1200", "2026-11-03", "24.50", ""],
    ]


@pytest.mark.parametrize(
    "name", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "  =1+1", "＝1+1", '=HYPERLINK("//x")']
)
def test_a_name_is_never_a_formula(name: str) -> None:
    assert read(csv_tables.written(("Name",), [(name,)]))[1] == [f"'{name}"]


@pytest.mark.parametrize("name", ["O’Hara, Dora", 'The "Courier"', "two\nlines", "Łódź Post", "a=b"])
def test_any_other_name_comes_back_as_it_was(name: str) -> None:
    assert read(csv_tables.written(("Name",), [(name,)]))[1] == [name]


def test_a_spreadsheet_is_told_how_its_letters_are_written() -> None:
    assert csv_tables.written(("Name",), []).encode().startswith(b"\xef\xbb\xbf")
