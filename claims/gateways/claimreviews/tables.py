"""Checks out of a table with a header (CSV), by the names that such tables have in the wild."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from claims.domain.outside import MOST_CHECKS, Found
from claims.domain.refusals import Unreadable
from claims.domain.tongue import noted
from claims.gateways.claimreviews import nodes, reviews

NAMES: dict[str, tuple[str, ...]] = {
    "claim": (
        "claimreviewed", "claimreviewclaimreviewed", "itemreviewedclaimreviewed", "claimtext", "claim",
        "statement", "text",
    ),
    "url": ("url", "reviewurl", "claimreviewurl", "factcheckurl", "link"),
    "publisher": (
        "reviewername", "claimreviewauthorname", "authorname", "publishername", "publisher", "author",
        "reviewer", "factchecker", "factcheckername", "organization", "organisation", "organizationname",
        "organisationname",
    ),
    "publisher_url": ("claimreviewauthorurl", "authorurl", "publishersite", "publisherurl"),
    "rating": (
        "reviewrating", "reviewratingalternatename", "ratingalternatename", "alternatename", "textualrating",
        "rating", "verdict", "ruling", "label",
    ),
    "value": ("ratingratingvalue", "reviewratingratingvalue", "ratingvalue"),
    "worst": ("ratingworstrating", "reviewratingworstrating", "worstrating"),
    "best": ("ratingbestrating", "reviewratingbestrating", "bestrating"),
    "said_by": (
        "claimauthorname", "itemreviewedauthorname", "creativeworkauthorname", "claimant", "claimauthor",
        "speaker",
    ),
    "appeared_at": ("itemreviewedappearance", "itemreviewedfirstappearance", "appearance", "claimurl"),
    "claimed_on": ("claimdate", "itemrevieweddatepublished", "creativeworkdatepublished"),
    "published_on": ("reviewdate", "datepublished", "claimreviewdatepublished", "date"),
    "changed_on": ("datemodified", "claimreviewdatemodified"),
    "language": ("inlanguage", "languagecode", "language"),
}  # fmt: skip
"""Header names, in small letters and without all else, by what they hold: those of datacommons_factcheck
(reviewer_name, claim_text, review_url …), of ClaimsKG (claimReview_claimReviewed, rating_alternateName …), of
the Fact Check Tools API laid flat (claimant, textualRating …), ClaimReview's own with dots or slashes, and
those that people write (statement, ruling, fact-checker …). The first that a table has counts."""

DELIMITERS = (",", ";", "\t", "|")
MOST_COLUMNS = 200
LONGEST_HEADER = 10_000

_SEP = re.compile(r'"?sep=([,;|\t])"?\s*?(?:\r\n?|\n)', re.IGNORECASE)
"""How Excel says on a line of its own what stands between cells."""


def found(text: str, url: str) -> Found:
    """A check for each row. Raises Unreadable where the header does not name both a claim and a rating."""
    start = text.lstrip("\ufeff\r\n")
    said = _SEP.match(start)
    start = start[said.end() :].lstrip("\r\n") if said else start
    first = start.partition("\n")[0][:LONGEST_HEADER]
    delimiter = max(DELIMITERS, key=lambda each: len(_columns(next(_rows(first, each), ([], ""))[0])))
    rows = _rows(start, delimiter)
    header = next(rows, ([], ""))[0][:MOST_COLUMNS]
    columns = _columns(header)
    if "claim" not in columns or not {"rating", "value"} & set(columns):
        raise Unreadable(
            noted(
                "This is no page with a ClaimReview, no data feed and no table of checks. A table needs a "
                "first row that names its columns, at least claimReviewed, reviewRating, url and publisher."
            )
        )
    checks, problems = [], []
    for number, (cells, wrong) in enumerate(rows, 1):
        if number > MOST_CHECKS:
            problems.append(nodes.too_many("rows", "row"))
            break
        if not any(cells) and not wrong:
            continue
        try:
            raw = dict(zip(header, cells, strict=False))
            check = reviews.check(_review(cells, columns), number=number, url=url, named={})
            checks.append(replace(check, raw=raw, sha256=reviews.digest(raw)))
        except Unreadable as refusal:
            problems.append(f"Row {number}: {wrong or refusal}")
    if not checks and not problems:
        raise Unreadable(noted("This table has a header, and no rows."))
    return Found(tuple(checks), tuple(problems))


def _rows(text: str, delimiter: str) -> Iterator[tuple[list[str], str]]:
    """The cells of each row, or what is wrong with it. A quotation that never ends is one long cell."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        try:
            yield next(reader), ""
        except StopIteration:
            return
        except csv.Error as error:
            yield [], f"it cannot be read as cells ({error})."


def _review(cells: list[str], columns: Mapping[str, int]) -> dict[str, Any]:
    """The row as a ClaimReview."""
    said = {what: cells[at].strip() for what, at in columns.items() if at < len(cells)}
    return {
        "@type": "ClaimReview",
        "url": said.get("url"),
        "claimReviewed": said.get("claim"),
        "author": {"name": said.get("publisher"), "url": said.get("publisher_url")},
        "datePublished": said.get("published_on"),
        "dateModified": said.get("changed_on"),
        "inLanguage": said.get("language"),
        "reviewRating": {
            "alternateName": said.get("rating"),
            "ratingValue": said.get("value"),
            "worstRating": said.get("worst"),
            "bestRating": said.get("best"),
        },
        "itemReviewed": {
            "author": {"name": said.get("said_by")},
            "datePublished": said.get("claimed_on"),
            "appearance": said.get("appeared_at"),
        },
    }


def _columns(header: list[str]) -> dict[str, int]:
    """Which column holds what."""
    names = [re.sub(r"[^a-z]", "", name.lower()) for name in header]
    found = {}
    for what, known in NAMES.items():
        at = next((names.index(name) for name in known if name in names), None)
        if at is not None:
            found[what] = at
    return found
