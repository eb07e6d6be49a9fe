"""The link at the end of each mail, for whoever holds it, signed in or not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from claims.actions import choices as actions
from claims.domain.notices import NOTICE_NAMES
from claims.domain.refusals import Missing
from claims.domain.tongue import say
from claims.policy import mail_links
from claims.queries import choices


# A mail program presses the button itself (RFC 8058): it has no cookie, and the link alone is what lets it.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Asks first, since mail programs look at links; by POST it is done."""
    try:
        link = mail_links.read(token)
    except Missing as refusal:
        return render(request, "mail/stop.html", {"refused": str(refusal)}, status=404)
    found = choices.stopped_by(link)
    if found and request.method == "POST":
        person, kinds = found
        actions.stop_mail(kinds=kinds, by=person)
    context = {
        "refused": "",
        "sort": say(NOTICE_NAMES[link.kind]) if link.kind else "",
        "done": request.method == "POST",
    }
    return render(request, "mail/stop.html", context)
