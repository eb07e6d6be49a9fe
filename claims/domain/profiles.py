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

LONGEST_NAME = 150
LONGEST_EMAIL = 254


class Theme(StrEnum):
    """Light or dark; where neither is chosen, the screen follows the person's own system."""

    LIGHT = "light"
    DARK = "dark"


THEME_LABELS = {"": "As my system", Theme.LIGHT: "Light", Theme.DARK: "Dark"}

_PLACE = re.compile(r"(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/")


@cache
def zones() -> tuple[str, ...]:
    """The time zones that a person may choose: those named after a place, and UTC first."""
    return ("UTC", *sorted(name for name in available_timezones() if _PLACE.match(name)))


def zone_in_words(name: str) -> str:
    """“New York time” for America/New_York; UTC is its own name."""
    return "UTC" if name == "UTC" else f"{name.rsplit('/', 1)[-1].replace('_', ' ')} time"


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person may change about their own account. A blank zone is the desk's."""

    first_name: str
    last_name: str
    email: str
    time_zone: str
    theme: str
    single_keys: bool

    @classmethod
    def parse(cls, given: Mapping[str, Any]) -> "Profile":
        """Read from a form. Raises Missing, naming each field that cannot be kept."""
        words = ("first_name", "last_name", "email", "time_zone", "theme")
        said = {name: " ".join(str(given.get(name) or "").split()) for name in words}
        check_keepable(**said)
        problems: dict[str, str] = {}
        for name, longest in (
            ("first_name", LONGEST_NAME),
            ("last_name", LONGEST_NAME),
            ("email", LONGEST_EMAIL),
        ):
            if len(said[name]) > longest:
                problems[name] = f"At most {longest} characters, please."
        if said["time_zone"] and said["time_zone"] not in zones():
            problems["time_zone"] = "Choose a time zone from the list, such as Europe/Lisbon."
        if said["theme"] not in THEME_LABELS:
            problems["theme"] = "Choose light, dark, or as your system has it."
        if problems:
            raise Missing(" ".join(problems.values()), problems)
        return cls(**said, single_keys=bool(given.get("single_keys")))
