"""A snapshot as it was received: shown where nothing of it can do harm, or handed out as a file."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from claims.models import Article, Snapshot
from claims.queries import edits, received
from claims.web.presenters import received as presenter
from claims.web.presenters import words
from claims.web.reader import find

CONFINED = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
        "sandbox",
    )
)
"""What a page that was received may do: be read. Its style is ours, and it has no origin."""


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
        "fetch": received.fetch_of(found),
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
    """What was received, without anything that runs or loads, and confined in case something is left."""
    _, found = _found(request, article_id, snapshot_id)
    answer = render(request, "snapshot/received.html", {"shown": received.shown(found)})
    return _confined(answer)


@login_required
@require_safe
def text(request: HttpRequest, article_id: int, snapshot_id: int) -> HttpResponse:
    """The text that was read from it, as a file."""
    article, found = _found(request, article_id, snapshot_id)
    return _file(received.plain(found).encode(), "text/plain; charset=utf-8", article, found, "txt")


@login_required
@require_safe
def warc(request: HttpRequest, article_id: int, snapshot_id: int) -> HttpResponse:
    """The fetch as programs of archives read it."""
    article, found = _found(request, article_id, snapshot_id)
    data = received.warc(found)
    if data is None:
        raise Http404
    return _file(data, "application/gzip", article, found, "warc.gz")


def _found(request: HttpRequest, article_id: int, snapshot_id: int) -> tuple[Article, Snapshot]:
    article = find(request, article_id)
    found = received.of(article, snapshot_id)
    if found is None:
        raise Http404
    return article, found


def _file(data: bytes, kind: str, article: Article, found: Snapshot, ending: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="article-{article.pk}-{found.pk}.{ending}"'
    return _confined(answer)


def _confined(answer: HttpResponse) -> HttpResponse:
    answer["Content-Security-Policy"] = CONFINED
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
