"""Reading one snapshot, step by step; a crash at any point is taken up at the step it hit."""

from claims.actions import articles, findings, relay, revisits, steps
from claims.domain.refusals import Unreadable
from claims.models import Snapshot, StepRun
from claims.pipeline.steps import STEPS, Step


def run(held: relay.Lease) -> None:
    """Run the steps that are still open. Raises LostLease if another worker has taken over.

    What a step found is written in one transaction with the start of the next: each commit is waited for.
    """
    snapshot = (
        Snapshot.objects.select_related("article", "fetch")
        .defer("fetch__packed", "fetch__asked")
        .get(pk=held.object_id)
    )
    left = _left(snapshot)
    if left:
        with relay.holding(held):
            _start(snapshot, left[0])
    for place, step in enumerate(left):
        try:
            found = step.work(snapshot)
        except Unreadable as refusal:
            with relay.finishing(held):
                steps.finish(snapshot=snapshot, step=step.name, version=step.version, problem=str(refusal))
                articles.fail(article_id=snapshot.article_id, problem=str(refusal))
            return
        following = left[place + 1 : place + 2]
        with relay.holding(held) if following else relay.finishing(held):
            step.write(snapshot, found)
            steps.finish(snapshot=snapshot, step=step.name, version=step.version)
            for each in following:
                _start(snapshot, each)
            if not following:
                _end(snapshot)
    if not left:
        with relay.finishing(held):
            _end(snapshot)


def give_up(object_id: int, problem: str) -> None:
    """The last try has failed: say so on the article."""
    snapshot = Snapshot.objects.defer("raw").get(pk=object_id)
    articles.fail(article_id=snapshot.article_id, problem=f"It could not be analysed: {problem}")


def _left(snapshot: Snapshot) -> list[Step]:
    done = set(StepRun.objects.filter(snapshot=snapshot, status="done").values_list("step", "version"))
    return [step for step in STEPS if (step.name, step.version) not in done]


def _start(snapshot: Snapshot, step: Step) -> None:
    steps.start(snapshot=snapshot, step=step.name, version=step.version)


def _end(snapshot: Snapshot) -> None:
    findings.mark_ready(snapshot=snapshot)
    revisits.begin(snapshot=snapshot)
