"""How far the reading of a snapshot has come."""

from django.utils import timezone

from claims.models import Snapshot, StepRun


def start(*, snapshot: Snapshot, step: str, version: str) -> None:
    """Say that this step runs, also where it ran before. Within the caller's transaction."""
    StepRun.objects.bulk_create(
        [StepRun(snapshot=snapshot, step=step, version=version, started_at=timezone.now())],
        update_conflicts=True,
        unique_fields=["snapshot", "step", "version"],
        update_fields=["status", "started_at", "finished_at", "problem"],
    )
    article = snapshot.article
    if (article.status, article.problem) != ("reading", ""):
        article.status, article.problem = "reading", ""
        article.save(update_fields=["status", "problem"])


def finish(*, snapshot: Snapshot, step: str, version: str, problem: str = "") -> None:
    StepRun.objects.filter(snapshot=snapshot, step=step, version=version).update(
        status="failed" if problem else "done", finished_at=timezone.now(), problem=problem[:500]
    )
