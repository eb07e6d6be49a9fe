"""The JSON-LD of a page, found by reading its markup once: no parser builds a tree of it."""

import re
from typing import Any

from claims.domain.outside import Found
from claims.domain.refusals import Unreadable
from claims.gateways.claimreviews import nodes
from claims.gateways.claimreviews.values import parsed

MOST_BLOCKS = 200

_OPEN = re.compile(r"<!--|<script\b")
_LINKED = re.compile(r"type\s*+=\s*+(?:[\"']\s*+)?application/ld\+json")
_MICRODATA = re.compile(r"itemtype\s*+=\s*+[\"']?https?://schema\.org/ClaimReview", re.IGNORECASE)


def found(text: str, url: str) -> Found:
    """The checks of all its blocks; a block that is broken is reported, the others come in.

    Raises Unreadable where no block is a ClaimReview.
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
        raise Unreadable(_why(text, broken)) from refusal
    return Found(checks.checks, (*broken, *checks.problems))


def _why(text: str, broken: list[str]) -> str:
    if broken:
        return f"There is no ClaimReview on this page that can be read. {broken[0]}"
    if _MICRODATA.search(text):
        return (
            "This page carries its ClaimReview as microdata, which the desk does not read. "
            "Add it as a source by hand, or ask its publisher for a feed."
        )
    return "There is no ClaimReview on this page: it is not marked up as a fact-check."


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
