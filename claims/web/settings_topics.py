"""The topics that are offered at triage."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from claims.actions import desk_words as actions
from claims.domain.tongue import say
from claims.queries import desk_words
from claims.web.kept import NOTHING, Kept, attempt
from claims.web.viewers import manager, viewer

PLACE = "web:settings-topics"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def topics(request: HttpRequest) -> HttpResponse:
    manager(request)
    if request.method != "POST":
        return _show(request)

    def act() -> str:
        name = request.POST.get("name", "")
        added = actions.save_topic(topic=None, name=name, in_use=True, by=viewer(request))
        return say("“{name}” is offered at triage.", name=added)

    return attempt(request, "new", act, to=PLACE, show=lambda kept: _show(request, kept))


@login_required
@require_POST
def topic(request: HttpRequest, topic_id: int) -> HttpResponse:
    """Another name for it, or in or out of use."""
    manager(request)
    found = desk_words.topic(topic_id)
    if found is None:
        raise Http404

    def act() -> str:
        changed = actions.save_topic(
            topic=found,
            name=request.POST.get("name", ""),
            in_use=bool(request.POST.get("in_use")),
            by=viewer(request),
        )
        return say("“{name}” is saved. Claims keep the topic that they have.", name=changed)

    return attempt(request, f"topic-{topic_id}", act, to=PLACE, show=lambda kept: _show(request, kept))


def _show(request: HttpRequest, kept: Kept = NOTHING) -> HttpResponse:
    context = {"kept": kept, "topics": desk_words.topics()}
    return render(request, "settings/topics.html", context, status=kept.status)
