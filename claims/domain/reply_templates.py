"""Letters by which parties are asked for a reply, with places that are filled for each."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claims.domain.inputs import check_keepable
from claims.domain.refusals import Missing
from claims.domain.tongue import noted, number, say

LONGEST_NAME = 60
LONGEST_SUBJECT = 150
LONGEST_BODY = 5000

PLACES = {
    "party": noted("whom it is put to"),
    "claim": noted("the words of the claim"),
    "questions": noted("what is asked, a line each"),
    "deadline": noted("until when an answer is wanted"),
}
_PLACE = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True, slots=True)
class Letter:
    """A template filled for one party."""

    name: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class TemplateFields:
    """What an administrator writes. A template that is not in use is offered to nobody."""

    name: str
    subject: str
    body: str
    in_use: bool

    @classmethod
    def parse(cls, given: Mapping[str, Any]) -> "TemplateFields":
        """Read from a form. Raises Missing, naming each field that is absent, too long or has odd places."""
        name = " ".join(str(given.get("name") or "").split())
        subject = " ".join(str(given.get("subject") or "").split())
        body = str(given.get("body") or "").replace("\r\n", "\n").strip()
        check_keepable(name=name, subject=subject, body=body)
        problems = {
            field: sentence
            for field, text, longest in (
                ("name", name, LONGEST_NAME),
                ("subject", subject, LONGEST_SUBJECT),
                ("body", body, LONGEST_BODY),
            )
            if (sentence := _problem(text, longest))
        }
        if problems:
            raise Missing(" ".join(dict.fromkeys(problems.values())), problems)
        return cls(name, subject, body, bool(given.get("in_use")))

    def filled(self, values: Mapping[str, str]) -> Letter:
        """The letter with each place filled; what a value says in braces itself stays as it is."""

        def value(place: re.Match[str]) -> str:
            return values[place[1]]

        return Letter(self.name, _PLACE.sub(value, self.subject), _PLACE.sub(value, self.body))


def _problem(text: str, longest: int) -> str:
    if not text:
        return say("Write something here.")
    if len(text) > longest:
        return say(
            "At most {longest} characters, please; these are {count}.",
            longest=number(longest),
            count=number(len(text)),
        )
    unknown = [place for place in _PLACE.findall(text) if place not in PLACES]
    if unknown:
        known = ", ".join(f"{{{place}}}" for place in PLACES)
        return say(
            "“{place}” is no place that is filled: write {known}.", place=f"{{{unknown[0]}}}", known=known
        )
    return ""
