"""ClaimReviews that nobody published, and bringing them in as a worker does."""

import json
import uuid
from datetime import timedelta
from typing import Any

from django.db.models.functions import Now

from claims.actions import outside_imports, outside_ratings, relay
from claims.domain.topics import Topic
from claims.models import OutboxEvent, OutsideCheck, OutsideImport, OutsideRating, User
from claims.pipeline import outside

SITE = "https://facts.example.org"


def review(**changes: Any) -> dict[str, Any]:
    """A ClaimReview of an invented publisher. A change to None takes a value away."""
    whole = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"{SITE}/checks/ferry",
        "claimReviewed": "The Harwick ferry carried two million passengers in a year",
        "datePublished": "2026-10-02",
        "dateModified": "2026-10-03",
        "inLanguage": "en",
        "author": {"@type": "Organization", "name": "Lunn Facts", "url": SITE},
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "Mostly wrong",
            "ratingValue": 2,
            "worstRating": 1,
            "bestRating": 5,
            "ratingExplanation": "It carried a third of that.",
        },
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Dora Finch"},
            "datePublished": "2026-09-30",
            "firstAppearance": {"@type": "NewsArticle", "url": "https://courier.example/ferry"},
            "appearance": ["https://ledger.example/ferry"],
        },
        **changes,
    }
    return {name: value for name, value in whole.items() if value is not None}


def rated(words: Any, **changes: Any) -> dict[str, Any]:
    return review(reviewRating={"@type": "Rating", "alternateName": words}, **changes)


def bring(by: User, *reviews: Any) -> OutsideImport:
    """Hand these in, and have them read."""
    return bring_bytes(by, json.dumps(reviews).encode())


def bring_bytes(by: User, raw: bytes, **given: Any) -> OutsideImport:
    row = outside_imports.submit(raw=raw, how="paste", by=by, **given)
    read(row)
    row.refresh_from_db()
    return row


def read(row: OutsideImport) -> None:
    """As a worker does that has leased the import's row of work, and no other."""
    work = OutboxEvent.objects.get(topic=Topic.OUTSIDE_RECEIVED.value, object_id=row.pk)
    token = uuid.uuid4()
    held = OutboxEvent.objects.filter(pk=work.pk)
    held.update(lease_token=token, lease_until=Now() + timedelta(minutes=1), attempts=1)
    outside.run(relay.Lease(work.pk, token, Topic.OUTSIDE_RECEIVED, row.pk, attempt=1))


def check(by: User, **changes: Any) -> OutsideCheck:
    """The check that is made of this review."""
    bring(by, review(**changes))
    return OutsideCheck.objects.latest("pk")


def decided(by: User, words: str, rating: str) -> OutsideRating:
    word = OutsideRating.objects.get(words=words)
    return outside_ratings.decide(word=word, rating=rating, version=word.version, by=by)
