"""Filing a claim: its tags, its priority, and merging it into the claim it repeats."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from claims.actions import claim_merges, priorities, tags
from claims.domain.inputs import parse_priority, parse_version
from claims.domain.merge_request import MergeRequest
from claims.domain.tongue import say
from claims.queries import claim_filing
from claims.web.claim_pages import change, find
from claims.web.viewers import viewer


@login_required
@require_POST
def tag(request: HttpRequest, claim_id: int) -> HttpResponse:
    found = find(request, claim_id)

    def act() -> str:
        tag = tags.add(claim=found, name=request.POST.get("tag", ""), by=viewer(request))
        return say("{claim} has the tag “{tag}”.", claim=found.number, tag=tag.name)

    return change(request, claim_id, "tag", act)


@login_required
@require_POST
def untag(request: HttpRequest, claim_id: int, tag_id: int) -> HttpResponse:
    found = find(request, claim_id)
    known = claim_filing.tag_of(viewer(request), claim_id, tag_id)
    if known is None:
        raise Http404

    def act() -> str:
        tags.remove(claim=found, tag=known, by=viewer(request))
        return say("{claim} no longer has the tag “{tag}”.", claim=found.number, tag=known.name)

    return change(request, claim_id, "tag", act)


@login_required
@require_POST
def prioritise(request: HttpRequest, claim_id: int) -> HttpResponse:
    found = find(request, claim_id)

    def act() -> str:
        priority = parse_priority(request.POST.get("priority"))
        changed = priorities.change(claim=found, priority=priority, by=viewer(request))
        return say("{claim} has priority {priority} now.", claim=changed.number, priority=changed.priority)

    return change(request, claim_id, "priority", act)


@login_required
@require_POST
def merge(request: HttpRequest, claim_id: int) -> HttpResponse:
    found = find(request, claim_id)

    def act() -> str:
        kept = claim_merges.merge(
            claim=found,
            asked=MergeRequest.parse(request.POST, example="C-12"),
            version=parse_version(request.POST.get("version")),
            by=viewer(request),
        )
        return say(
            "{claim} was merged into {kept}, which has all its voices and sources now.",
            claim=found.number,
            kept=kept.number,
        )

    return change(request, claim_id, "merge", act)


@login_required
@require_POST
def unmerge(request: HttpRequest, claim_id: int) -> HttpResponse:
    found = find(request, claim_id)

    def act() -> str:
        claim_merges.undo(claim=found, by=viewer(request))
        return say("{claim} is back on the desk with what it had.", claim=found.number)

    return change(request, claim_id, "unmerge", act)
