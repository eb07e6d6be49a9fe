"""All statements of an article at once: that the analysis was right, and that this was not meant."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from claims.actions import statements
from claims.domain.inputs import row_number
from claims.domain.tongue import say_count
from claims.web.kept import Done
from claims.web.reader import curate, find, snapshot_of
from claims.web.viewers import viewer

FORM = "accept-all"


@login_required
@require_POST
def accept_all(request: HttpRequest, article_id: int) -> HttpResponse:
    found = find(request, article_id)

    def act() -> Done:
        accepted = statements.accept_all(snapshot=snapshot_of(found), by=viewer(request))
        chosen = ".".join(map(str, accepted))
        back = f"{reverse('web:article-restore-all', args=[article_id])}?of={chosen}" if chosen else ""
        done = say_count("Accepted {count} statement.", "Accepted {count} statements.", len(accepted))
        return Done(done, back)

    return curate(request, found, FORM, "", act)


@login_required
@require_POST
def restore_all(request: HttpRequest, article_id: int) -> HttpResponse:
    """Those that the address names, as `accept_all` gives it."""
    found = find(request, article_id)

    def act() -> str:
        chosen = [row for each in request.GET.get("of", "").split(".") if (row := row_number(each))]
        restored = statements.restore_all(snapshot=snapshot_of(found), chosen=chosen, by=viewer(request))
        return say_count(
            "{count} statement is a suggestion again.",
            "{count} statements are suggestions again.",
            len(restored),
        )

    return curate(request, found, FORM, "", act)
