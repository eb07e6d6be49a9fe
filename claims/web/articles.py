"""Articles: the list, and how far one has come."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from claims.actions import articles as actions
from claims.domain.refusals import Missing, Refusal
from claims.models import Article
from claims.queries import articles
from claims.queries.paging import Page
from claims.web.kept import keep
from claims.web.presenters import progress as presenter
from claims.web.returning import asked_for
from claims.web.viewers import viewer


@login_required
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    after, refused = request.GET.get("after", ""), ""
    words = " ".join(request.GET.get("q", "").replace("\0", "").split())
    try:
        page = articles.page(viewer(request), after, words=words)
    except Missing as refusal:
        page, refused = Page((), None), str(refusal)
    asked = {"q": words} if words else {}
    context = {
        "page": page,
        "after": after,
        "refused": refused,
        "q": words,
        "first": _listing(asked),
        "next": _listing({**asked, "after": page.next_cursor}) if page.next_cursor else "",
    }
    return render(request, "articles/page.html", context, status=422 if refused else 200)


def _listing(asked: dict[str, str]) -> str:
    return reverse("web:articles") + (f"?{urlencode(asked)}" if asked else "")


@login_required
@require_safe
@never_cache
def progress(request: HttpRequest, article_id: int) -> HttpResponse:
    """How far the article has come. htmx asks every second, and loads the page anew when it is done."""
    found = presenter.of(_article(request, article_id))
    context = {"progress": found}
    if "HX-Request" not in request.headers:
        return render(request, "articles/progress.html", context)
    answer = render(request, "articles/_progress.html", context)
    if not found.under_way:
        answer["HX-Refresh"] = "true"
    return answer


@login_required
@require_POST
def retry(request: HttpRequest, article_id: int) -> HttpResponse:
    article = _article(request, article_id)
    try:
        actions.retry(article=article, by=viewer(request))
    except Refusal as refusal:
        kept = keep("retry", request.POST, refusal)
        context = {"progress": presenter.of(_article(request, article_id)), "refused": kept.sentence}
        return render(request, "articles/progress.html", context, status=kept.status)
    return redirect(asked_for(request) or reverse("web:article", args=[article.pk]))


def _article(request: HttpRequest, article_id: int) -> Article:
    found = articles.find(viewer(request), article_id)
    if found is None:
        raise Http404
    return found
