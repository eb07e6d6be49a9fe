"""Adding, editing and removing the sources of a claim."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from claims.actions import sources
from claims.actions.sources import SourceFields
from claims.domain.inputs import parse_version
from claims.domain.tongue import say
from claims.models import Source
from claims.queries import claim_page
from claims.web.claim_pages import change, find
from claims.web.viewers import viewer


@login_required
@require_POST
def add(request: HttpRequest, claim_id: int) -> HttpResponse:
    found = find(request, claim_id)

    def act() -> str:
        fields = SourceFields.parse(request.POST.dict())
        source = sources.add(claim=found, fields=fields, by=viewer(request))
        return say("Added “{title}”.", title=source.title)

    return change(request, claim_id, "source-new", act, "#sources")


@login_required
@require_POST
def edit(request: HttpRequest, claim_id: int, source_id: int) -> HttpResponse:
    source = _source(request, claim_id, source_id)

    def act() -> str:
        sources.edit(
            source=source,
            version=parse_version(request.POST.get("version")),
            fields=SourceFields.parse(request.POST.dict()),
            by=viewer(request),
        )
        return say("Saved “{title}”.", title=request.POST["title"].strip())

    return change(request, claim_id, f"source-{source_id}", act, "#sources")


@login_required
@require_POST
def remove(request: HttpRequest, claim_id: int, source_id: int) -> HttpResponse:
    source = _source(request, claim_id, source_id)

    def act() -> str:
        title = source.title
        sources.remove(source=source, by=viewer(request))
        return say("Removed “{title}”; the history keeps what it said.", title=title)

    return change(request, claim_id, f"source-{source_id}", act, "#sources")


def _source(request: HttpRequest, claim_id: int, source_id: int) -> Source:
    found = claim_page.source_of(viewer(request), claim_id, source_id)
    if found is None:
        raise Http404
    return found
