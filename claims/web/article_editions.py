"""An article that has changed since the desk read it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from claims.actions import articles
from claims.domain.refusals import Missing
from claims.domain.tongue import say
from claims.web.article_form import ArticleForm
from claims.web.reader import curate, find
from claims.web.viewers import viewer


@login_required
@require_POST
def receive(request: HttpRequest, article_id: int) -> HttpResponse:
    """Take in the text as it stands now; workers compare it with what the desk reads."""
    found = find(request, article_id)

    def act() -> str:
        form = ArticleForm(request.POST, request.FILES)
        if not form.is_valid():
            raise Missing(say("Something needs another look."), form.sentences())
        raw, how = form.raw()
        received = articles.receive_again(article=found, raw=raw, how=how, by=viewer(request))
        if not received.created:
            return say("These are the words that we have already: nothing has changed.")
        return say("Received. What is gone from the article is said here in a moment.")

    return curate(request, found, "edition", "", act)
