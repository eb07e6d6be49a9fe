"""Articles: the list, handing one in, and how far it has come."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.actions import articles as actions
from claims.actions.articles import Submission
from claims.domain.refusals import Missing, Refusal
from claims.models import Article, User
from claims.queries import articles
from claims.queries.paging import Page
from claims.web.article_form import ACCEPTED, ArticleForm
from claims.web.kept import Kept, keep
from claims.web.presenters import progress as presenter
from claims.web.presenters.labels import plural
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
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _submit(request)
    # A bookmarklet gives the address of the page that one was reading; nothing is sent before it is pressed.
    given = {"address": [request.GET["address"]]} if "address" in request.GET else {}
    return _form(request, Kept("addresses", given))


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
    return redirect("web:article", article.pk)


@login_required
@require_POST
def add_addresses(request: HttpRequest) -> HttpResponse:
    """Take in one address, or several with a line for each; workers fetch them."""
    lines = [line for line in request.POST.get("address", "").splitlines() if line.strip()]
    try:
        found = actions.submit_addresses(addresses=lines, how="web", by=viewer(request))
    except Refusal as refusal:
        return _form(request, keep("addresses", request.POST, refusal))
    known = sum(not each.created for each in found)
    one = "This address is on the desk already; here is its article." if known else "It is being fetched."
    many = f"{plural(len(found) - known, 'address', 'addresses')} will be fetched."
    return _go_on(request, [each.article for each in found], known, one, many)


def _submit(request: HttpRequest) -> HttpResponse:
    form = ArticleForm(request.POST, request.FILES)
    if not form.is_valid():
        wrong = form.sentences()
        # The field may be below what a screen shows.
        sentence = " ".join(wrong.values()) if len(wrong) == 1 else "Something needs another look."
        return _form(request, keep("add", request.POST, Missing(sentence, wrong)))
    try:
        found = _submitted(form, viewer(request))
    except Refusal as refusal:
        return _form(request, keep("add", request.POST, refusal))
    known = sum(not each.created for each in found)
    one = "This text is on the desk already; here is its article." if known else "It is being read."
    many = f"{plural(len(found) - known, 'file', 'files')} will be read."
    return _go_on(request, [each.article for each in found], known, one, many)


def _go_on(request: HttpRequest, found: Sequence[Article], known: int, one: str, many: str) -> HttpResponse:
    """To the article that came in, or to the list where they are several, saying which."""
    if len(found) == 1:
        messages.success(request, one)
        return redirect("web:article", found[0].pk)
    messages.success(request, f"{many} Already on the desk: {known}." if known else many)
    return redirect("web:articles")


def _submitted(form: ArticleForm, by: User) -> list[Submission]:
    """Its files, or the text that was pasted."""
    if files := form.documents():
        return actions.submit_files(files=files, how="upload", by=by)
    raw, how = form.raw()
    return [actions.submit(raw=raw, how=how, by=by, provenance=form.provenance())]


def _form(request: HttpRequest, kept: Kept) -> HttpResponse:
    context: dict[str, Any] = {"kept": kept, "file_was_chosen": bool(request.FILES), "accepted": ACCEPTED}
    return render(request, "add/page.html", context, status=kept.status)


def _article(request: HttpRequest, article_id: int) -> Article:
    found = articles.find(viewer(request), article_id)
    if found is None:
        raise Http404
    return found
