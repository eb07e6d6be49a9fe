"""Whether a ClaimReview may go out: the errors that schema.org and Google name, as sentences.

Each rule is written for the reviewer who would confirm, so it says what to do.
"""

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from claims.domain.tongue import say


def problems(document: dict[str, Any], site: str) -> tuple[str, ...]:
    """What is wrong with the document, empty if it may be published at `site`."""
    return (
        *_claim_problems(document),
        *_address_problems(document, site),
        *_rating_problems(document.get("reviewRating")),
        *_origin_problems(document, site),
        *_date_problems(document),
    )


def _claim_problems(document: dict[str, Any]) -> list[str]:
    if not str(document.get("claimReviewed") or "").strip():
        return [say("The claim has no words.")]
    return []


def _address_problems(document: dict[str, Any], site: str) -> list[str]:
    address = urlsplit(str(document.get("url") or ""))
    home = urlsplit(site)
    if address.scheme not in ("http", "https") or not address.hostname:
        return [say("The page has no absolute address: set PUBLIC_URL to the address of the site.")]
    if address.path in ("", "/"):
        return [say("The page's address is the site's own, not the check's.")]
    own = home.hostname or ""
    if address.hostname != own and not address.hostname.endswith("." + own):
        return [say("The page's address is not on {own}.", own=own)]
    return []


def _rating_problems(rating: Any) -> list[str]:
    if not isinstance(rating, dict) or not str(rating.get("alternateName") or "").strip():
        return [say("The rating has no label.")]
    numbers = [rating.get(name) for name in ("worstRating", "ratingValue", "bestRating")]
    if numbers == [None, None, None]:
        return []
    worst, value, best = numbers
    if not all(isinstance(number, int) and not isinstance(number, bool) for number in numbers):
        return [say("The rating's three numbers come together or not at all.")]
    if not 1 <= worst <= value <= best or worst >= best:  # type: ignore[operator]
        return [
            say(
                "The rating's number {value} is not between {worst} and {best}.",
                value=value,
                worst=worst,
                best=best,
            )
        ]
    return []


def _origin_problems(document: dict[str, Any], site: str) -> list[str]:
    claim = document.get("itemReviewed") or {}
    for author in claim.get("author", []):
        if not str(author.get("name") or "").strip():
            return [say("A party that makes the claim has no name.")]
    places = [
        *claim.get("appearance", []),
        *([claim["firstAppearance"]] if "firstAppearance" in claim else []),
    ]
    own = urlsplit(site).hostname
    elsewhere = [
        place for place in places if urlsplit(str(place.get("url") or "")).hostname not in (None, own)
    ]
    if not claim.get("author") and not elsewhere:
        return [
            say("The claim has no origin outside this desk: give an article's address or name who says it.")
        ]
    return []


def _date_problems(document: dict[str, Any]) -> list[str]:
    claimed = (document.get("itemReviewed") or {}).get("datePublished")
    reviewed = document.get("datePublished")
    if claimed and reviewed and date.fromisoformat(claimed) > date.fromisoformat(reviewed):
        return [
            say(
                "The claim is dated {claimed}, after its review: correct the article's date.", claimed=claimed
            )
        ]
    return []
