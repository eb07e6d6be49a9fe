"""What came along with a claim or a party that was merged: the counts that the history keeps, in words."""

from collections.abc import Callable

from claims.domain.tongue import say_count

NAMES: dict[str, Callable[[int], str]] = {
    "affiliation": lambda count: say_count("{count} affiliation", "{count} affiliations", count),
    "anonymityassessment": lambda count: say_count(
        "{count} assessment of anonymity", "{count} assessments of anonymity", count
    ),
    "claimtag": lambda count: say_count("{count} tag", "{count} tags", count),
    "comment": lambda count: say_count("{count} comment", "{count} comments", count),
    "denialtarget": lambda count: say_count("{count} denial", "{count} denials", count),
    "party": lambda count: say_count(
        "{count} party that it controls", "{count} parties that it controls", count
    ),
    "partyalias": lambda count: say_count("{count} other name", "{count} other names", count),
    "replyrequest": lambda count: say_count(
        "{count} request for a reply", "{count} requests for a reply", count
    ),
    "source": lambda count: say_count("{count} source", "{count} sources", count),
    "statement": lambda count: say_count("{count} statement", "{count} statements", count),
    "watch": lambda count: say_count("{count} watcher", "{count} watchers", count),
}
"""By the table that rows came from."""


def came_along(kept: str) -> str:
    """“statement 7, watch 1”, as “7 statements, 1 watcher”; what has no name stands as it was kept."""
    return ", ".join(_told(each) for each in kept.split(", "))


def _told(kept: str) -> str:
    table, _, count = kept.rpartition(" ")
    return NAMES[table](int(count)) if table in NAMES and count.isdecimal() else kept
