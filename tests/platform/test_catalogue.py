"""The catalogue of the interface's words tells what is not translated, and what would say something else."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from factcheck import catalogue


def of(message: str | tuple[str, str], german: str | tuple[str, str]) -> Catalog:
    made = catalogue.Words("de")
    made.add(message, german)
    return made


def test_a_message_without_its_translation_is_found() -> None:
    assert list(catalogue.problems(of("Save", ""))) == ["not translated: Save"]
    assert list(catalogue.problems(of(("{count} claim", "{count} claims"), ("{count} Behauptung", "")))) != []
    assert list(catalogue.problems(of("Save", "Speichern"))) == []


@pytest.mark.parametrize(
    ("message", "german"),
    [
        ("Only {whose} may release this claim.", "Nur {wer} darf diese Behauptung abgeben."),
        ("The desk’s: %(zone)s", "Wie der Desk"),
        (("{count} claim", "{count} claims"), ("{count} Behauptung", "Behauptungen")),
        (("{count} claim", "{count} claims"), ("{number} Behauptung", "{count} Behauptungen")),
        ("All of %(count)s", "100 % von %(count)s"),
    ],
)
def test_other_values_than_those_of_the_message_are_found(
    message: str | tuple[str, str], german: str | tuple[str, str]
) -> None:
    (problem,) = catalogue.problems(of(message, german))

    assert problem.startswith("other values than its message: ")


def test_the_same_values_in_another_order_are_right() -> None:
    assert list(catalogue.problems(of("{one} of {all}", "von {all} {one}"))) == []
    assert list(catalogue.problems(of("%(size)s kB from %(site)s", "von %(site)s %(size)s kB"))) == []


def test_it_is_the_same_whenever_it_is_made() -> None:
    first = catalogue.written(of("Save", "Speichern"))

    assert first == catalogue.written(of("Save", "Speichern"))
    assert b"POT-Creation-Date" not in first[0]


def test_a_translation_that_was_kept_stays_and_a_new_message_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "claims/words.py").write_text('say("Save")\n')
    (tmp_path / "templates/page.html").write_text('{{ _("Next") }}')
    monkeypatch.setattr(catalogue, "ROOT", tmp_path)
    place = catalogue.place("django", "de")
    place.parent.mkdir(parents=True)
    place.write_bytes(catalogue.written(of("Save", "Speichern"))[0])

    found = {message.id: message.string for message in catalogue.translated("django", "de") if message.id}

    assert found == {"Next": None, "Save": "Speichern"}
