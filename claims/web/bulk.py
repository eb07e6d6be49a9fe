"""Moving many claims at once: asking for it, watching it, undoing it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from claims.actions import bulk as actions
from claims.domain.bulk import MOST_CLAIMS, read_picked
from claims.domain.inputs import MoveInputs, row_number
from claims.domain.move_request import parse_move
from claims.domain.refusals import Missing, Refusal
from claims.domain.tongue import say
from claims.queries import bulk
from claims.queries.bulk import Job, Picked
from claims.queries.desk_filters import DeskFilters
from claims.queries.paging import Page
from claims.web.kept import NOTHING, Kept, keep
from claims.web.presenters import bulk as presenter
from claims.web.presenters import moves
from claims.web.viewers import viewer

FORM = "bulk"


@login_required
@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """What is to be moved, and the inputs of the move: nothing is moved yet."""
    return _ask(request, request.GET)


@login_required
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    given = request.POST
    try:
        job = actions.start(
            move=parse_move(given.get("move")),
            inputs=MoveInputs.parse(given, timezone.get_current_timezone()),
            claim_versions=_picked(request, given).versions,
            by=viewer(request),
        )
    except Refusal as refusal:
        return _ask(request, given, keep(FORM, given, refusal))
    messages.success(request, say("Bulk move {number} has begun.", number=job.pk))
    return redirect("web:bulk-job", job.pk)


@login_required
@require_safe
@vary_on_headers("HX-Request")
def job(request: HttpRequest, job_id: int) -> HttpResponse:
    return _show(request, _find(request, job_id))


@login_required
@require_POST
def undo(request: HttpRequest, job_id: int) -> HttpResponse:
    found = _find(request, job_id)
    try:
        back = actions.undo(job=found.job, by=viewer(request))
    except Refusal as refusal:
        return _show(request, _find(request, job_id), keep(FORM, request.POST, refusal))
    messages.success(request, say("Bulk move {number} is being undone.", number=job_id))
    return redirect("web:bulk-job", back.pk)


@login_required
@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    after, refused = request.GET.get("after", ""), ""
    try:
        page = bulk.listing(viewer(request), after)
    except Missing as refusal:
        page, refused = Page((), None), str(refusal)
    context = {"page": page, "after": after, "refused": refused, "presenter": presenter}
    return render(request, "bulk/list.html", context, status=422 if refused else 200)


def _ask(request: HttpRequest, given: QueryDict, kept: Kept = NOTHING) -> HttpResponse:
    picked, move = Picked({}, ()), None
    asking = bulk.asking()
    try:
        move = parse_move(given.get("move")) if given.get("move") else None
        picked = _picked(request, given, again=True)
    except Refusal as refusal:
        kept = kept if kept.refused else keep(FORM, given, refusal)
    context: dict[str, Any] = {
        "picked": picked,
        "how_many": len(picked.versions),
        "pairs": [f"{claim_id}.{version}" for claim_id, version in picked.versions.items()],
        "all": bool(given.get("all")),
        "within": given.get("within", ""),
        "chosen": move or "",
        "choices": presenter.moves_of(viewer(request)),
        "manner": moves.MANNERS[move].said if move else None,
        "fields": moves.blank_fields(move, asking.researchers) if move else (),
        "ratings": asking.ratings,
        "most": MOST_CLAIMS,
        "kept": kept,
    }
    return render(request, "bulk/new.html", context, status=kept.status)


def _picked(request: HttpRequest, given: QueryDict, *, again: bool = False) -> Picked:
    """The claims that were selected, or all of the list; `again` where their number is about to be shown."""
    if given.get("all"):
        filters = DeskFilters.parse(QueryDict(given.get("within", "")))
        seen = None if again else row_number(given.get("seen", ""))
        return bulk.matching(viewer(request), filters, seen=seen)
    return bulk.selected(viewer(request), read_picked(given.getlist("claim")))


def _find(request: HttpRequest, job_id: int) -> Job:
    found = bulk.one(viewer(request), job_id)
    if found is None:
        raise Http404
    return found


def _show(request: HttpRequest, found: Job, kept: Kept = NOTHING) -> HttpResponse:
    part, after = request.GET.get("part", ""), request.GET.get("after", "")
    try:
        page = bulk.rows(found.job, part, after)
    except Missing as refusal:
        page, kept = Page((), None), keep(FORM, request.GET, refusal)
    job_id = found.job.pk
    context = {
        "found": found,
        "job": found.job,
        "tally": found.tally,
        "title": presenter.title(found),
        "given": presenter.given(found),
        "lines": bulk.lines(viewer(request), page),
        "tabs": presenter.tabs(found, part),
        "address": presenter.address(job_id, part=part, after=after),
        "next": presenter.address(job_id, part=part, after=page.next_cursor) if page.next_cursor else "",
        "first": presenter.address(job_id, part=part) if after else "",
        "presenter": presenter,
        "kept": kept,
    }
    part_only = request.headers.get("HX-Target") == "job"
    template = "bulk/_job.html" if part_only else "bulk/page.html"
    return render(request, template, context, status=kept.status)
