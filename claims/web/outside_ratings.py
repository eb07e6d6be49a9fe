"""What other publishers' rating words mean here: the unmapped ones, and the table."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from claims.actions import outside_ratings as actions
from claims.domain.events import Subject
from claims.domain.inputs import parse_version, row_number
from claims.domain.tongue import say
from claims.models import OutsideRating
from claims.queries import outside, timeline
from claims.queries import outside_ratings as ratings
from claims.web.kept import NOTHING, Kept, attempt
from claims.web.presenters.timeline import lines
from claims.web.viewers import viewer


@login_required
@require_safe
def table(request: HttpRequest) -> HttpResponse:
    return _show(request)


@login_required
@require_POST
def decide(request: HttpRequest, word_id: int) -> HttpResponse:
    """Say which of our ratings the word means."""

    def act(word: OutsideRating) -> str:
        meant = actions.decide(
            word=word,
            rating=request.POST.get("rating", ""),
            version=parse_version(request.POST.get("version")),
            by=viewer(request),
        )
        if meant.rating is None:
            return say(
                "“{words}” of {publisher} is among the unmapped words again.",
                words=meant.words,
                publisher=meant.publisher,
            )
        return say(
            "“{words}” of {publisher} means {rating} now, in all their checks.",
            words=meant.words,
            publisher=meant.publisher,
            rating=meant.rating.label,
        )

    return _change(request, word_id, act)


@login_required
@require_POST
def undo(request: HttpRequest, word_id: int) -> HttpResponse:
    def act(word: OutsideRating) -> str:
        version = parse_version(request.POST.get("version"))
        back = actions.undo(word=word, version=version, by=viewer(request))
        return say(
            "Undone: “{words}” of {publisher} means {rating} again.",
            words=back.words,
            publisher=back.publisher,
            rating=back.rating or say("nothing"),
        )

    return _change(request, word_id, act)


def _change(request: HttpRequest, word_id: int, act: Callable[[OutsideRating], str]) -> HttpResponse:
    word = ratings.find(viewer(request), word_id)
    if word is None:
        raise Http404
    publisher = request.GET.get("publisher", "")
    to = reverse("web:outside-ratings") + (f"?publisher={publisher}" if publisher.isdigit() else "")
    return attempt(
        request, f"word-{word_id}", lambda: act(word), to=to, show=lambda kept: _show(request, kept)
    )


def _show(request: HttpRequest, kept: Kept = NOTHING) -> HttpResponse:
    publisher = row_number(request.GET.get("publisher", ""))
    said = timeline.of(Subject.OUTSIDE_PUBLISHER, publisher, viewer(request)) if publisher else None
    context = {
        "section": "outside",
        "table": ratings.table(viewer(request), publisher),
        "publisher": publisher,
        "publishers": [(row.pk, row.name) for row in outside.publishers()],
        "history": lines(said) if said else (),
        "kept": kept,
    }
    return render(request, "outside/ratings.html", context, status=kept.status)
