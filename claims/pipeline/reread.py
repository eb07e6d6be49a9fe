"""Comparing an article that was received again with what the desk reads of it."""

from claims.actions import relay, rereading
from claims.domain.refusals import Unreadable
from claims.gateways.files import decode
from claims.models import Snapshot


def run(held: relay.Lease) -> None:
    """Read the bytes and compare. What cannot be read says so on its snapshot; the article stays as it is."""
    snapshot = Snapshot.objects.select_related("article", "compared_with").get(pk=held.object_id)
    try:
        text = decode(bytes(snapshot.raw))
    except Unreadable as refusal:
        with relay.finishing(held):
            rereading.fail(snapshot=snapshot, problem=str(refusal))
        return
    with relay.finishing(held):
        rereading.compare(snapshot=snapshot, text=text)


def give_up(object_id: int, problem: str) -> None:
    """The last try has failed: say so where people look."""
    snapshot = Snapshot.objects.defer("raw").get(pk=object_id)
    rereading.fail(snapshot=snapshot, problem=f"It could not be compared: {problem}")
