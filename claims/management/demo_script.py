"""The script of the demonstration desk, read from seeds/desk.toml."""

import tomllib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from django.conf import settings

from claims.domain.reply_templates import TemplateFields

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
    """Questions to a party, asked three days ago; without an `outcome` the answer is still to come."""

    party: str
    question: str
    deadline: int
    outcome: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class DemoThread:
    """A comment and the replies to it, each with `by` and `text`."""

    by: str
    text: str
    replies: tuple[dict[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DemoAnonymity:
    """What somebody said of relying on the claim's unnamed voices."""

    by: str
    met: tuple[str, ...]
    reason_given: str
    exception: str = ""


@dataclass(frozen=True, slots=True)
class DemoDoubt:
    """In what condition somebody found a source of the claim after it was published."""

    by: str
    source: str
    condition: str
    note: str


@dataclass(frozen=True, slots=True)
class DemoRule:
    """Conditions are a field, an operator and a value each; acts a kind and a value."""

    name: str
    by: str
    conditions: tuple[tuple[str, str, str], ...]
    acts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DemoView:
    name: str
    by: str
    filters: str
    shared: bool = False


@dataclass(frozen=True, slots=True)
class DemoFeed:
    """A feed of the desk; `include` is the words by which it takes, one a line.

    The last `before` entries of the file stood in it before the desk followed it.
    """

    file: str
    address: str
    publisher: str
    by: str
    include: str
    before: int

    @property
    def raw(self) -> bytes:
        return (SEEDS / "feeds" / self.file).read_bytes()


@dataclass(frozen=True, slots=True)
class DemoChecks:
    """A page or a feed of checks that others published."""

    file: str
    content_type: str
    by: str

    @property
    def raw(self) -> bytes:
        return (SEEDS / "checks" / self.file).read_bytes()


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
    tags: tuple[str, ...] = ()
    watchers: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    comments: tuple[DemoThread, ...] = ()
    anonymity: DemoAnonymity | None = None
    doubt: DemoDoubt | None = None


@dataclass(frozen=True, slots=True)
class DemoScript:
    articles: tuple[DemoArticle, ...]
    claims: tuple[DemoClaim, ...]
    rules: tuple[DemoRule, ...]
    views: tuple[DemoView, ...]
    feeds: tuple[DemoFeed, ...] = ()
    checks: tuple[DemoChecks, ...] = ()
    topics: tuple[str, ...] = ()
    letters: tuple[TemplateFields, ...] = ()


def read() -> DemoScript:
    """The whole script. Raises FileNotFoundError or ValueError where seeds/ is damaged."""
    with (SEEDS / "desk.toml").open("rb") as file:
        found = tomllib.load(file)
    return DemoScript(
        articles=tuple(_article(row) for row in found["articles"]),
        claims=tuple(_claim(row) for row in found["claims"]),
        rules=tuple(_rule(row) for row in found["rules"]),
        views=tuple(DemoView(**row) for row in found["views"]),
        feeds=tuple(DemoFeed(**row) for row in found["feeds"]),
        checks=tuple(DemoChecks(**row) for row in found["checks"]),
        topics=tuple(found["topics"]),
        letters=tuple(TemplateFields.parse({**row, "in_use": "yes"}) for row in found["letters"]),
    )


def _article(row: dict[str, Any]) -> DemoArticle:
    day: date = row.pop("published_at")
    return DemoArticle(published_at=datetime.combine(day, time(6), UTC), **row)


def _claim(row: dict[str, Any]) -> DemoClaim:
    anonymity, doubt = row.pop("anonymity", None), row.pop("doubt", None)
    return DemoClaim(
        sources=tuple(row.pop("sources", ())),
        tags=tuple(row.pop("tags", ())),
        watchers=tuple(row.pop("watchers", ())),
        parts=tuple(row.pop("parts", ())),
        replies=tuple(DemoReply(**reply) for reply in row.pop("replies", ())),
        comments=tuple(_thread(thread) for thread in row.pop("comments", ())),
        anonymity=DemoAnonymity(met=tuple(anonymity.pop("met")), **anonymity) if anonymity else None,
        doubt=DemoDoubt(**doubt) if doubt else None,
        **row,
    )


def _thread(row: dict[str, Any]) -> DemoThread:
    return DemoThread(replies=tuple(row.pop("replies", ())), **row)


def _rule(row: dict[str, Any]) -> DemoRule:
    conditions = tuple((field, operator, value) for field, operator, value in row.pop("conditions"))
    return DemoRule(
        conditions=conditions, acts=tuple((kind, value) for kind, value in row.pop("acts")), **row
    )
