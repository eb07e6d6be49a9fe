"""Talking about a claim, and watching it."""

from collections.abc import Callable, Mapping

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from claims.actions import comments, watches
from claims.actions.comments import THE_CLAIM, About
from claims.domain.inputs import parse_version, row_number
from claims.domain.refusals import Missing
from claims.domain.talk import being_mentioned
from claims.domain.tongue import noted, say
from claims.models import Comment
from claims.queries import talk
from claims.web import returning
from claims.web.claim_pages import change, find
from claims.web.viewers import viewer

GONE = noted("What this was about is gone from the claim. Choose again.")


@login_required
@require_POST
def add(request: HttpRequest, claim_id: int) -> HttpResponse:
    found = find(request, claim_id)

    def act() -> str:
        text = request.POST.get("text", "")
        comments.add(claim=found, text=text, about=_about(request), by=viewer(request))
        return say("Your comment is there.")

    return change(request, claim_id, "comment-new", act, "#talk")


@login_required
@require_POST
def reply(request: HttpRequest, claim_id: int, comment_id: int) -> HttpResponse:
    thread = _comment(request, claim_id, comment_id)

    def act() -> str:
        comments.reply(thread=thread, text=request.POST.get("text", ""), by=viewer(request))
        return say("Your reply is there.")

    return change(request, claim_id, f"reply-to-{comment_id}", act, f"#comment-{comment_id}")


@login_required
@require_POST
def edit(request: HttpRequest, claim_id: int, comment_id: int) -> HttpResponse:
    comment = _comment(request, claim_id, comment_id)

    def act() -> str:
        comments.edit(
            comment=comment,
            text=request.POST.get("text", ""),
            version=parse_version(request.POST.get("version")),
            by=viewer(request),
        )
        return say("Your comment is changed; the history keeps what it said.")

    return change(request, claim_id, f"comment-{comment_id}", act, f"#comment-{comment_id}")


@login_required
@require_POST
def act_on(request: HttpRequest, claim_id: int, comment_id: int, what: str) -> HttpResponse:
    """Remove, resolve or reopen."""
    comment = _comment(request, claim_id, comment_id)
    doing, done = ACTS[what]

    def act() -> str:
        doing(request, comment)
        return say(done)

    return change(request, claim_id, f"comment-{comment_id}", act, f"#comment-{comment_id}")


@login_required
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Whom the words that end with an @ and some letters may mean, to choose from; nobody otherwise."""
    beginning = being_mentioned(request.GET.get("text", ""))
    found = talk.suggested(beginning) if beginning is not None else ()
    return render(request, "claim/_people.html", {"people": found})


@login_required
@require_POST
def watch(request: HttpRequest, claim_id: int) -> HttpResponse:
    watches.start(claim=find(request, claim_id), by=viewer(request))
    return _back(request, claim_id)


@login_required
@require_POST
def unwatch(request: HttpRequest, claim_id: int) -> HttpResponse:
    watches.stop(claim=find(request, claim_id), by=viewer(request))
    return _back(request, claim_id)


def _resolve(request: HttpRequest, comment: Comment) -> None:
    comments.resolve(thread=comment, by=viewer(request))


def _reopen(request: HttpRequest, comment: Comment) -> None:
    comments.reopen(thread=comment, by=viewer(request))


def _remove(request: HttpRequest, comment: Comment) -> None:
    comments.remove(comment=comment, by=viewer(request))


ACTS: Mapping[str, tuple[Callable[[HttpRequest, Comment], None], str]] = {
    "remove": (_remove, noted("The comment is struck out; the history keeps what it said.")),
    "resolve": (_resolve, noted("The thread is resolved.")),
    "reopen": (_reopen, noted("The thread is open again.")),
}


def _comment(request: HttpRequest, claim_id: int, comment_id: int) -> Comment:
    found = talk.comment_of(viewer(request), claim_id, comment_id)
    if found is None:
        raise Http404
    return found


def _about(request: HttpRequest) -> About:
    """“claim”, “statement-12” or “source-3”. Raises Missing where there is no such thing."""
    kind, _, number = request.POST.get("about", "claim").partition("-")
    row = row_number(number) or 0
    if kind == "claim":
        return THE_CLAIM
    statement = talk.statement_of(viewer(request), row) if kind == "statement" else None
    source = talk.source_of(viewer(request), row) if kind == "source" else None
    if statement is None and source is None:
        raise Missing(say(GONE), {"about": say(GONE)})
    return About(statement, source)


def _back(request: HttpRequest, claim_id: int) -> HttpResponse:
    """To where the button was pressed, if that is a page of ours."""
    return redirect(returning.asked_for(request) or reverse("web:claim", args=[claim_id]))
