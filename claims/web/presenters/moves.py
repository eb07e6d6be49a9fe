"""The moves of a claim as forms: what each asks for, and how it asks."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from claims.domain.evidence import CORRECTION_LABELS, REOPENING
from claims.domain.inputs import asking
from claims.domain.speech import CHECKABILITY_LABELS
from claims.domain.states import STATE_LABELS, State
from claims.domain.tongue import noted, say
from claims.domain.transitions import BY_MOVE, Move
from claims.models import Claim, User
from claims.policy.lacks import Lacks
from claims.policy.moves import Offer
from claims.queries.claim_page import ClaimPage
from claims.web.presenters.ages import zone
from claims.web.presenters.words import PRIORITIES, Choices


@dataclass(frozen=True, slots=True)
class Manner:
    """How a move's form looks, its words as they are noted. A `lead` move is open; the others unfold."""

    title: str
    button: str
    note: str = ""
    lead: bool = False
    grave: bool = False

    @property
    def said(self) -> "Manner":
        """The same in the reader's language."""
        note = say(self.note) if self.note else ""
        return replace(self, title=say(self.title), button=say(self.button), note=note)


MANNERS: dict[Move, Manner] = {
    Move.TRIAGE: Manner(
        noted("Triage"), noted("Triage"), noted("Is this a fact that can be checked?"), lead=True
    ),
    Move.SET_ASIDE: Manner(
        noted("Set it aside"), noted("Set it aside"), noted("The reason stays in the history.")
    ),
    Move.RESTORE: Manner(noted("Restore"), noted("Bring back to the desk"), lead=True),
    Move.TAKE: Manner(noted("Take"), noted("Take it"), noted("You will research it."), lead=True),
    Move.ASSIGN: Manner(noted("Assign"), noted("Assign"), lead=True),
    Move.RELEASE: Manner(noted("Release"), noted("Release it"), noted("Somebody else can take it then.")),
    Move.PROPOSE: Manner(
        noted("Your verdict"),
        noted("Send to second reader"),
        noted("Another person confirms before it is published."),
        lead=True,
    ),
    Move.SEND_BACK: Manner(noted("Send back"), noted("Send back")),
    Move.CONFIRM: Manner(
        noted("Confirm"),
        noted("Confirm and publish"),
        noted("The public page appears with your confirmation."),
        lead=True,
    ),
    Move.REAFFIRM: Manner(
        noted("It still holds"),
        noted("Say that it still holds"),
        noted("The verdict stays as it was confirmed; its page says that you looked again today."),
        lead=True,
    ),
    Move.REOPEN: Manner(
        noted("Reopen"), noted("Reopen"), noted("The public page says that somebody is looking again.")
    ),
    Move.WITHDRAW: Manner(
        noted("Withdraw"),
        noted("Withdraw the check"),
        noted("The page will say that it is void, and why."),
        grave=True,
    ),
}

HAND_ON = Manner(
    noted("Hand on"), noted("Hand it on"), noted("Whoever has it, and whoever gets it, are told.")
)
"""How the assignment of a claim looks that somebody has already."""


AGAIN: dict[Move, Manner] = {
    Move.TRIAGE: Manner(
        noted("Triage anew"),
        noted("Triage anew"),
        noted("What it was triaged as before stays in the history."),
    ),
}
"""How a move looks to a claim that has been triaged already."""


@dataclass(frozen=True, slots=True)
class Field:
    """One input of a move: its widget, its choices, and what stands in it at first."""

    name: str
    label: str
    widget: str
    hint: str = ""
    choices: Choices = ()
    initial: str = ""
    required: bool = False

    @property
    def asking(self) -> str:
        """The sentence that asks for it."""
        return asking(self.name)


@dataclass(frozen=True, slots=True)
class MoveForm:
    """A move as a form, or as a button that says why it cannot be pressed.

    With `lacks` it is a form either way, which says all that is missing.
    """

    key: str
    move: str
    manner: Manner
    allowed: bool
    why_not: str
    fields: tuple[Field, ...]
    lacks: Lacks | None = None

    @property
    def filled_in(self) -> bool:
        """Whether it is a form, and no mere button."""
        return self.allowed or self.lacks is not None


LABELS = {
    "checkability": (noted("Can it be checked?"), "select", ""),
    "topic": (noted("Topic"), "text", ""),
    "priority": (noted("Priority"), "select", ""),
    "reason": (noted("Why"), "textarea", ""),
    "duplicate_of": (
        noted("Repeats claim"),
        "text",
        noted("Its number, such as C-12, if this is a duplicate."),
    ),
    "assignee": (noted("Who"), "select", ""),
    "due_at": (noted("Due"), "date", ""),
    "rating": (noted("Verdict"), "rating", ""),
    "no_reply_reason": (
        noted("If a party was not asked, or its time still runs, why"),
        "textarea",
        noted("Only where the verdict goes against a named party that was not asked, or still has time."),
    ),
    "as_of": (noted("As of"), "date", noted("The day the verdict speaks of.")),
    "comment": (noted("Comment"), "textarea", ""),
    "publish_at": (
        noted("Publish at a set time"),
        "datetime-local",
        noted("In {zone}. Leave it blank to publish now."),
    ),
    "correction": (noted("What kind of correction"), "select", ""),
    "note": (noted("What is being corrected, and why"), "textarea", ""),
    "recheck_on": (noted("Look again on"), "date", noted("The desk reminds you on that day.")),
}


def forms(page: ClaimPage, today: date) -> tuple[MoveForm, ...]:
    """One form for each move that starts where the claim is, in the table's order."""
    choices = _choices(page.researchers)
    initial = _initial(page, today)
    return tuple(_form(offer, page, choices, initial) for offer in page.offers)


def done(move: Move, claim: Claim) -> str:
    """What has happened, to the person who did it."""
    if move is Move.REAFFIRM:
        return say("{claim} still holds; its page says that you looked again.", claim=claim.number)
    return say("{claim} is in “{state}” now.", claim=claim.number, state=_state(claim))


def taken_back(claim: Claim) -> str:
    """Where it is again, to the person who took their move back."""
    return say("Taken back: {claim} is in “{state}” again.", claim=claim.number, state=_state(claim))


def _state(claim: Claim) -> str:
    return say(STATE_LABELS[State(claim.state)])


STAYS = noted("Left blank, each claim keeps its own.")
KEPT_WHERE_BLANK = {"topic", "due_at"}


def blank_fields(move: Move, researchers: Iterable[User]) -> tuple[Field, ...]:
    """The inputs of a move for many claims at once: nothing stands in them, and blank changes nothing."""
    transition = BY_MOVE[move]
    choices = _choices(researchers)
    choices["priority"] = (("", say("Leave it as it is")), *choices["priority"])
    fields = _fields(transition.needs, transition.accepts, choices, {})
    return tuple(
        replace(field, hint=say(STAYS)) if field.name in KEPT_WHERE_BLANK else field for field in fields
    )


def labelled(values: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """What was given in a form that is not on the page any more, in the words that the form had for it."""
    choices = _choices(())
    return tuple(
        (say(LABELS[name][0]), dict(choices.get(name, ())).get(text, text))
        for name, text in values
        if name in LABELS and text.strip()
    )


def _form(offer: Offer, page: ClaimPage, choices: dict[str, Choices], initial: dict[str, str]) -> MoveForm:
    begins = {name: initial.get(name, "") for name in INITIAL_OF[offer.move]}
    accepts = tuple(name for name in offer.accepts if name != "correction" or page.announced)
    return MoveForm(
        key=f"move-{offer.move}",
        move=offer.move.value,
        manner=_manner(offer.move, page).said,
        allowed=offer.allowed,
        why_not=offer.why_not,
        fields=_fields(offer.needs, accepts, choices, begins),
        lacks=page.lacks if offer.move is Move.PROPOSE else None,
    )


def _manner(move: Move, page: ClaimPage) -> Manner:
    """How this move looks to this claim: some are made a second time in another way."""
    if move is Move.ASSIGN and page.claim.assignee_id:
        return HAND_ON
    if move in AGAIN and page.claim.checkability:
        return replace(AGAIN[move], lead=page.look is not None)
    return MANNERS[move]


def _fields(
    needs: tuple[str, ...], accepts: tuple[str, ...], choices: dict[str, Choices], begins: dict[str, str]
) -> tuple[Field, ...]:
    return tuple(
        Field(
            name=name,
            label=say(LABELS[name][0]),
            widget=LABELS[name][1],
            hint=say(LABELS[name][2], zone=zone()) if LABELS[name][2] else "",
            choices=choices.get(name, ()),
            initial=begins.get(name, ""),
            required=name in needs,
        )
        for name in (*needs, *accepts)
    )


INITIAL_OF: dict[Move, tuple[str, ...]] = {
    **dict.fromkeys(Move, ()),
    Move.TRIAGE: ("checkability", "topic", "priority", "recheck_on"),
    Move.PROPOSE: ("rating", "reason", "no_reply_reason", "as_of", "correction"),
}
"""Inputs that begin with what the claim, or its last proposal, has already."""


def _choices(researchers: Iterable[User]) -> dict[str, Choices]:
    none_yet = ("", say("Choose…"))
    return {
        "checkability": (
            none_yet,
            *((word.value, say(label)) for word, label in CHECKABILITY_LABELS.items()),
        ),
        "priority": PRIORITIES,
        "assignee": (
            none_yet,
            *(
                (str(person.pk), f"{person.display_name} ({say(person.role_label)})")
                for person in researchers
            ),
        ),
        "correction": (
            none_yet,
            *((kind.value, say(CORRECTION_LABELS[kind])) for kind in REOPENING),
        ),
    }


def _initial(page: ClaimPage, today: date) -> dict[str, str]:
    claim, last = page.claim, page.answered[0] if page.answered else None
    return {
        "checkability": claim.checkability,
        "topic": claim.topic,
        "priority": str(claim.priority),
        "rating": last.rating.key if last else "",
        "reason": last.reason if last else "",
        "no_reply_reason": last.no_reply_reason if last else "",
        "as_of": today.isoformat(),
        "correction": page.announced.value if page.announced else "",
        "recheck_on": claim.recheck_on.isoformat() if claim.recheck_on and claim.recheck_on > today else "",
    }
