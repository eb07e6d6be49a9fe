"""How far the reading of an article has come, step by step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from claims.domain.tongue import noted
from claims.models import Article, Fetch, Snapshot, StepRun
from claims.pipeline.steps import STEPS, Step
from claims.queries import arrivals, reader
from claims.queries.arrivals import Arrival

FETCH, FETCH_LABEL = "fetch", noted("Page fetched")
"""The step before the others, of an article that was asked for by its address."""


@dataclass(frozen=True, slots=True)
class StepProgress:
    """One step: `waiting` until it has begun, then `running`, `done` or `failed` with its problem."""

    name: str
    label: str
    status: str
    started_at: datetime | None = None
    finished_at: datetime | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """`status` is the article's: waiting, reading, ready or failed; `filename` is what was handed in."""

    status: str
    problem: str
    steps: tuple[StepProgress, ...]
    filename: str = ""

    @property
    def finished(self) -> bool:
        return self.status in ("ready", "failed")

    @property
    def done(self) -> int:
        return sum(step.status == "done" for step in self.steps)


def of(article: Article) -> Progress:
    """The steps in their order, over what was received last of the article."""
    (reached,) = many([article])
    return reached


def many(articles: Sequence[Article]) -> list[Progress]:
    """The same of each of these articles, at a constant number of SQL statements."""
    return [_of(arrival) for arrival in arrivals.of(articles)]


def _of(arrival: Arrival) -> Progress:
    article = arrival.article
    known = {(run.step, run.version): run for run in arrival.runs}
    steps = [_step(step, known.get((step.name, step.version))) for step in STEPS]
    if _begins_with_fetch(article, arrival.snapshot):
        steps.insert(0, _fetch(article, arrival.fetch))
    filename = arrival.snapshot.filename if arrival.snapshot else ""
    return Progress(article.status, article.problem, tuple(steps), filename)


def expected(article: Article) -> int:
    """How many steps the article goes through."""
    return len(STEPS) + _begins_with_fetch(article, reader.newest_snapshot(article))


def _begins_with_fetch(article: Article, received: Snapshot | None) -> bool:
    """What a person sent from their browser is read without one, though its address was asked for before."""
    return bool(article.address) and not (received and received.how == "bookmarklet")


def _fetch(article: Article, fetch: Fetch | None) -> StepProgress:
    """A fetch has no row before it has brought something; until then the article says how it went."""
    if fetch is not None:
        return StepProgress(FETCH, FETCH_LABEL, "done", fetch.fetched_at, fetch.fetched_at)
    status = "failed" if article.status == "failed" else "waiting"
    return StepProgress(FETCH, FETCH_LABEL, status, problem=article.problem)


def _step(step: Step, run: StepRun | None) -> StepProgress:
    if run is None:
        return StepProgress(step.name, step.label, "waiting")
    return StepProgress(step.name, step.label, run.status, run.started_at, run.finished_at, run.problem)
