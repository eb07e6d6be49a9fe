"""Feeds: the list, adding one after a look at it, its rule, and taking in its entries by hand."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from claims.actions import feed_entries
from claims.actions import feeds as actions
from claims.domain.feeds import LONGEST, MOST_TAKEN, SHORTEST, FeedFields, Selection
from claims.domain.refusals import Missing, Refusal
from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.models import Feed
from claims.policy import feeds as policy
from claims.policy.permissions import allows
from claims.queries import feeds
from claims.queries.feeds import Trial
from claims.queries.paging import Page
from claims.web.kept import NOTHING, Kept, attempt, keep
from claims.web.presenters import feeds as presenter
from claims.web.viewers import viewer


@login_required
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    return _list(request)


@login_required
@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Have a worker look at what stands at an address."""
    try:
        feed = actions.add(address=request.POST.get("address", ""), by=viewer(request))
    except Refusal as refusal:
        return _list(request, keep("add", request.POST, refusal))
    messages.success(request, say("What stands there is being looked at."))
    return redirect("web:feed", feed.pk)


@login_required
@require_safe
@never_cache
def feed(request: HttpRequest, feed_id: int) -> HttpResponse:
    return _show(request, _find(request, feed_id))


@login_required
@require_safe
@never_cache
def progress(request: HttpRequest, feed_id: int) -> HttpResponse:
    """Whether the first look is over. htmx asks every second, and loads the page anew when it is."""
    found = _find(request, feed_id)
    answer = render(request, "feeds/_looking.html", {"feed": found})
    if not presenter.being_looked_at(found):
        answer["HX-Refresh"] = "true"
    return answer


@login_required
@require_POST
def try_rule(request: HttpRequest, feed_id: int) -> HttpResponse:
    """Show what the rule in the form would take; nothing is changed, and nothing that was typed is lost."""
    found = _find(request, feed_id)
    try:
        trial = feeds.trial(found, Selection.parse(request.POST))
    except Refusal as refusal:
        return _show(request, found, keep("rule", request.POST, refusal))
    return _show(request, found, Kept("rule", dict(request.POST.lists())), trial)


@login_required
@require_POST
def edit(request: HttpRequest, feed_id: int) -> HttpResponse:
    def act(found: Feed) -> str:
        actions.edit(feed=found, fields=FeedFields.parse(request.POST), by=viewer(request))
        return say("Saved. The rule is asked of entries that come from now on, and of those that wait.")

    return _change(request, feed_id, "rule", act)


@login_required
@require_POST
def start(request: HttpRequest, feed_id: int) -> HttpResponse:
    def act(found: Feed) -> str:
        fields = FeedFields.parse(request.POST)
        present = bool(request.POST.get("present"))
        followed = actions.start(feed=found, fields=fields, present=present, by=viewer(request))
        return say("The desk follows “{feed}” from now on.", feed=followed)

    return _change(request, feed_id, "rule", act)


@login_required
@require_POST
def pause(request: HttpRequest, feed_id: int) -> HttpResponse:
    def act(found: Feed) -> str:
        paused = actions.pause(feed=found, by=viewer(request))
        return say("“{feed}” is paused: it is asked no more.", feed=paused)

    return _change(request, feed_id, "pause", act)


@login_required
@require_POST
def poll(request: HttpRequest, feed_id: int) -> HttpResponse:
    def act(found: Feed) -> str:
        actions.poll_now(feed=found, by=viewer(request))
        return say("It is being asked now: load this page again in a moment.")

    return _change(request, feed_id, "poll", act)


@login_required
@require_POST
def choose(request: HttpRequest, feed_id: int) -> HttpResponse:
    """Look at a feed that the page at this address names."""

    def act(found: Feed) -> str:
        looked = actions.choose(feed=found, address=request.POST.get("address", ""), by=viewer(request))
        return say("Looking at {address}.", address=looked.address)

    return _change(request, feed_id, "choose", act)


@login_required
@require_POST
def remove(request: HttpRequest, feed_id: int) -> HttpResponse:
    found = _find(request, feed_id)

    def act() -> str:
        actions.remove(feed=found, by=viewer(request))
        return say("“{feed}” is removed.", feed=found)

    def show(kept: Kept) -> HttpResponse:
        return _show(request, found, kept)

    return attempt(request, "remove", act, to=reverse("web:feeds"), show=show)


@login_required
@require_POST
def take(request: HttpRequest, feed_id: int, entry_id: int) -> HttpResponse:
    """Take in one entry, whatever the rule says of it."""
    entry = feeds.entries_seen(viewer(request)).filter(feed_id=feed_id, pk=entry_id).first()
    if entry is None:
        raise Http404

    def act(found: Feed) -> str:
        feed_entries.take(entry=entry, by=viewer(request))
        return say("“{entry}” is fetched now and comes to the articles.", entry=entry)

    return _change(request, feed_id, "take", act)


def _change(request: HttpRequest, feed_id: int, form: str, act: Callable[[Feed], str]) -> HttpResponse:
    """Do it and show the feed anew; where it is refused, with the form as it was sent."""
    found = _find(request, feed_id)

    def show(kept: Kept) -> HttpResponse:
        return _show(request, _find(request, feed_id), kept)

    return attempt(request, form, lambda: act(found), to=reverse("web:feed", args=[feed_id]), show=show)


def _find(request: HttpRequest, feed_id: int) -> Feed:
    found = feeds.find(viewer(request), feed_id)
    if found is None:
        raise Http404
    return found


def _list(request: HttpRequest, kept: Kept = NOTHING) -> HttpResponse:
    context = {
        "feeds": feeds.listing(viewer(request)),
        "may_add": allows(viewer(request), Permission.MANAGE_FEEDS),
        "presenter": presenter,
        "kept": kept,
    }
    return render(request, "feeds/list.html", context, status=kept.status)


def _show(
    request: HttpRequest, found: Feed, kept: Kept = NOTHING, trial: Trial | None = None
) -> HttpResponse:
    by, part, after = viewer(request), request.GET.get("part", ""), request.GET.get("after", "")
    try:
        page = feeds.entries(found, part, after)
    except Missing as refusal:
        page, kept = Page((), None), keep("page", request.GET, refusal)
    closed = {
        "edit": policy.closed(policy.check_may_edit, by, found),
        "start": policy.closed(policy.check_may_start, by, found),
        "pause": policy.closed(policy.check_may_pause, by, found),
        "poll": policy.closed(policy.check_may_poll, by, found),
        "remove": policy.closed(policy.check_may_remove, by, found),
    }
    context = {
        "feed": found,
        "page": page,
        "part": part,
        "after": after,
        "trial": trial,
        "closed": closed,
        "may_take": allows(by, Permission.ADD_ARTICLE),
        "presenter": presenter,
        "values": found.fields,
        "bounds": {"shortest": SHORTEST, "longest": LONGEST, "most": MOST_TAKEN},
        "kept": kept,
    }
    return render(request, "feeds/page.html", context, status=kept.status)
