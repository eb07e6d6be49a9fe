"""Bringing in checks of others: by address, paste or file; and what came of it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from claims.actions import outside_imports as actions
from claims.domain.refusals import Missing, Refusal
from claims.domain.tongue import noted, say
from claims.models import OutsideImport
from claims.queries import outside_imports as imports
from claims.web.kept import NOTHING, Kept, keep
from claims.web.viewers import viewer

ONE = noted("Give one of the three: an address, a text or a file.")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _form(request, NOTHING)
    try:
        row = _submit(request)
    except Refusal as refusal:
        return _form(request, keep("add", request.POST, refusal))
    messages.success(request, say("It is being read."))
    return redirect("web:outside-import", row.pk)


@login_required
@require_safe
@never_cache
def outcome(request: HttpRequest, import_id: int) -> HttpResponse:
    """What came of an import. htmx asks every second, and loads the page anew when it is done."""
    row = imports.find(viewer(request), import_id)
    if row is None:
        raise Http404
    waits = row.status == "waiting"
    context = {"section": "outside", "row": row, "waits": waits, "told": say}
    if "HX-Request" not in request.headers:
        return render(request, "outside/import.html", context)
    answer = render(request, "outside/_import.html", context)
    if not waits:
        answer["HX-Refresh"] = "true"
    return answer


def _submit(request: HttpRequest) -> OutsideImport:
    address, text = request.POST.get("address", "").strip(), request.POST.get("text", "")
    file: UploadedFile[Any] | None = request.FILES.get("file")
    if sum((bool(address), bool(text.strip()), file is not None)) > 1:
        raise Missing(say(ONE), {"address": say(ONE)})
    by = viewer(request)
    if address:
        return actions.submit_address(address=address, how="address", by=by)
    if file is None:
        return actions.submit(raw=text.encode("utf-8", "replace"), how="paste", by=by)
    return actions.submit(
        raw=file.read(actions.LARGEST + 1),
        how="upload",
        by=by,
        filename=file.name or "",
        content_type=file.content_type or "",
    )


def _form(request: HttpRequest, kept: Kept) -> HttpResponse:
    context = {
        "section": "outside",
        "kept": kept,
        "file_was_chosen": bool(request.FILES),
        "may_not": imports.may_not(viewer(request)),
        "last": imports.last(viewer(request)),
        "told": say,
    }
    return render(request, "outside/add.html", context, status=kept.status)
