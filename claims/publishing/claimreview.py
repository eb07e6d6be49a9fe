"""ClaimReview, schema.org's markup for fact-checks, as JSON-LD.

https://schema.org/ClaimReview and Google's field rules for it. A rating off the scale of
truth carries no numbers, an unnamed speaker is left out rather than invented, and denials
have no place in the format: they stay on the page.
"""

import json
from typing import Any

from claims.domain.ratings import BEST_RATING, WORST_RATING
from claims.domain.speech import PartyKind
from claims.domain.tongue import say
from claims.domain.wording import shortened
from claims.publishing.check import PublicAppearance, PublicCheck, PublicCorrection, PublicLook, PublicVoice

CLAIM_LENGTH = 74
"""Characters of `claimReviewed` that readers of the markup show whole."""


def of(check: PublicCheck) -> dict[str, Any]:
    """The ClaimReview of one check, ready for `embedded`."""
    document: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "@id": f"{check.url}#review",
        "url": check.url,
        "claimReviewed": claim_reviewed(check),
        "datePublished": check.first_published_at.date().isoformat(),
        "dateModified": check.changed_at.date().isoformat(),
        "author": {"@type": "Organization", "name": check.newsroom.name, "url": check.newsroom.url},
        "reviewRating": _rating(check),
        "itemReviewed": _claim(check),
    }
    citations = [source.url for source in check.sources if source.url]
    if citations:
        document["citation"] = citations
    corrections = [_correction(correction) for correction in check.corrections if correction.corrects]
    if corrections:
        document["correction"] = corrections
    if check.looks:
        document["comment"] = [_look(look) for look in check.looks]
    return document


def claim_reviewed(check: PublicCheck) -> str:
    """The claim in the words that the page's heading also carries, short enough to be shown whole."""
    return shortened(check.claim.rstrip("."), CLAIM_LENGTH)


def embedded(document: dict[str, Any]) -> str:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _rating(check: PublicCheck) -> dict[str, Any]:
    rating: dict[str, Any] = {
        "@type": "Rating",
        "alternateName": check.rating_label,
        "ratingExplanation": shortened(check.reason, 300),
    }
    if check.rating_number is not None:
        rating |= {
            "ratingValue": check.rating_number,
            "worstRating": WORST_RATING,
            "bestRating": BEST_RATING,
        }
    return rating


def _correction(correction: PublicCorrection) -> dict[str, Any]:
    kind = correction.kind
    if correction.changed:
        kind = say(
            "{kind} from “{before}” to “{after}”", kind=kind, before=correction.before, after=correction.after
        )
    return {
        "@type": "CorrectionComment",
        "text": f"{kind}: {correction.note}",
        "datePublished": correction.made_at.date().isoformat(),
    }


def _look(look: PublicLook) -> dict[str, Any]:
    return {
        "@type": "Comment",
        "text": say("Looked at again, and it still holds: {reason}", reason=look.reason),
        "datePublished": look.at.date().isoformat(),
    }


def _claim(check: PublicCheck) -> dict[str, Any]:
    claim: dict[str, Any] = {"@type": "Claim", "@id": f"{check.url}#claim"}
    authors = [_author(voice) for voice in check.said_by if voice.named]
    if authors:
        claim["author"] = authors
    dated = [appearance for appearance in check.appearances if appearance.published_at]
    if dated:
        claim["datePublished"] = min(
            appearance.published_at for appearance in dated if appearance.published_at
        ).strftime("%Y-%m-%d")
    if check.appearances:
        first, *others = sorted(check.appearances, key=_when)
        claim["firstAppearance"] = _appearance(first)
        if others:
            claim["appearance"] = [_appearance(other) for other in others]
    return claim


def _author(voice: PublicVoice) -> dict[str, Any]:
    author = {
        "@type": "Person" if voice.kind is PartyKind.PERSON else "Organization",
        "name": voice.name,
    }
    if voice.same_as:
        author["sameAs"] = voice.same_as
    return author


def _appearance(appearance: PublicAppearance) -> dict[str, Any]:
    work: dict[str, Any] = {"@type": "NewsArticle", "headline": shortened(appearance.title, 110)}
    publisher = appearance.publisher or appearance.agency
    if publisher:
        work["publisher"] = {"@type": "Organization", "name": publisher}
    if appearance.url:
        work["url"] = appearance.url
    if appearance.published_at:
        work["datePublished"] = appearance.published_at.date().isoformat()
    return work


def _when(appearance: PublicAppearance) -> tuple[bool, str]:
    at = appearance.published_at
    return (at is None, at.isoformat() if at else "")
