"""Comparing an article that was received again with what the desk reads of it."""

from claims.actions import relay, rereading
from claims.domain import edits
from claims.domain.refusals import Unreadable
from claims.models import Snapshot
from claims.pipeline import extract
from claims.queries import snapshots


def run(held: relay.Lease) -> None:
    """Read the bytes and compare. What cannot be read says so on its snapshot; the article stays as it is."""
    snapshot = Snapshot.objects.select_related("article", "compared_with").get(pk=held.object_id)
    try:
        text = extract.work(snapshot).text
    except Unreadable as refusal:
        with relay.finishing(held):
            rereading.fail(snapshot=snapshot, problem=str(refusal))
        return
    before = snapshots.before(snapshot)
    words = edits.count(edits.between(before.text, text)) if before else None
    with relay.finishing(held):
        rereading.compare(snapshot=snapshot, text=text, words=words)


def give_up(object_id: int, problem: str) -> None:
    """The last try has failed: say so where people look."""
    snapshot = Snapshot.objects.defer("raw").get(pk=object_id)
    rereading.fail(snapshot=snapshot, problem=f"It could not be compared: {problem}")
