"""The pages of somebody who was asked for a reply: no account, one answer, and no cookie.

What lets them in is the key in the address. A form on another site does not know it, and so could
send nothing in anybody's name: there is no session that a forged request could ride on, and the
pages give away neither their address (no-referrer, so that browsers send no Origin either) nor a copy.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from claims.actions import reply_links
from claims.domain.refusals import Missing, Refusal, WrongState
from claims.domain.replies import Answer, answer_field
from claims.domain.tongue import noted, say
from claims.gateways import visits
from claims.models import ReplyLink
from claims.policy.replies import check_link
from claims.queries import replies
from claims.web.kept import NOTHING, Kept, keep
from claims.web.visitors import address_of

UNKNOWN = noted("This link is not one of ours, or not the whole of it was copied.")
TOO_MANY = noted("That was very often in one minute. Wait a minute, then press the button again.")


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, token: str) -> HttpResponse:
    """The questions; what was typed, to be looked over; or why nothing can be answered here."""
    answer = _page(request, token)
    answer.headers["Cache-Control"] = "no-store, private"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return answer


def _page(request: HttpRequest, token: str) -> HttpResponse:
    often = visits.count("reply", address_of(request)) > settings.REPLY_VISITS
    if often and request.method != "POST":
        return _closed(request, None, say(TOO_MANY), status=429)
    link = replies.link_of(token)
    if link is None:
        return _closed(request, None, say(UNKNOWN), status=404)
    try:
        check_link(link, timezone.now())
    except Refusal as refusal:
        return _closed(request, link, str(refusal), status=_status(request, link))
    if request.method != "POST":
        return _form(request, link)
    if often:
        return _form(request, link, Kept("reply", dict(request.POST.lists()), say(TOO_MANY), status=429))
    return _posted(request, link, token)


def _posted(request: HttpRequest, link: ReplyLink, token: str) -> HttpResponse:
    try:
        given = Answer.parse(request.POST.dict(), link.request.questions.count())
    except Missing as refusal:
        return _form(request, link, keep("reply", request.POST, refusal))
    if request.POST.get("step") == "change":
        return _form(request, link, Kept("reply", dict(request.POST.lists())))
    if request.POST.get("step") != "send":
        return _show(request, "reply/confirm.html", link, given=given)
    try:
        reply_links.answer(link=link, given=given)
    except WrongState as refusal:
        return _closed(request, replies.link_of(token) or link, str(refusal), status=409)
    return _show(request, "reply/thanks.html", replies.link_of(token) or link, given=given)


def _form(request: HttpRequest, link: ReplyLink, kept: Kept = NOTHING) -> HttpResponse:
    return _show(request, "reply/page.html", link, kept=kept, status=kept.status)


def _closed(request: HttpRequest, link: ReplyLink | None, why: str, **given: Any) -> HttpResponse:
    return _show(request, "reply/closed.html", link, why=why, **given)


def _show(
    request: HttpRequest, template: str, link: ReplyLink | None, *, status: int = 200, **context: Any
) -> HttpResponse:
    context = {
        "newsroom": settings.NEWSROOM_NAME,
        "contact": settings.NEWSROOM_CONTACT,
        "site": settings.PUBLIC_URL.rstrip("/"),
        "link": link,
        "asked": link.request if link else None,
        "questions": list(link.request.questions.all()) if link else [],
        "answer_field": answer_field,
        "typed": [words for name, words in request.POST.dict().items() if _is_answer(name) and words],
        **context,
    }
    return render(request, template, context, status=status)


def _status(request: HttpRequest, link: ReplyLink) -> int:
    """Gone, or answered: for whoever looks that is the page, for whoever sends it is a refusal."""
    if link.request.source_id is None:
        return 410
    return 409 if request.method == "POST" else 200


def _is_answer(name: str) -> bool:
    return name.startswith("answer-")
