"""What was received of an article, and what became of its address, in words."""

from dataclasses import dataclass
from datetime import datetime

from claims.domain.refusals import why_not
from claims.domain.revisits import Found
from claims.domain.tongue import noted, say
from claims.models import Article, Revisit, Source, User
from claims.policy.revisits import check_may_ask

HOW = {
    "paste": noted("Pasted"),
    "upload": noted("Uploaded"),
    "command": noted("Taken in at the command line"),
    "api": noted("Sent by a program"),
    "address": noted("Fetched"),
    "bookmarklet": noted("Sent from a browser"),
    "recheck": noted("Fetched again"),
}

_FOUND = {
    Found.SAME: noted("it had not changed"),
    Found.CHANGED: noted("it had changed"),
    Found.GONE: noted("the page is gone"),
    Found.CLOSED: noted("it is not shown to us"),
    Found.UNREACHABLE: noted("it could not be reached"),
    Found.UNREAD: noted("it could not be read"),
}
_LINK = {
    Found.SAME: "",
    Found.CHANGED: "",
    Found.GONE: noted("The link is dead"),
    Found.CLOSED: noted("Its site does not let the desk look at the link"),
    Found.UNREACHABLE: noted("The link could not be reached"),
    Found.UNREAD: "",
}


@dataclass(frozen=True, slots=True)
class Address:
    """What became of an article's address. `may_not_ask` says why it cannot be fetched again just now."""

    url: str
    asked: bool
    looked_at: datetime | None
    since: datetime | None
    next_at: datetime | None
    found: str
    problem: str
    lost: bool
    may_not_ask: str


@dataclass(frozen=True, slots=True)
class Link:
    """What is wrong with the address of a source; blank where nothing is."""

    words: str
    problem: str
    since: datetime | None
    lost: bool


def how(word: str) -> str:
    return say(HOW.get(word, word))


def address(article: Article, revisit: Revisit | None, viewer: User) -> Address:
    found = Found(revisit.found) if revisit and revisit.found else None
    return Address(
        url=article.url or article.address,
        asked=bool(revisit and revisit.asked_at),
        looked_at=revisit.looked_at if revisit else None,
        since=revisit.since if revisit else None,
        next_at=revisit.next_at if revisit else None,
        found=say(_FOUND[found]) if found else "",
        problem=say(revisit.problem) if revisit else "",
        lost=found is Found.GONE,
        may_not_ask=why_not(lambda: check_may_ask(article, revisit, viewer)),
    )


def link(source: Source) -> Link:
    """Nothing is said of a link that was not looked at yet."""
    revisit = getattr(source, "revisit", None)
    if revisit is None or not revisit.found:
        return Link("", "", None, lost=False)
    found = Found(revisit.found)
    problem = "" if found is Found.CLOSED else say(revisit.problem)
    return Link(say(_LINK[found]), problem, revisit.since, found is Found.GONE)


def size(number: int) -> str:
    """“12 KB”."""
    if number < 1000:
        return say("{number} bytes", number=number)
    return f"{number / 1000:.0f} KB" if number < 1_000_000 else f"{number / 1_000_000:.1f} MB"
