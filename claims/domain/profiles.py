"""What a person says of themselves, and how they want the desk to look and to read the clock."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from claims.domain.inputs import check_keepable
from claims.domain.refusals import Missing
from claims.domain.tongue import noted, say

LONGEST_NAME = 150
LONGEST_EMAIL = 254


class Theme(StrEnum):
    """Light or dark; where neither is chosen, the screen follows the person's own system."""

    LIGHT = "light"
    DARK = "dark"


THEME_LABELS = {"": noted("As my system"), Theme.LIGHT: noted("Light"), Theme.DARK: noted("Dark")}


class Tongue(StrEnum):
    """The languages that the desk speaks; where none is chosen, it follows the person's browser."""

    ENGLISH = "en"
    GERMAN = "de"


TONGUE_LABELS = {Tongue.ENGLISH: "English", Tongue.GERMAN: "Deutsch"}

_PLACE = re.compile(r"(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/")


@cache
def zones() -> tuple[str, ...]:
    """The time zones that a person may choose: those named after a place, and UTC first."""
    return ("UTC", *sorted(name for name in available_timezones() if _PLACE.match(name)))


def zone_in_words(name: str) -> str:
    """“New York time” for America/New_York; UTC is its own name."""
    return "UTC" if name == "UTC" else say("{place} time", place=name.rsplit("/", 1)[-1].replace("_", " "))


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person may change about their own account. A blank zone is the desk's."""

    first_name: str
    last_name: str
    email: str
    time_zone: str
    theme: str
    language: str
    single_keys: bool

    @classmethod
    def parse(cls, given: Mapping[str, Any]) -> "Profile":
        """Read from a form. Raises Missing, naming each field that cannot be kept."""
        words = ("first_name", "last_name", "email", "time_zone", "theme", "language")
        said = {name: " ".join(str(given.get(name) or "").split()) for name in words}
        check_keepable(**said)
        problems: dict[str, str] = {}
        for name, longest in (
            ("first_name", LONGEST_NAME),
            ("last_name", LONGEST_NAME),
            ("email", LONGEST_EMAIL),
        ):
            if len(said[name]) > longest:
                problems[name] = say("At most {longest} characters, please.", longest=longest)
        if said["time_zone"] and said["time_zone"] not in zones():
            problems["time_zone"] = say("Choose a time zone from the list, such as Europe/Lisbon.")
        if said["theme"] not in THEME_LABELS:
            problems["theme"] = say("Choose light, dark, or as your system has it.")
        if said["language"] and said["language"] not in TONGUE_LABELS:
            problems["language"] = say("Choose a language from the list.")
        if problems:
            raise Missing(" ".join(problems.values()), problems)
        return cls(**said, single_keys=bool(given.get("single_keys")))
