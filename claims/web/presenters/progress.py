"""How far an article has come, as steps a person can read."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from claims.domain.tongue import noted, say
from claims.models import Article
from claims.pipeline import progress as pipeline
from claims.queries import articles
from claims.web.viewers import viewer

WHEN = {"done": "past", "running": "now", "failed": "failed", "waiting": ""}


@dataclass(frozen=True, slots=True)
class Step:
    """One step: `past`, `now`, `failed`, or still ahead (blank)."""

    label: str
    when: str


@dataclass(frozen=True, slots=True)
class Progress:
    """An article on its way, for `articles/_progress.html`."""

    article_id: int
    title: str
    steps: tuple[Step, ...]
    sentence: str
    problem: str
    under_way: bool
    failed: bool


SENTENCES = {
    "waiting": noted("It is waiting for its turn. You can leave this page; the desk goes on without you."),
    "reading": noted("It is being read. This takes a few seconds."),
    "ready": noted("It has been read."),
    "failed": noted("It could not be read."),
}


FETCHING = noted(
    "A worker fetches its page, in its turn: a slow site may take a while. You can leave this page; the desk "
    "goes on without you."
)


def of(article: Article) -> Progress:
    return _shown(article, pipeline.of(article))


def many(articles: Sequence[Article]) -> list[Progress]:
    """The same of each of these articles, at a constant number of SQL statements."""
    return [_shown(*each) for each in zip(articles, pipeline.many(articles), strict=True)]


def _shown(article: Article, reached: pipeline.Progress) -> Progress:
    steps = [Step(say("Address noted") if article.address else say("Received"), "past")]
    steps += [Step(say(step.label), WHEN[step.status]) for step in reached.steps]
    failed = reached.status == "failed"
    if failed and all(step.when != "failed" for step in steps):
        steps = _fail_first(steps)
    return Progress(
        article_id=article.pk,
        title=article.title or article.address or reached.filename or say(articles.UNTITLED),
        steps=tuple(steps),
        sentence=say(FETCHING if _is_to_come(reached) else SENTENCES[reached.status]),
        problem=say(reached.problem),
        under_way=not reached.finished,
        failed=failed,
    )


def shown(request: HttpRequest, article_id: int) -> Progress | None:
    """The same, for a page that includes the fragment; None where there is no such article."""
    found = articles.find(viewer(request), article_id)
    return of(found) if found else None


def _is_to_come(reached: pipeline.Progress) -> bool:
    """Whether the page is still to come."""
    first = reached.steps[0]
    return first.name == pipeline.FETCH and first.status == "waiting"


def _fail_first(steps: list[Step]) -> list[Step]:
    """The step at which it stopped is the first that is not done."""
    at = next((number for number, step in enumerate(steps) if step.when != "past"), len(steps) - 1)
    return [Step(step.label, "failed") if number == at else step for number, step in enumerate(steps)]
