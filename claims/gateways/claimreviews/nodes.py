"""ClaimReviews out of parsed JSON: one, a list, a graph, a feed, or within something else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from claims.domain.outside import MOST_CHECKS, Check, Found
from claims.domain.refusals import Unreadable
from claims.domain.tongue import noted
from claims.gateways.claimreviews import reviews
from claims.gateways.claimreviews.values import listed, words

Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """A ClaimReview, and when its feed says that it was taken back."""

    node: Any
    deleted: str = ""


def found(documents: Sequence[Any], url: str) -> Found:
    """All checks of these documents. Raises Unreadable where there is not one ClaimReview in them."""
    checks: list[Check] = []
    problems: list[str] = []
    number = 0
    named = _by_id(documents)
    for document in documents:
        for entry in _entries(document):
            number += 1
            if number > MOST_CHECKS:
                problems.append(too_many("entries", "entry"))
                return Found(tuple(checks), tuple(problems))
            try:
                check = reviews.check(entry.node, number=number, url=url, named=named)
            except Unreadable as refusal:
                problems.append(f"Entry {number}: {refusal}")
            else:
                checks.append(replace(check, withdrawn=entry.deleted) if entry.deleted else check)
    if not number:
        raise Unreadable(noted("There is no ClaimReview in this: no entry says that it is one."))
    return Found(tuple(checks), tuple(problems))


def too_many(many: str, one: str) -> str:
    return (
        f"There are more than {MOST_CHECKS:,} {many}; those after {one} {MOST_CHECKS:,} are not read. "
        "Send the rest in a second part."
    )


def kinds(node: Any) -> set[str]:
    """The types of a node, without the address of the vocabulary."""
    if not isinstance(node, dict):
        return set()
    each = (kind for kind in listed(node.get("@type")) if isinstance(kind, str))
    return {kind.replace(":", "/").rstrip("/").rsplit("/", 1)[-1] for kind in each}


def _entries(document: Any) -> Iterator[Entry]:
    """Whatever is, or is meant to be, a ClaimReview; what is inside one is not looked into."""
    waiting = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            of = kinds(value)
            if "ClaimReview" in of:
                yield Entry(value)
            elif "DataFeed" in of or "dataFeedElement" in value:
                yield from _feed(value)
            else:
                waiting.extend(each for each in reversed(value.values()) if isinstance(each, list | dict))


def _feed(feed: Node) -> Iterator[Entry]:
    """Each item of each element: an item may be an object, a list or nothing, and a list may hold nothing."""
    for element in listed(feed.get("dataFeedElement")):
        if not isinstance(element, dict) or "ClaimReview" in kinds(element):
            yield Entry(element)
            continue
        deleted = words(element.get("dateDeleted"))
        items = [item for item in listed(element.get("item")) if item is not None]
        if not items and not deleted:
            yield Entry(None)
        for item in items:
            yield Entry(item, deleted)


def _by_id(documents: Sequence[Any]) -> dict[str, Node]:
    """The nodes that others refer to by their @id."""
    known: dict[str, Node] = {}
    waiting = list(documents)
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            name = value.get("@id")
            if isinstance(name, str) and len(value) > 1:
                known.setdefault(name, value)
        if isinstance(value, dict | list):
            inside = value.values() if isinstance(value, dict) else value
            waiting.extend(each for each in inside if isinstance(each, list | dict))
    return known
