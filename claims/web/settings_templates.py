"""The letters by which parties are asked for a reply."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from claims.actions import desk_words as actions
from claims.domain.reply_templates import PLACES, TemplateFields
from claims.domain.tongue import say
from claims.models import ReplyTemplate
from claims.queries import desk_words
from claims.web.kept import NOTHING, Kept, attempt
from claims.web.viewers import manager, viewer

PLACE = "web:settings-templates"


@login_required
@require_safe
def templates(request: HttpRequest) -> HttpResponse:
    manager(request)
    return render(request, "settings/templates.html", {"templates": desk_words.templates()})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    return _edit(request, None)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, template_id: int) -> HttpResponse:
    manager(request)
    found = desk_words.template(template_id)
    if found is None:
        raise Http404
    return _edit(request, found)


def _edit(request: HttpRequest, template: ReplyTemplate | None) -> HttpResponse:
    manager(request)
    if request.method != "POST":
        return _form(request, template)

    def act() -> str:
        fields = TemplateFields.parse(request.POST)
        saved = actions.save_template(template=template, fields=fields, by=viewer(request))
        return say("“{name}” is saved.", name=saved)

    return attempt(request, "template", act, to=PLACE, show=lambda kept: _form(request, template, kept))


def _form(request: HttpRequest, template: ReplyTemplate | None, kept: Kept = NOTHING) -> HttpResponse:
    context = {"k": kept, "template": template or ReplyTemplate(), "places": PLACES}
    return render(request, "settings/template.html", context, status=kept.status)
