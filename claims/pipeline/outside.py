"""Reading checks of others out of what was handed in or fetched."""

from claims.actions import outside_imports, relay
from claims.domain.refusals import Unreadable
from claims.gateways import claimreviews
from claims.queries import outside_imports as imports


def run(held: relay.Lease) -> None:
    """Read one import and keep what is in it, or say on it why nothing can be read."""
    given = imports.to_read(held.object_id)
    try:
        found = claimreviews.read(given.raw, content_type=given.content_type, url=given.url)
    except Unreadable as refusal:
        with relay.finishing(held):
            outside_imports.fail(import_id=held.object_id, problem=str(refusal))
        return
    with relay.finishing(held):
        outside_imports.keep(import_id=held.object_id, found=found)


def give_up(object_id: int, problem: str) -> None:
    """The last try has failed: say so on the import."""
    outside_imports.fail(import_id=object_id, problem=f"It could not be read: {problem}")
