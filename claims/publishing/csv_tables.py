"""Tables as files of comma-separated values, which people open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

Cell = str | int | date | timedelta | None
"""A length of time is written in hours."""

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARK = "\ufeff"
"""By which spreadsheets know that the letters are UTF-8."""


def written(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """The whole file. A text that a spreadsheet would take for a formula begins with an apostrophe."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow([_cell(name) for name in columns])
    writer.writerows([_cell(value) for value in row] for row in rows)
    return _MARK + file.getvalue()


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, timedelta):
        return f"{value.total_seconds() / 3600:.2f}"
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    formula = isinstance(value, str) and text.lstrip(" ").startswith(_BEGINS_A_FORMULA)
    return f"'{text}" if formula else text
