"""By which names a party may go, and who may be said to control it."""

from claims.domain.refusals import Missing, WrongState
from claims.domain.speech import PartyKind
from claims.domain.tongue import say
from claims.models import Party, PartyAlias

LONGEST_NAME = 300
"""Characters of a name."""


def check_not_merged(party: Party) -> None:
    """Raises WrongState where the party is another one by now."""
    if party.merged_into is not None:
        raise WrongState(
            say("{party} was merged into {kept}: do it there.", party=party.name, kept=party.merged_into.name)
        )


def check_name(party: Party, name: str) -> None:
    """Whether the party may go by this name too. Raises Missing at `name`."""
    if not name:
        sentence = say("Write the name.")
    elif len(name) > LONGEST_NAME:
        sentence = say("A name has at most {longest} characters.", longest=LONGEST_NAME)
    elif name.casefold() == party.name.casefold() or party.aliases.filter(name__iexact=name).exists():
        sentence = say("{party} goes by the name “{name}” already.", party=party.name, name=name)
    elif other := _bearer(party, name):
        sentence = say(
            "“{name}” is {other}, a party of its own here: merge the two, if they are one.",
            name=name,
            other=other.name,
        )
    elif other := _government(party, name):
        sentence = say(
            "“{name}” stands for {other} already, and an article can mean only one of the two.",
            name=name,
            other=other.name,
        )
    else:
        return
    raise Missing(sentence, {"name": sentence})


def check_controller(party: Party, controller: Party) -> None:
    """Whether the other may be said to control the party. Raises Missing at `controlled_by`."""
    if controller.pk == party.pk:
        sentence = say("A party cannot control itself.")
    elif controller.merged_into is not None:
        sentence = say(
            "{party} was merged into {kept}: choose that one.",
            party=controller.name,
            kept=controller.merged_into.name,
        )
    elif controller.only_in_id is not None:
        sentence = say(
            "“{name}” is nobody in particular outside one article, and controls nobody.", name=controller.name
        )
    elif party.pk in above(controller):
        sentence = say(
            "{controller} is itself controlled by {party}: say first that it is not.",
            controller=controller.name,
            party=party.name,
        )
    else:
        return
    raise Missing(sentence, {"controlled_by": sentence})


def check_no_ring(party: Party) -> None:
    """Raises WrongState where a party would control itself by what was said since."""
    if party.controlled_by and party.pk in above(party):
        raise WrongState(
            say(
                "{party} would control itself: say first that nobody controls {controller}.",
                party=party.name,
                controller=party.controlled_by.name,
            )
        )


def above(party: Party) -> set[int]:
    """The parties that control this one, one above the other."""
    found: set[int] = set()
    further = party.controlled_by
    while further is not None and further.pk not in found:
        found.add(further.pk)
        further = further.controlled_by
    return found


def _bearer(party: Party, name: str) -> Party | None:
    """Another party of this name that stands where this one does: on the whole desk, or in one article."""
    found = Party.objects.filter(name__iexact=name, only_in=party.only_in_id, merged_into__isnull=True)
    return found.exclude(pk=party.pk).first()


def _government(party: Party, name: str) -> Party | None:
    """Another government that later articles find by this name, as they would find this one."""
    if party.kind != PartyKind.GOVERNMENT or party.only_in_id is not None:
        return None
    others = PartyAlias.objects.filter(
        name__iexact=name, party__kind=PartyKind.GOVERNMENT, party__only_in__isnull=True
    )
    found = others.exclude(party=party).select_related("party").order_by("party").first()
    return found.party if found else None
