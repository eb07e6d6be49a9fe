"""What the desk told this person."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from claims.actions import notices as actions
from claims.domain.refusals import Missing
from claims.queries import notices
from claims.queries.paging import Page
from claims.web.viewers import viewer


@login_required
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """The newest first. Whoever reads them has seen them; this once they still look new."""
    after, refused = request.GET.get("after", ""), ""
    try:
        page = notices.page(viewer(request), after)
        actions.mark_seen(user=viewer(request))
    except Missing as refusal:
        page, refused = Page((), None), str(refusal)
    context = {"page": page, "after": after, "refused": refused}
    return render(request, "notices/page.html", context, status=422 if refused else 200)
