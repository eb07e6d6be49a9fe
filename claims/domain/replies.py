"""What is put to a party before a verdict, and what it may answer, read once for every door."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, tzinfo
from enum import StrEnum
from typing import Any

from claims.domain.inputs import check_keepable, moment
from claims.domain.refusals import Missing
from claims.domain.tongue import noted, number, say


class Channel(StrEnum):
    """How a question reached the party."""

    EMAIL = "email"
    TELEPHONE = "telephone"
    LETTER = "letter"
    IN_PERSON = "in_person"
    SOCIAL_MEDIA = "social_media"
    OTHER = "other"


CHANNEL_LABELS = {
    Channel.EMAIL: noted("E-mail"),
    Channel.TELEPHONE: noted("Telephone"),
    Channel.LETTER: noted("Letter"),
    Channel.IN_PERSON: noted("In person"),
    Channel.SOCIAL_MEDIA: noted("Social media"),
    Channel.OTHER: noted("Form or other way"),
}

MOST_QUESTIONS = 12
LONGEST_QUESTION = 1000
LONGEST_ANSWER = 5000
"""Characters of an answer to one question: two pages, which is more than anybody prints."""
LONGEST_LINE = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What was put to a party. `sent_at` is None where it is sent now."""

    questions: tuple[str, ...]
    channel: Channel
    deadline: datetime
    address: str = ""
    sent_at: datetime | None = None

    @classmethod
    def parse(cls, given: Mapping[str, Any], zone: tzinfo = UTC) -> "Asked":
        """Read from a form or JSON; `questions` is a list, or a text with one on each line.

        A time that names no zone is of `zone`.

        Raises Missing, naming each field that is absent or wrong.
        """
        questions = _lines(given.get("questions"))
        address = str(given.get("address") or "").strip()
        check_keepable(questions="".join(questions), address=address)
        problems: dict[str, str] = {}
        if not questions:
            problems["questions"] = say("Write what is asked.")
        elif len(questions) > MOST_QUESTIONS:
            problems["questions"] = say("At most {most} questions, please.", most=MOST_QUESTIONS)
        elif any(len(question) > LONGEST_QUESTION for question in questions):
            problems["questions"] = say(
                "A question has at most {longest} characters.", longest=number(LONGEST_QUESTION)
            )
        if len(address) > LONGEST_LINE:
            problems["address"] = say("At most {longest} characters, please.", longest=LONGEST_LINE)
        if given.get("channel") not in list(Channel):
            problems["channel"] = say("Say how the party was reached.")
        sent_at = _time(given, "sent_at", problems, time(), zone)
        deadline = _time(given, "deadline", problems, time(23, 59), zone)
        if deadline is None and "deadline" not in problems:
            problems["deadline"] = say("Say until when an answer is wanted.")
        if problems or deadline is None:
            raise Missing(" ".join(problems.values()), problems)
        return cls(questions, Channel(given["channel"]), deadline, address, sent_at)


@dataclass(frozen=True, slots=True)
class Extension:
    """A later deadline, and why."""

    deadline: datetime
    reason: str

    @classmethod
    def parse(cls, given: Mapping[str, Any], zone: tzinfo = UTC) -> "Extension":
        """A time that names no zone is of `zone`.

        Raises Missing, naming each field that is absent or wrong.
        """
        problems: dict[str, str] = {}
        reason = str(given.get("reason") or "").strip()
        check_keepable(reason=reason)
        deadline = _time(given, "deadline", problems, time(23, 59), zone)
        if deadline is None and "deadline" not in problems:
            problems["deadline"] = say("Say until when they have time now.")
        if not reason:
            problems["reason"] = say("Say why they have more time.")
        if problems or deadline is None:
            raise Missing(" ".join(problems.values()), problems)
        return cls(deadline, reason)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the asked party says: an answer for each question, in their order, some perhaps blank."""

    answers: tuple[str, ...]
    name: str
    role: str
    quotable: bool

    @classmethod
    def parse(cls, given: Mapping[str, Any], questions: int) -> "Answer":
        """Read the fields `answer-0` … , `name`, `role` and `quotable` of a form.

        Control characters that no page can show are left out. Raises Missing, naming each field.
        """
        answers = tuple(shown(str(given.get(answer_field(n)) or "")) for n in range(questions))
        name, role = (" ".join(shown(str(given.get(field) or "")).split()) for field in ("name", "role"))
        problems = {
            answer_field(n): say(
                "At most {longest} characters, please; these are {count}.",
                longest=number(LONGEST_ANSWER),
                count=number(len(answer)),
            )
            for n, answer in enumerate(answers)
            if len(answer) > LONGEST_ANSWER
        }
        if not any(answers):
            problems[answer_field(0)] = say("Answer at least one question.")
        if not name:
            problems["name"] = say("Say who answers.")
        for field, text in (("name", name), ("role", role)):
            if len(text) > LONGEST_LINE:
                problems[field] = say("At most {longest} characters, please.", longest=LONGEST_LINE)
        if given.get("quotable") not in ("yes", "no"):
            problems["quotable"] = say("Say whether we may quote it.")
        if problems:
            raise Missing(" ".join(problems.values()), problems)
        return cls(answers, name, role, given["quotable"] == "yes")


def answer_field(position: int) -> str:
    """The name of the field for the answer to the question at this position, from 0."""
    return f"answer-{position}"


def shown(text: str) -> str:
    """The text with line ends as a page has them, and without what no page can show."""
    text = re.sub(r"\r\n?", "\n", text)
    return "".join(
        sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs")
    ).strip()


def in_one(questions: Sequence[str], answers: Sequence[str]) -> str:
    """The answers as one text; where several were asked, each under its question, and told apart from it."""
    if len(questions) == 1:
        return answers[0]
    pairs = [
        f"Q: {question}\nA: {answer}" for question, answer in zip(questions, answers, strict=True) if answer
    ]
    return "\n\n".join(pairs)


def _lines(raw: Any) -> tuple[str, ...]:
    found = raw if isinstance(raw, list | tuple) else str(raw or "").splitlines()
    return tuple(" ".join(str(line).split()) for line in found if str(line).strip())


def _time(
    given: Mapping[str, Any], name: str, problems: dict[str, str], hour: time, zone: tzinfo
) -> datetime | None:
    raw = given.get(name)
    if not raw:
        return None
    try:
        return moment(raw, hour, zone)
    except (ValueError, TypeError, OverflowError):
        problems[name] = say("That is no date; write it as 2026-01-31.")
        return None
