"""Insights: what the desk's own numbers say, on one page, and each of them as a file."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.domain.insights import PERIOD_LABELS, Question
from claims.domain.refusals import Missing, NotAllowed
from claims.domain.tongue import say
from claims.policy import insights as policy
from claims.queries import insight_arrivals, insight_verdicts, insight_work, insights
from claims.queries.insights import InsightFilters, Scope
from claims.web.presenters.insights import cards, named, over_time
from claims.web.presenters.insights.cards import Card
from claims.web.viewers import viewer

ANSWERS: dict[Question, Callable[[Scope], Card]] = {
    Question.WORK_IN_HAND: lambda scope: over_time.work_in_hand(insight_work.over_time(scope)),
    Question.TIME_TO_VERDICT: lambda scope: over_time.time_taken(insight_verdicts.time_to_verdict(scope)),
    Question.AGREEMENT: lambda scope: over_time.agreement(insight_verdicts.agreement(scope)),
    Question.DENIALS_WAITING: lambda scope: named.denials_waiting(insight_arrivals.denials_waiting(scope)),
    Question.BY_PARTY: lambda scope: named.by_party(insight_verdicts.by_party(scope)),
    Question.BY_READER: lambda scope: named.by_reader(insight_verdicts.by_reader(scope)),
    Question.PUBLISHERS: lambda scope: named.publishers(insight_arrivals.publishers(scope)),
    Question.WAYS_IN: lambda scope: named.ways_in(insight_arrivals.ways_in(scope)),
}


@login_required
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """All answers for one period and topic; for the usual ones where the desk does not know the period."""
    who, refused, filters = viewer(request), "", InsightFilters()
    try:
        filters = InsightFilters.parse(request.GET.dict())
    except Missing as refusal:
        refused = str(refusal)
    scope = insights.scope(who, filters)
    context: dict[str, Any] = {
        "section": "insights",
        "filters": filters,
        "periods": [
            (say(label), InsightFilters(period, filters.topic).query(), period == filters.period)
            for period, label in PERIOD_LABELS.items()
        ],
        "topics": sorted({*insights.topics(who), *([filters.topic] if filters.topic else [])}),
        "covered": over_time.covered(scope.few),
        "cards": [ANSWERS[question](scope) for question in policy.open_questions(who)],
        "closed": policy.closed(who),
        "cell": cards.cell,
        "refused": refused,
    }
    return render(request, "insights/page.html", context, status=422 if refused else 200)


@login_required
@require_safe
def numbers(request: HttpRequest, question: str) -> HttpResponse:
    """The numbers of one answer as a file of comma-separated values."""
    if question not in list(Question):
        raise Http404
    asked, who = Question(question), viewer(request)
    try:
        policy.check_question(who, asked)
        filters = InsightFilters.parse(request.GET.dict())
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Missing:
        return page(request)
    card = ANSWERS[asked](insights.scope(who, filters))
    answer = HttpResponse(card.numbers.file(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{asked}-{filters.period}.csv"'
    return answer
