"""Letters, in the desk's language."""

from datetime import UTC, date, datetime

import pytest
from pytest_django import Settings

from claims.domain.notices import NoticeKind
from claims.publishing import letters
from claims.publishing.letters import About, LetterPage, Sort, Told

AT = datetime(2026, 3, 2, 8, tzinfo=UTC)
ABOUTS = (
    About(Sort.CLAIM, "C-7", "Harwick built 400 homes.", "https://x.example/7", (Told("It moved.", AT, ""),)),
    About(Sort.BULK, "B-2", "Set aside 12 claims", "https://x.example/2", (Told("It is done.", AT, ""),)),
)


def page(day: date | None, more: int = 0) -> LetterPage:
    kind = None if day else NoticeKind.MOVED
    return LetterPage("Cleo", day, kind, ABOUTS, 2 + more, more, "The Desk", "n", "c", "s")


@pytest.mark.parametrize(
    ("language", "subject", "words"),
    [
        ("en", "4 things about 1 claim and 1 bulk move, to 2 Mar", "And 2 notices more: n"),
        ("de", "4 Neuigkeiten zu 1 Behauptung und 1 Sammelaktion, bis 2. März", "Und 2 weitere Hinweise: n"),
    ],
)
def test_the_daily_mail_speaks_the_desk_s_language(
    settings: Settings, language: str, subject: str, words: str
) -> None:
    settings.LANGUAGE_CODE = language
    written = letters.written(page(AT.date(), more=2))
    assert written.subject == subject
    assert words in written.plain
    assert f'<html lang="{language}">' in written.html


def test_a_plain_letter_has_its_signs_as_they_are(settings: Settings) -> None:
    settings.NEWSROOM_NAME = "Rope & Sons"
    written = letters.written(page(None))
    assert "No more of this sort by mail: s" in written.plain
    assert "&" not in written.plain
    assert written.plain.startswith("Cleo,\n\nC-7  Harwick built 400 homes.\n")
