"""How far the reading of a snapshot has come."""

from django.utils import timezone

from claims.models import Article, Snapshot, StepRun


def start(*, snapshot: Snapshot, step: str, version: str) -> None:
    StepRun.objects.update_or_create(
        snapshot=snapshot,
        step=step,
        version=version,
        defaults={
            "status": "running",
            "started_at": timezone.now(),
            "finished_at": None,
            "problem": "",
        },
    )
    Article.objects.filter(pk=snapshot.article_id).update(status="reading", problem="")


def finish(*, snapshot: Snapshot, step: str, version: str, problem: str = "") -> None:
    StepRun.objects.filter(snapshot=snapshot, step=step, version=version).update(
        status="failed" if problem else "done", finished_at=timezone.now(), problem=problem[:500]
    )
