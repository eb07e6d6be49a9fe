"""What stood at the address of a source: shown where nothing of it can do harm, or handed out."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from claims.models import EvidenceSnapshot, Source
from claims.queries import claim_page
from claims.queries import received as queries
from claims.web import received_pages as pages
from claims.web.presenters import received as presenter
from claims.web.presenters import words
from claims.web.viewers import viewer


@login_required
@require_safe
def snapshot(request: HttpRequest, claim_id: int, source_id: int, snapshot_id: int) -> HttpResponse:
    """Where it came from, and a frame with it in."""
    source, found = _found(request, claim_id, source_id, snapshot_id)
    context = {
        "section": "desk",
        "source": source,
        "claim": source.claim,
        "snapshot": found,
        "received": presenter,
        "words": words,
    }
    return render(request, "snapshot/source.html", context)


@login_required
@require_safe
@never_cache
@xframe_options_sameorigin
def page(request: HttpRequest, claim_id: int, source_id: int, snapshot_id: int) -> HttpResponse:
    _, found = _found(request, claim_id, source_id, snapshot_id)
    return pages.shown(request, found)


@login_required
@require_safe
def text(request: HttpRequest, claim_id: int, source_id: int, snapshot_id: int) -> HttpResponse:
    _, found = _found(request, claim_id, source_id, snapshot_id)
    return pages.text(found, _name(found))


@login_required
@require_safe
def warc(request: HttpRequest, claim_id: int, source_id: int, snapshot_id: int) -> HttpResponse:
    _, found = _found(request, claim_id, source_id, snapshot_id)
    return pages.warc(found, _name(found))


def _found(
    request: HttpRequest, claim_id: int, source_id: int, snapshot_id: int
) -> tuple[Source, EvidenceSnapshot]:
    source = claim_page.source_of(viewer(request), claim_id, source_id)
    found = queries.of_source(source, snapshot_id) if source else None
    if source is None or found is None:
        raise Http404
    return source, found


def _name(found: EvidenceSnapshot) -> str:
    return f"source-{found.source_id}-{found.pk}"
