"""When two records may become one, and when they may be parted again."""

from claims.domain.refusals import Missing, WrongState
from claims.domain.states import STATE_LABELS, State
from claims.domain.tongue import noted, say
from claims.models import Claim, Merge, Party
from claims.policy import naming

_MERGEABLE = (State.NEW, State.TRIAGED, State.RESEARCHING)
_FIRST = {
    State.PUBLISHED: noted(
        "{claim} is published: its page must stay. Merge the other claim into it, or withdraw it."
    ),
    State.SECOND_READING: noted("{claim} waits for its second reader; send it back first."),
    State.SET_ASIDE: noted("{claim} is set aside; restore it first."),
    State.WITHDRAWN: noted("{claim} was withdrawn: its page says why, and must stay."),
}


def check_may_go(claim: Claim) -> None:
    """Whether this claim may be merged away. Raises WrongState."""
    if claim.merged_into_id is not None:
        raise WrongState(
            say("{claim} was merged into C-{other} already.", claim=claim.number, other=claim.merged_into_id)
        )
    if State(claim.state) not in _MERGEABLE:
        raise WrongState(say(_FIRST[State(claim.state)], claim=claim.number))
    if claim.parts.exists():
        raise WrongState(
            say("{claim} is split into parts; merge these, or undo the split first.", claim=claim.number)
        )


def check_may_stay(claim: Claim, kept: Claim) -> None:
    """Whether the other may be merged into this one. Raises Missing at `into`."""
    if kept.pk == claim.pk:
        sentence = say("A claim cannot be merged into itself; give the number of the other claim.")
    elif kept.merged_into_id is not None:
        sentence = say(
            "{kept} was merged into C-{other}: merge into that one.",
            kept=kept.number,
            other=kept.merged_into_id,
        )
    elif claim.part_of_id == kept.pk:
        sentence = say(
            "{claim} is a part of {kept}, which says more than this.", claim=claim.number, kept=kept.number
        )
    elif State(kept.state) in (State.SET_ASIDE, State.WITHDRAWN):
        label = say(STATE_LABELS[State(kept.state)]).lower()
        sentence = say(
            "{kept} is {label}; merge into a claim that is still worked on or published.",
            kept=kept.number,
            label=label,
        )
    else:
        return
    raise Missing(sentence, {"into": sentence})


def check_may_part(merge: Merge, kept: Claim | Party, name: str) -> None:
    """Whether a merge may be undone: once, and the last one first. Raises WrongState."""
    if merge.undone_at is not None:
        raise WrongState(say("This merge was undone already."))
    if kept.merged_into is not None:
        further = kept.merged_into
        its_name = further.number if isinstance(further, Claim) else further.name
        raise WrongState(
            say(
                "{name} was itself merged into {its_name} since: undo that merge first.",
                name=name,
                its_name=its_name,
            )
        )


def check_parties(party: Party, kept: Party) -> None:
    """Raises WrongState where the party is merged already, and Missing where the other cannot stay."""
    if party.merged_into is not None:
        raise WrongState(
            say("{party} was merged into {other} already.", party=party.name, other=party.merged_into.name)
        )
    if kept.pk == party.pk:
        sentence = say("A party cannot be merged into itself; choose the other one.")
    elif kept.merged_into is not None:
        sentence = say(
            "{kept} was merged into {other}: merge into that one.",
            kept=kept.name,
            other=kept.merged_into.name,
        )
    elif party.only_in_id != kept.only_in_id:
        unnamed = party if party.only_in_id else kept
        sentence = say(
            "“{party}” is nobody in particular outside the article that quotes it, so it can "
            "only be merged with another party of that article.",
            party=unnamed.name,
        )
    elif (between := kept.controlled_by) is not None and party.pk in naming.above(between):
        sentence = say(
            "{kept} is controlled by {between}, and that in turn by {party}: after the merge it "
            "would control itself. Say first that {between} does not, or merge the other way.",
            kept=kept.name,
            between=between.name,
            party=party.name,
        )
    else:
        return
    raise Missing(sentence, {"into": sentence})
