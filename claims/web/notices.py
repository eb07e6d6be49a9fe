"""What the desk told this person."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from claims.actions import notices as actions
from claims.domain.notices import NOTICE_NAMES
from claims.domain.refusals import Missing
from claims.domain.tongue import say
from claims.queries import notices
from claims.queries.notices import EVERY, NoticeFilters
from claims.queries.paging import Page
from claims.web.presenters import told
from claims.web.viewers import viewer


@login_required
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """The newest first, by day. What this page shows has been seen then; here it still looks new once."""
    after, refused, filters = request.GET.get("after", ""), "", EVERY
    person = viewer(request)
    try:
        filters = NoticeFilters.parse(request.GET)
        page = notices.page(person, after, filters)
        actions.mark_seen(user=person, notices=[row.pk for row in page.rows if row.seen_at is None])
    except Missing as refusal:
        page, refused = Page((), None), str(refusal)
    context = {
        "page": page,
        "days": told.by_day(page.rows),
        "names": NOTICE_NAMES,
        "kind": filters.kind,
        "unseen": notices.unseen(person),
        "after": after,
        "next": _address(filters, page.next_cursor) if page.next_cursor else "",
        "first": _address(filters),
        "refused": refused,
    }
    return render(request, "notices/page.html", context, status=422 if refused else 200)


@login_required
@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """All of them at once, those on other pages too."""
    actions.mark_seen(user=viewer(request))
    messages.success(request, say("You have seen them all."))
    return redirect("web:notices")


def _address(filters: NoticeFilters, after: str | None = None) -> str:
    asked = {"kind": str(filters.kind or ""), "after": after or ""}
    query = urlencode({name: value for name, value in asked.items() if value})
    return reverse("web:notices") + (f"?{query}" if query else "")
