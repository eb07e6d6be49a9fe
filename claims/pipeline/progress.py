"""How far the reading of an article has come, step by step."""

from dataclasses import dataclass
from datetime import datetime

from claims.domain.tongue import noted
from claims.models import Article, Snapshot, StepRun
from claims.pipeline.steps import STEPS, Step
from claims.queries import fetches, reader, records

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
    """`status` is the article's: waiting, reading, ready or failed."""

    status: str
    problem: str
    steps: tuple[StepProgress, ...]

    @property
    def finished(self) -> bool:
        return self.status in ("ready", "failed")

    @property
    def done(self) -> int:
        return sum(step.status == "done" for step in self.steps)


def of(article: Article) -> Progress:
    """The steps in their order, over what was received last of the article."""
    snapshot = reader.newest_snapshot(article)
    runs = list(records.step_runs(snapshot)) if snapshot else []
    known = {(run.step, run.version): run for run in runs}
    steps = [_step(step, known.get((step.name, step.version))) for step in STEPS]
    if _begins_with_fetch(article, snapshot):
        steps.insert(0, _fetch(article))
    return Progress(status=article.status, problem=article.problem, steps=tuple(steps))


def expected(article: Article) -> int:
    """How many steps the article goes through."""
    return len(STEPS) + _begins_with_fetch(article, reader.newest_snapshot(article))


def _begins_with_fetch(article: Article, received: Snapshot | None) -> bool:
    """What a person sent from their browser is read without one, though its address was asked for before."""
    return bool(article.address) and not (received and received.how == "bookmarklet")


def _fetch(article: Article) -> StepProgress:
    """A fetch has no row before it has brought something; until then the article says how it went."""
    fetch = fetches.latest(article)
    if fetch is not None:
        return StepProgress(FETCH, FETCH_LABEL, "done", fetch.fetched_at, fetch.fetched_at)
    status = "failed" if article.status == "failed" else "waiting"
    return StepProgress(FETCH, FETCH_LABEL, status, problem=article.problem)


def _step(step: Step, run: StepRun | None) -> StepProgress:
    if run is None:
        return StepProgress(step.name, step.label, "waiting")
    return StepProgress(step.name, step.label, run.status, run.started_at, run.finished_at, run.problem)
