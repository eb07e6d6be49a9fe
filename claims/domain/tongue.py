"""The words of the interface, in the language of the person who reads them.

Sentences stand in the code in English; `locale/` has them in other languages. What is kept in the database
stays in the language it was written in: only what is shown or refused is said through here.
"""

from collections.abc import Callable
from dataclasses import dataclass

KEPT_IN = "en"
"""The language of what is kept."""


def noted(message: str) -> str:
    """The message itself, marked for translation: for labels that are said where they are shown."""
    return message


def say(message: str, **values: object) -> str:
    """The message in the reader's language, with each `{name}` in it replaced by its value."""
    words = _tongue.translate(message)
    return words.format(**values) if values else words


def say_count(one: str, many: str, count: int, **values: object) -> str:
    """The form that goes with the count, which stands where `{count}` does."""
    words = _tongue.translate_count(one, many, count)
    return words.format(count=number(count), **values)


def number(count: int) -> str:
    """“1,234”, as the reader writes it."""
    return _tongue.number(count)


def speak(
    translate: Callable[[str], str],
    translate_count: Callable[[str, str, int], str],
    number: Callable[[int], str],
) -> None:
    """Say it with these from now on. Called once, where the desk meets its framework."""
    _tongue.translate, _tongue.translate_count, _tongue.number = translate, translate_count, number


def _english_count(one: str, many: str, count: int) -> str:
    return one if count == 1 else many


def _english_number(count: int) -> str:
    return f"{count:,}"


@dataclass
class _Tongue:
    """What says the words: English as it stands, until a framework knows better."""

    translate: Callable[[str], str] = noted
    translate_count: Callable[[str, str, int], str] = _english_count
    number: Callable[[int], str] = _english_number


_tongue = _Tongue()
