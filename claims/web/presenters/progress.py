"""How far an article has come, as steps a person can read."""

from dataclasses import dataclass

from django.http import HttpRequest

from claims.queries import articles
from claims.queries.articles import ArticleProgress
from claims.web.viewers import viewer

STEP_LABELS = {"extract": "Text read", "analyse": "Statements found"}
"""Of the steps of the pipeline, in its order; a test compares the two."""

WHEN = {"done": "past", "running": "now", "failed": "failed", "": ""}


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
    "waiting": "It is waiting for its turn. You can leave this page; the desk goes on without you.",
    "reading": "It is being read. This takes a few seconds.",
    "ready": "It has been read.",
    "failed": "It could not be read.",
}


def of(article: ArticleProgress) -> Progress:
    steps = [Step("Received", "past")]
    steps += [Step(label, WHEN[article.steps.get(name, "")]) for name, label in STEP_LABELS.items()]
    failed = article.status == "failed"
    if failed and all(step.when != "failed" for step in steps):
        steps = _fail_first(steps)
    return Progress(
        article_id=article.article_id,
        title=article.title,
        steps=tuple(steps),
        sentence=SENTENCES[article.status],
        problem=article.problem,
        under_way=article.under_way,
        failed=failed,
    )


def shown(request: HttpRequest, article_id: int) -> Progress | None:
    """The same, for a page that includes the fragment; None where there is no such article."""
    found = articles.progress(viewer(request), article_id)
    return of(found) if found else None


def _fail_first(steps: list[Step]) -> list[Step]:
    """The step at which it stopped is the first that is not done."""
    at = next((number for number, step in enumerate(steps) if step.when != "past"), len(steps) - 1)
    return [Step(step.label, "failed") if number == at else step for number, step in enumerate(steps)]
