"""Words as they stand in the sentences of the desk."""

import pytest

from claims.domain.wording import to_quote


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Geese nest on the quay", "Geese nest on the quay"),
        ("“Geese nest on the quay”", "Geese nest on the quay"),
        ("“Geese nest on the quay and…", "Geese nest on the quay and…"),
        ("“Geese” nest on the “old” quay", "‘Geese’ nest on the ‘old’ quay"),
    ],
)
def test_words_have_no_double_quotation_marks_within_ours(text: str, quoted: str) -> None:
    assert to_quote(text) == quoted
