"""The parts of a bulk move, each once: its claims, their outcomes and the done-mark are one transaction."""

from claims.actions import bulk, notices, relay
from claims.models import BulkJob, HistoryEntry


def rows(held: relay.Lease) -> None:
    """Move up to a hundred claims of the job."""
    with relay.finishing(held):
        bulk.work(row_id=held.object_id)


def finished(held: relay.Lease) -> None:
    """Tell whoever asked for the job what came of it."""
    entry = HistoryEntry.objects.get(pk=held.object_id)
    job = BulkJob.objects.get(pk=entry.subject_id)
    moved = "moved back" if job.undoes_id is not None else "moved"
    text = f"Bulk: {entry.data['moved']:,} {moved}, {entry.data['refused']:,} refused"
    with relay.finishing(held):
        notices.tell_of_job(job=job, cause_id=held.event_id, text=text)


def give_up(row_id: int, problem: str) -> None:
    """Say at each claim of the part that it was not moved."""
    bulk.give_up(row_id=row_id, problem=problem)
