"""Which language a text is in."""

import pytest

from claims.analysis.analyser import analyse
from claims.analysis.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The mayor said that the bridge was closed and that it would be repaired in the spring.", "en"),
        ("Der Bürgermeister sagte, dass die Brücke gesperrt ist und im Frühling repariert wird.", "de"),
        ("Le maire a dit que le pont est fermé et que les travaux sont prévus pour le printemps.", "fr"),
        ("Мэр сказал, что мост закрыт.", "und"),
        ("", "und"),
    ],
)
def test_function_words_tell_the_language(text: str, code: str) -> None:
    assert language_of(text) == code


def test_a_text_in_another_language_is_laid_out_but_not_analysed() -> None:
    analysis = analyse("Brücke gesperrt\n\nDer Bürgermeister sagte, dass die Brücke nicht mehr sicher ist.")
    assert not analysis.analysed
    assert analysis.statements == ()
    assert analysis.layout.title == "Brücke gesperrt"
