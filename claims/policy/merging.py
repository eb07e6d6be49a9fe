"""When two records may become one, and when they may be parted again."""

from claims.domain.refusals import Missing, WrongState
from claims.domain.states import STATE_LABELS, State
from claims.models import Claim, Merge, Party
from claims.policy import naming

_MERGEABLE = (State.NEW, State.TRIAGED, State.RESEARCHING)
_FIRST = {
    State.PUBLISHED: "is published: its page must stay. Merge the other claim into it, or withdraw it",
    State.SECOND_READING: "waits for its second reader; send it back first",
    State.SET_ASIDE: "is set aside; restore it first",
    State.WITHDRAWN: "was withdrawn: its page says why, and must stay",
}


def check_may_go(claim: Claim) -> None:
    """Whether this claim may be merged away. Raises WrongState."""
    if claim.merged_into_id is not None:
        raise WrongState(f"{claim.number} was merged into C-{claim.merged_into_id} already.")
    if State(claim.state) not in _MERGEABLE:
        raise WrongState(f"{claim.number} {_FIRST[State(claim.state)]}.")
    if claim.parts.exists():
        raise WrongState(f"{claim.number} is split into parts; merge these, or undo the split first.")


def check_may_stay(claim: Claim, kept: Claim) -> None:
    """Whether the other may be merged into this one. Raises Missing at `into`."""
    if kept.pk == claim.pk:
        sentence = "A claim cannot be merged into itself; give the number of the other claim."
    elif kept.merged_into_id is not None:
        sentence = f"{kept.number} was merged into C-{kept.merged_into_id}: merge into that one."
    elif claim.part_of_id == kept.pk:
        sentence = f"{claim.number} is a part of {kept.number}, which says more than this."
    elif State(kept.state) in (State.SET_ASIDE, State.WITHDRAWN):
        label = STATE_LABELS[State(kept.state)].lower()
        sentence = f"{kept.number} is {label}; merge into a claim that is still worked on or published."
    else:
        return
    raise Missing(sentence, {"into": sentence})


def check_may_part(merge: Merge, kept: Claim | Party, name: str) -> None:
    """Whether a merge may be undone: once, and the last one first. Raises WrongState."""
    if merge.undone_at is not None:
        raise WrongState("This merge was undone already.")
    if kept.merged_into is not None:
        further = kept.merged_into
        its_name = further.number if isinstance(further, Claim) else further.name
        raise WrongState(f"{name} was itself merged into {its_name} since: undo that merge first.")


def check_parties(party: Party, kept: Party) -> None:
    """Raises WrongState where the party is merged already, and Missing where the other cannot stay."""
    if party.merged_into is not None:
        raise WrongState(f"{party.name} was merged into {party.merged_into.name} already.")
    if kept.pk == party.pk:
        sentence = "A party cannot be merged into itself; choose the other one."
    elif kept.merged_into is not None:
        sentence = f"{kept.name} was merged into {kept.merged_into.name}: merge into that one."
    elif party.only_in_id != kept.only_in_id:
        unnamed = party if party.only_in_id else kept
        sentence = (
            f"“{unnamed.name}” is nobody in particular outside the article that quotes it, so it can only"
            " be merged with another party of that article."
        )
    elif (between := kept.controlled_by) is not None and party.pk in naming.above(between):
        sentence = (
            f"{kept.name} is controlled by {between.name}, and that in turn by {party.name}: after the merge"
            f" it would control itself. Say first that {between.name} does not, or merge the other way."
        )
    else:
        return
    raise Missing(sentence, {"into": sentence})
