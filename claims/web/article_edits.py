"""The edits of an article: what was received of it, and what differs; and having its page fetched again."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from claims.actions import revisits
from claims.domain.tongue import say
from claims.models import Article
from claims.queries import edits as queries
from claims.queries import revisits as looks
from claims.web.kept import NOTHING, Kept, attempt
from claims.web.presenters import received, words
from claims.web.reader import find
from claims.web.viewers import viewer


@login_required
@require_safe
def edits(request: HttpRequest, article_id: int) -> HttpResponse:
    return _show(request, find(request, article_id))


@login_required
@require_POST
def fetch_again(request: HttpRequest, article_id: int) -> HttpResponse:
    """Have its page fetched as soon as a worker comes to it."""
    found = find(request, article_id)

    def act() -> str:
        revisits.ask(article=found, by=viewer(request))
        return say("Its page is being fetched. What differs is said here in a moment.")

    to = reverse("web:article-edits", args=[found.pk])
    return attempt(request, "fetch-again", act, to=to, show=lambda kept: _show(request, found, kept))


def _show(request: HttpRequest, found: Article, kept: Kept = NOTHING) -> HttpResponse:
    chosen, since = request.GET.get("to", ""), request.GET.get("from", "")
    context = {
        "section": "articles",
        "article": found,
        "versions": queries.versions(found),
        "difference": queries.difference(found, chosen, since),
        "address": received.address(found, looks.of(found), viewer(request)),
        "words": words,
        "received": received,
        "kept": kept,
    }
    return render(request, "edits/page.html", context, status=kept.status)
