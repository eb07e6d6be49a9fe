"""The public site for feed readers: what was published, and what was corrected."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from claims.domain.tongue import say
from claims.domain.wording import shortened
from claims.publishing import atom
from claims.publishing.atom import AtomEntry, AtomFeed
from claims.queries import checks as addresses
from claims.queries import corrections as log
from claims.queries import published
from claims.queries.corrections import Logged
from claims.queries.published import FeedLine
from claims.web import public_pages as pages

SUMMARY_LENGTH = 400


@require_safe
def checks(request: HttpRequest) -> HttpResponse:
    """What was published last; what was withdrawn since is a tombstone."""
    entries = [_check(line) for line in published.feed()]
    return _answer(request, say("Fact-checks"), "web:published-feed", "web:published", entries)


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """What was corrected, updated or withdrawn last."""
    entries = [_correction(line) for line in log.log().rows]
    return _answer(request, say("Corrections"), "web:corrections-feed", "web:corrections", entries)


def _answer(request: HttpRequest, title: str, name: str, page: str, entries: list[AtomEntry]) -> HttpResponse:
    site = settings.PUBLIC_URL.rstrip("/")
    feed = AtomFeed(
        title=f"{settings.NEWSROOM_NAME}: {title}",
        address=site + reverse(name),
        page=site + reverse(page),
        language=settings.LANGUAGE_CODE,
        author=settings.NEWSROOM_NAME,
        entries=entries,
    )
    etag = pages.etag_of(feed)
    answer = pages.unchanged(request, etag) or HttpResponse(
        atom.document(feed), content_type="application/atom+xml; charset=utf-8"
    )
    return pages.fresh(answer, etag, feed.changed_at)


def _check(line: FeedLine) -> AtomEntry:
    return AtomEntry(
        id=line.address,
        address=line.address,
        title=f"{line.rating_label}: {line.claim}",
        summary=shortened(line.reason, SUMMARY_LENGTH),
        published_at=line.published_at,
        changed_at=line.changed_at,
        category=line.rating_label,
        gone_at=line.withdrawn_at,
    )


def _correction(line: Logged) -> AtomEntry:
    address, made_at = addresses.address(line.claim_id), line.correction.made_at
    return AtomEntry(
        id=f"{address}#correction-{line.id}",
        address=f"{address}#corrections",
        title=f"{line.correction.kind}: {line.claim}",
        summary=shortened(line.correction.note, SUMMARY_LENGTH),
        published_at=made_at,
        changed_at=made_at,
    )
