"""Reading one snapshot, step by step; a crash at any point is taken up at the step it hit."""

from claims.actions import articles, findings, relay, revisits, steps
from claims.domain.refusals import Unreadable
from claims.models import Snapshot, StepRun
from claims.pipeline.steps import STEPS, Step


def run(held: relay.Lease) -> None:
    """Run the steps that are still open. Raises LostLease if another worker has taken over."""
    snapshot = Snapshot.objects.select_related("article").get(pk=held.object_id)
    try:
        for step in STEPS:
            if not _is_done(snapshot, step):
                _run_step(held, snapshot, step)
    except Unreadable as refusal:
        with relay.finishing(held):
            articles.fail(article_id=snapshot.article_id, problem=str(refusal))
        return
    with relay.finishing(held):
        findings.mark_ready(snapshot=snapshot)
        revisits.begin(snapshot=snapshot)


def give_up(object_id: int, problem: str) -> None:
    """The last try has failed: say so on the article."""
    snapshot = Snapshot.objects.defer("raw").get(pk=object_id)
    articles.fail(article_id=snapshot.article_id, problem=f"It could not be analysed: {problem}")


def _run_step(held: relay.Lease, snapshot: Snapshot, step: Step) -> None:
    with relay.holding(held):
        steps.start(snapshot=snapshot, step=step.name, version=step.version)
    try:
        result = step.work(snapshot)
    except Unreadable as refusal:
        with relay.holding(held):
            steps.finish(snapshot=snapshot, step=step.name, version=step.version, problem=str(refusal))
        raise
    with relay.holding(held):
        step.write(snapshot, result)
        steps.finish(snapshot=snapshot, step=step.name, version=step.version)


def _is_done(snapshot: Snapshot, step: Step) -> bool:
    return StepRun.objects.filter(
        snapshot=snapshot, step=step.name, version=step.version, status="done"
    ).exists()
