"""The parts of a bulk move, each once: its claims, their outcomes and the done-mark are one transaction."""

from claims.actions import bulk, relay


def rows(held: relay.Lease) -> None:
    """Move up to a hundred claims of the job."""
    with relay.finishing(held):
        bulk.work(row_id=held.object_id)


def give_up(row_id: int, problem: str) -> None:
    """Say at each claim of the part that it was not moved."""
    bulk.give_up(row_id=row_id, problem=problem)
