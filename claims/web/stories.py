"""Stories: the list, what was joined to one and why, two articles side by side, joining and splitting."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from claims.actions import stories as actions
from claims.domain.tongue import say
from claims.models import Article
from claims.queries import stories, story_list, story_pairs
from claims.web import lists
from claims.web.kept import NOTHING, Kept, attempt
from claims.web.presenters import words
from claims.web.reader import find
from claims.web.viewers import viewer


@login_required
@require_safe
def story(request: HttpRequest, article_id: int) -> HttpResponse:
    return _show(request, find(request, article_id))


@login_required
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    def fill(context: lists.Context) -> None:
        context["page"] = story_list.page(viewer(request), context["after"])

    return lists.shown(request, "story/list.html", {"section": "articles", "words": words}, fill)


@login_required
@require_safe
def beside(request: HttpRequest, article_id: int) -> HttpResponse:
    """Two of its articles side by side; without a choice its first and another."""
    found = find(request, article_id)
    members = story_pairs.members(found, viewer(request))
    two = story_pairs.choose(members, request.GET.get("left", ""), request.GET.get("right", ""))
    context = {
        "section": "articles",
        "article": found,
        "members": members,
        "two": two,
        "beside": story_pairs.beside(*two) if two else None,
        "words": words,
    }
    return render(request, "story/beside.html", context)


@login_required
@require_POST
def join(request: HttpRequest, article_id: int) -> HttpResponse:
    """Join the article that the form names to the story of this one."""
    found = find(request, article_id)

    def act() -> str:
        other = stories.article_named(viewer(request), request.POST.get("article", ""))
        actions.join(article=other, other=found, by=viewer(request))
        return say("“{article}” is of this story now.", article=words.short(str(other)))

    return _change(request, found, "join", act)


@login_required
@require_POST
def part(request: HttpRequest, article_id: int) -> HttpResponse:
    """Split the article that the form names off from the others."""
    found = find(request, article_id)

    def act() -> str:
        leaving = stories.article_named(viewer(request), request.POST.get("article", ""))
        actions.part(article=leaving, by=viewer(request))
        return say(
            "“{article}” is a story of its own now, and stays apart from the others.",
            article=words.short(str(leaving)),
        )

    return _change(request, found, "part", act)


@login_required
@require_POST
def undo(request: HttpRequest, article_id: int) -> HttpResponse:
    found = find(request, article_id)
    move = stories.move_of(found, request.POST.get("move", ""))
    if move is None:
        raise Http404

    def act() -> str:
        back = actions.undo(move=move, by=viewer(request))
        return say("Undone: “{article}” is where it was before.", article=words.short(str(back)))

    return _change(request, found, "undo", act)


def _show(request: HttpRequest, found: Article, kept: Kept = NOTHING) -> HttpResponse:
    page = stories.page(found, viewer(request))
    context = {"section": "articles", "article": found, "page": page, "kept": kept, "words": words}
    return render(request, "story/page.html", context, status=kept.status)


def _change(request: HttpRequest, found: Article, form: str, act: Callable[[], str]) -> HttpResponse:
    to = reverse("web:story", args=[found.pk])
    return attempt(request, form, act, to=to, show=lambda kept: _show(request, found, kept))
