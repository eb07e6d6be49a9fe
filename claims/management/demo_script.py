"""The script of the demonstration desk, read from seeds/desk.toml."""

import tomllib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from django.conf import settings

SEEDS = Path(settings.BASE_DIR) / "seeds"


@dataclass(frozen=True, slots=True)
class DemoArticle:
    file: str
    title: str
    publisher: str
    published_at: datetime
    url: str
    added_by: str
    same_story_as: str = ""

    @property
    def raw(self) -> bytes:
        return (SEEDS / "articles" / self.file).read_bytes()


@dataclass(frozen=True, slots=True)
class DemoReply:
    party: str
    question: str
    deadline: int
    outcome: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class DemoClaim:
    """A claim of the script: words to find it by, and the state it ends in.

    `recheck_in` is in how many days somebody is to look again; 0 is never.
    """

    article: str
    find: str
    state: str
    text: str = ""
    checkability: str = "fact_now"
    topic: str = ""
    priority: int = 2
    recheck_in: int = 0
    assignee: str = ""
    verdict: str = ""
    reason: str = ""
    second_reader: str = ""
    send_back: str = ""
    set_aside_reason: str = ""
    withdraw_reason: str = ""
    sources: tuple[dict[str, str], ...] = ()
    replies: tuple[DemoReply, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class DemoScript:
    articles: tuple[DemoArticle, ...]
    claims: tuple[DemoClaim, ...]


def read() -> DemoScript:
    """The whole script. Raises FileNotFoundError or ValueError where seeds/ is damaged."""
    with (SEEDS / "desk.toml").open("rb") as file:
        found = tomllib.load(file)
    return DemoScript(
        articles=tuple(_article(row) for row in found["articles"]),
        claims=tuple(_claim(row) for row in found["claims"]),
    )


def _article(row: dict[str, Any]) -> DemoArticle:
    day: date = row.pop("published_at")
    return DemoArticle(published_at=datetime.combine(day, time(6), UTC), **row)


def _claim(row: dict[str, Any]) -> DemoClaim:
    replies = tuple(DemoReply(**reply) for reply in row.pop("replies", ()))
    return DemoClaim(replies=replies, sources=tuple(row.pop("sources", ())), **row)
