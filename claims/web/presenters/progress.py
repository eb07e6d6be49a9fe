"""How far an article has come, as steps a person can read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest

from claims.domain.tongue import noted, say
from claims.models import Article
from claims.pipeline import progress as pipeline
from claims.pipeline.progress import StepProgress
from claims.queries import articles
from claims.web.viewers import viewer

WHEN = {"done": "past", "running": "now", "failed": "failed", "waiting": ""}
NOT_DONE = {
    pipeline.FETCH: noted("Page not fetched"),
    "extract": noted("Text not read"),
    "analyse": noted("Statements not looked for"),
    "copies": noted("Copies not looked for"),
}
"""What a step is called once it has failed, by its name."""


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
    failed = reached.status == "failed"
    steps = _with_the_failed(reached.steps) if failed else reached.steps
    begun = Step(say("Address noted") if article.address else say("Received"), "past")
    return Progress(
        article_id=article.pk,
        title=article.title or article.address or reached.filename or say(articles.UNTITLED),
        steps=(begun, *map(_step, steps)),
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


def _with_the_failed(steps: Sequence[StepProgress]) -> Sequence[StepProgress]:
    """Where none says that it failed, it stopped at the first that is not done."""
    if any(step.status == "failed" for step in steps):
        return steps
    at = next((number for number, step in enumerate(steps) if step.status != "done"), len(steps) - 1)
    return [replace(step, status="failed") if number == at else step for number, step in enumerate(steps)]


def _step(step: StepProgress) -> Step:
    label = NOT_DONE[step.name] if step.status == "failed" else step.label
    return Step(say(label), WHEN[step.status])
