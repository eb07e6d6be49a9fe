"""A snapshot of an article as it was received: shown where nothing of it can do harm, or handed out."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from claims.models import Article, Snapshot
from claims.queries import edits, fetches
from claims.queries import received as queries
from claims.web import received_pages as pages
from claims.web.presenters import received as presenter
from claims.web.presenters import words
from claims.web.reader import find


@login_required
@require_safe
def snapshot(request: HttpRequest, article_id: int, snapshot_id: int) -> HttpResponse:
    """Where it came from, and a frame with it in."""
    article, found = _found(request, article_id, snapshot_id)
    versions = edits.versions(article)
    context = {
        "section": "articles",
        "article": article,
        "snapshot": found,
        "fetch": fetches.of(found),
        "version": next(version for version in versions if version.id == found.pk),
        "received": presenter,
        "words": words,
    }
    return render(request, "snapshot/page.html", context)


@login_required
@require_safe
@never_cache
@xframe_options_sameorigin
def page(request: HttpRequest, article_id: int, snapshot_id: int) -> HttpResponse:
    _, found = _found(request, article_id, snapshot_id)
    return pages.shown(request, found)


@login_required
@require_safe
def text(request: HttpRequest, article_id: int, snapshot_id: int) -> HttpResponse:
    _, found = _found(request, article_id, snapshot_id)
    return pages.text(found, _name(found))


@login_required
@require_safe
def warc(request: HttpRequest, article_id: int, snapshot_id: int) -> HttpResponse:
    _, found = _found(request, article_id, snapshot_id)
    return pages.warc(found, _name(found))


def _found(request: HttpRequest, article_id: int, snapshot_id: int) -> tuple[Article, Snapshot]:
    article = find(request, article_id)
    found = queries.of(article, snapshot_id)
    if found is None:
        raise Http404
    return article, found


def _name(found: Snapshot) -> str:
    return f"article-{found.article_id}-{found.pk}"
