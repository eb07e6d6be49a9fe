"""Handing articles in: pasted, as files, by address; what is here already is shown before it is added."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.actions import articles as actions
from claims.actions.articles import Announced, Submission
from claims.domain.refusals import Missing, Refusal
from claims.domain.tongue import noted, number, say, say_count
from claims.domain.wording import shortened
from claims.gateways import reading
from claims.models import User
from claims.web import questions
from claims.web.article_form import ACCEPTED, NOT_READ, ArticleForm, Refused, carried
from claims.web.kept import NOTHING, Kept, keep
from claims.web.presenters import arrived as presenter
from claims.web.presenters.arrived import Arrived
from claims.web.questions import Handed, Line, Question
from claims.web.viewers import viewer

LOOK_BELOW = noted("This may be here already. Look at it below; then add it anyway, or leave it.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of what was sent, where not all of it was simply taken."""

    arrived: Arrived | None = None
    refused: Sequence[Refused] = ()
    text: Question | None = None
    files: Sequence[Question] = ()
    lines: Sequence[Line] = ()


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _submit(request)
    # A bookmarklet gives the address of the page that one was reading; nothing is sent before it is pressed.
    given = {"address": [request.GET["address"]]} if "address" in request.GET else {}
    return _form(request, Kept("addresses", given))


@login_required
@require_POST
def add_addresses(request: HttpRequest) -> HttpResponse:
    """Take in one address, or several with a line for each. What is wrong with one stops no other."""
    by = viewer(request)
    lines = [line.strip() for line in request.POST.get("address", "").splitlines() if line.strip()]
    try:
        actions.check_number_of_addresses(len(lines))
        wrong = {line: sentence for line in lines if (sentence := questions.wrong_with(line))}
        asked = questions.of_lines(by, lines, answered=request.POST.getlist("seen"))
        left = {*wrong, *(each.address for each in asked)}
        fine = [line for line in lines if line not in left]
        # Where all are wrong, the action says so.
        taken = fine or ([] if asked else lines)
        found = actions.submit_addresses(addresses=taken, how="web", by=by) if taken else []
    except Refusal as refusal:
        return _form(request, keep("addresses", request.POST, refusal))
    many = say_count("{count} address will be fetched.", "{count} addresses will be fetched.", _new(found))
    if not left:
        known_one = say("This address is on the desk already; here is its article.")
        return _go_on(request, found, (known_one, say("It is being fetched.")), many)
    _tell(request, found, many)
    refused = [
        Refused(say("Line {line}, “{address}”", line=at, address=shortened(line, 60)), wrong[line])
        for at, line in enumerate(lines, 1)
        if line in wrong
    ]
    kept = {"address": ["\n".join(line for line in lines if line in left)]}
    outcome = Outcome(arrived=_arrived(by, found), refused=refused, lines=asked)
    return _form(request, Kept("addresses", kept, status=200 if found else 422), outcome)


@login_required
@require_POST
def known(request: HttpRequest) -> HttpResponse:
    """What is here already of what stands in the form. htmx asks while a person writes; nothing is kept."""
    by = viewer(request)
    if "address" in request.POST:
        lines = questions.of_lines(by, request.POST["address"].splitlines())
        return render(request, "add/_known.html", {"question": None, "lines": lines})
    text = request.POST.get("text", "").replace("\r\n", "\n")
    question = questions.of_text(by, text, request.POST.get("url", ""))
    return render(request, "add/_known.html", {"question": question, "lines": ()})


@login_required
@require_safe
@never_cache
def arrived(request: HttpRequest) -> HttpResponse:
    """Articles that came in together, each with its steps. htmx asks again while one is under way."""
    added, known_ones = _numbers(request, "a"), _numbers(request, "k")
    found = presenter.of(viewer(request), added, known_ones)
    if found is None:
        raise Http404
    if "HX-Request" not in request.headers:
        return render(request, "add/arrived.html", {"arrived": found})
    if request.GET.get("mark") == found.mark:
        return HttpResponse(status=204)
    return render(request, "add/_arrived.html", {"arrived": found, "again": True})


def _submit(request: HttpRequest) -> HttpResponse:
    by, files = viewer(request), carried(request.POST)
    if "carried" in request.POST and not files:
        messages.success(request, say("Left as it is: nothing was added."))
        return redirect("web:article-add")
    form = ArticleForm(request.POST, files or request.FILES)
    if not form.is_valid():
        wrong = form.sentences()
        # The field may be below what a screen shows.
        sentence = " ".join(wrong.values()) if len(wrong) == 1 else say("Something needs another look.")
        refusal = Missing(sentence, wrong)
        refused = form.refused if len(form.refused) > 1 else ()
        return _form(request, keep("add", request.POST, refusal), Outcome(refused=refused))
    handed = form.documents()
    try:
        actions.check_number_of_files(len(handed))
        asked = questions.of_documents(by, handed, request.POST.getlist("seen"))
        found = _take([each for at, each in enumerate(handed) if at not in asked], by)
    except Refusal as refusal:
        return _form(request, keep("add", request.POST, refusal))
    many = say_count("{count} file will be read.", "{count} files will be read.", _new(found))
    if not asked and not form.refused:
        known_one = say("This text is on the desk already; here is its article.")
        return _go_on(request, found, (known_one, say("It is being read.")), many)
    _tell(request, found, many)
    text = next((each for each in asked.values() if not each.name), None)
    of_files = [each for each in asked.values() if each.name]
    outcome = Outcome(_arrived(by, found), form.refused, text, of_files)
    sentence = say(LOOK_BELOW) if text else ""
    kept = Kept("add", dict(request.POST.lists()), sentence, status=200 if found else 422)
    return _form(request, kept, outcome)


def _take(handed: Sequence[Handed], by: User) -> Sequence[Submission]:
    """What was pasted, which has no name, or the files."""
    if handed and not handed[0][1].filename:
        ((raw, provenance),) = handed
        return [actions.submit(raw=raw, how="paste", by=by, provenance=provenance)]
    return actions.submit_files(files=handed, how="upload", by=by)


Found = Sequence[Submission] | Sequence[Announced]


def _go_on(request: HttpRequest, found: Found, one: tuple[str, str], many: str) -> HttpResponse:
    """To the article that came in, or to all of them together; `one` says that it was known, or is new."""
    if len(found) == 1:
        messages.success(request, one[found[0].created])
        return redirect("web:article", found[0].article.pk)
    _tell(request, found, many)
    return redirect(presenter.address(*_apart(found)))


def _tell(request: HttpRequest, found: Found, many: str) -> None:
    """Say what was taken; drafts of what was typed go when something was."""
    known_ones = len(found) - _new(found)
    if known_ones:
        many += " " + say("Already on the desk: {count}.", count=number(known_ones))
    if found:
        messages.success(request, many)


def _new(found: Found) -> int:
    return sum(each.created for each in found)


def _apart(found: Found) -> tuple[list[int], list[int]]:
    """The numbers of the new articles, and of those that were known."""
    new = list(dict.fromkeys(each.article.pk for each in found if each.created))
    return new, list(dict.fromkeys(each.article.pk for each in found if each.article.pk not in new))


def _arrived(by: User, found: Found) -> Arrived | None:
    return presenter.of(by, *_apart(found)) if found else None


def _numbers(request: HttpRequest, name: str) -> list[int]:
    given = request.GET.getlist(name)[: presenter.MOST]
    return [int(each) for each in given if each.isascii() and each.isdigit() and len(each) < 16]


def _form(request: HttpRequest, kept: Kept = NOTHING, outcome: Outcome = Outcome()) -> HttpResponse:
    context: dict[str, Any] = {
        "kept": kept,
        "outcome": outcome,
        "file_was_chosen": bool(request.FILES),
        "accepted": ACCEPTED,
        "not_read": NOT_READ,
        "largest": reading.LARGEST,
        "most_files": actions.MOST_FILES,
    }
    return render(request, "add/page.html", context, status=kept.status)
