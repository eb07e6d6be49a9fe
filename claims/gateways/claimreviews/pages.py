"""The checks of a page, found by reading its markup once: no parser builds a tree of it."""

import re
from typing import Any

from claims.domain.outside import Found
from claims.domain.refusals import Unreadable
from claims.domain.tongue import noted
from claims.gateways.claimreviews import marked, nodes
from claims.gateways.claimreviews.values import parsed

MOST_BLOCKS = 200

_OPEN = re.compile(r"<!--|<script\b")
_LINKED = re.compile(r"type\s*+=\s*+(?:[\"']\s*+)?application/ld\+json")


def found(text: str, url: str) -> Found:
    """The checks of all its blocks of JSON-LD; a block that is broken is reported, the others come in.

    Without one there, those that its elements are marked up as: a page that has both says the same twice.
    Raises Unreadable where there is none at all.
    """
    documents: list[Any] = []
    broken: list[str] = []
    blocks = _blocks(text)
    for number, block in enumerate(blocks, 1):
        try:
            documents.append(parsed(block))
        except Unreadable as refusal:
            broken.append(f"Block {number} of JSON-LD on the page: {refusal}")
    try:
        checks = nodes.found(documents, url)
    except Unreadable as refusal:
        reviews = marked.found(text)
        if not reviews:
            raise Unreadable(_why(broken)) from refusal
        checks = nodes.found(reviews, url)
    return Found(checks.checks, (*broken, *checks.problems))


def _why(broken: list[str]) -> str:
    if broken:
        return f"There is no ClaimReview on this page that can be read. {broken[0]}"
    return noted("There is no ClaimReview on this page: it is not marked up as a fact-check.")


def _blocks(text: str) -> list[str]:
    """What stands in the scripts of JSON-LD, outside of comments."""
    blocks: list[str] = []
    low, at = text.lower(), 0
    if len(low) != len(text):
        # A few capital letters become two characters: then only tags in lower case are found.
        low = text
    while len(blocks) < MOST_BLOCKS and (match := _OPEN.search(low, at)):
        comment = match[0] == "<!--"
        starts = match.end() if comment else low.find(">", match.end()) + 1
        ends = low.find("-->" if comment else "</script", starts) if starts else -1
        if ends < 0:
            break
        if not comment and _LINKED.search(low[match.end() : min(starts, match.end() + 1_000)]):
            blocks.append(text[starts:ends])
        at = ends + 3
    return blocks
