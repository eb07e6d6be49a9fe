"""Rules look at a claim that arrived or changed, once that is committed."""

from claims.actions import relay
from claims.actions import rules as actions
from claims.models import Claim
from claims.queries import rules


def claim_arrived(held: relay.Lease) -> None:
    """Every active rule looks at a new claim."""
    _look(held, arrived=True)


def claim_changed(held: relay.Lease) -> None:
    """The active rules that want to know look at a claim of which something was written."""
    _look(held, arrived=False)


def _look(held: relay.Lease, *, arrived: bool) -> None:
    """In the order in which the rules were written; a later one sees what an earlier one did."""
    claim = Claim.objects.get(pk=held.object_id)
    with relay.finishing(held):
        for rule in rules.awake(arrived=arrived):
            actions.apply(rule=rule, claim=claim)
