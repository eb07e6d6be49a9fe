"""Many rows at once, for tests that count SQL statements; made in bulk, as the actions would leave them."""

from datetime import timedelta

from django.utils import timezone

from claims.models import (
    Article,
    Claim,
    Denial,
    DenialTarget,
    Party,
    Rating,
    Review,
    Snapshot,
    Statement,
    Story,
    User,
    Verdict,
    Voice,
)
from tests import builders

AT_ONCE = 1_000
"""Rows of one statement: PostgreSQL takes 65,535 values in one."""


def claims(number: int, by: User) -> list[Claim]:
    """Published claims, each said by a party of its own in an article of its own, and denied there."""
    if number > AT_ONCE:
        return [*claims(AT_ONCE, by), *claims(number - AT_ONCE, by)]
    found = Claim.objects.bulk_create(
        Claim(
            text=f"Claim {n}",
            comparable_text=f"claim {n}",
            state="published",
            checkability="fact_now",
            assignee=by,
            appearance_count=1,
            denial_count=1,
            check_worthiness=(n % 10) / 10,
            topic=f"topic {n % 5}",
        )
        for n in range(number)
    )
    texts = snapshots(number, by)
    parties = Party.objects.bulk_create(Party(name=f"Party {text.pk}", kind="person") for text in texts)
    said = _statements("claim", texts, parties, found)
    denied = _statements("denial", texts, parties)
    Voice.objects.bulk_create(Voice(statement=row, position=0, party="Officials") for row in said)
    denials = Denial.objects.bulk_create(Denial(statement=row, type="flat") for row in denied)
    DenialTarget.objects.bulk_create(
        DenialTarget(denial=denial, claim=claim, scope="full")
        for denial, claim in zip(denials, found, strict=True)
    )
    _publish(found, by)
    return found


def snapshots(number: int, by: User) -> list[Snapshot]:
    stories = Story.objects.bulk_create(Story() for _ in range(number))
    articles = Article.objects.bulk_create(
        Article(story=story, title=f"Article {n}", added_by=by, status="ready")
        for n, story in enumerate(stories)
    )
    return Snapshot.objects.bulk_create(
        Snapshot(article=article, raw=b"Words", sha256=f"{article.pk:064}", how="paste", text="Words")
        for article in articles
    )


def _statements(
    kind: str, texts: list[Snapshot], parties: list[Party], of: list[Claim] | None = None
) -> list[Statement]:
    return Statement.objects.bulk_create(
        Statement(
            snapshot=text,
            kind=kind,
            start=0,
            end=5,
            exact="Words",
            party=party,
            party_as_written=party.name,
            attribution_level="named",
            claim=of[n] if of else None,
            found_by="test",
        )
        for n, (text, party) in enumerate(zip(texts, parties, strict=True))
    )


def _publish(found: list[Claim], by: User) -> None:
    rating = Rating.objects.get(key="false")
    now = timezone.now()
    reader = builders.person()
    reviews = Review.objects.bulk_create(
        Review(
            claim=claim,
            rating=rating,
            reason="Because.",
            as_of=now.date(),
            proposed_by=by,
            proposed_at=now,
            decision="confirmed",
            decided_by=reader,
            decided_at=now,
        )
        for claim in found
    )
    Verdict.objects.bulk_create(
        Verdict(
            claim=review.claim,
            review=review,
            rating=rating,
            published_as={"claim": "A claim", "rating_label": "True", "rating_colour": "true"},
            reason="Because.",
            as_of=now.date(),
            published_at=now - timedelta(minutes=n),
        )
        for n, review in enumerate(reviews)
    )
