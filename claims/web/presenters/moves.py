"""The moves of a claim as forms: what each asks for, and how it asks."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from claims.domain.evidence import CORRECTION_LABELS, REOPENING
from claims.domain.speech import CHECKABILITY_LABELS
from claims.domain.states import STATE_LABELS, State
from claims.domain.transitions import BY_MOVE, Move
from claims.models import Claim, User
from claims.policy.moves import Offer
from claims.queries.claim_page import ClaimPage
from claims.web.presenters.ages import zone
from claims.web.presenters.words import PRIORITIES, Choices


@dataclass(frozen=True, slots=True)
class Manner:
    """How a move's form looks. A `lead` move is open; the others unfold."""

    title: str
    button: str
    note: str = ""
    lead: bool = False
    grave: bool = False


MANNERS: dict[Move, Manner] = {
    Move.TRIAGE: Manner("Triage", "Triage", "Is this a fact that can be checked?", lead=True),
    Move.SET_ASIDE: Manner("Set aside", "Set aside", "The reason stays in the history."),
    Move.RESTORE: Manner("Restore", "Bring back to the desk", lead=True),
    Move.TAKE: Manner("Take", "Take it", "You will research it.", lead=True),
    Move.ASSIGN: Manner("Assign", "Assign", lead=True),
    Move.RELEASE: Manner("Release", "Release it", "Somebody else can take it then."),
    Move.PROPOSE: Manner(
        "Your verdict", "Send to second reader", "Another person confirms before it is published.", lead=True
    ),
    Move.SEND_BACK: Manner("Send back", "Send back"),
    Move.CONFIRM: Manner(
        "Confirm", "Confirm and publish", "The public page appears with your confirmation.", lead=True
    ),
    Move.REAFFIRM: Manner(
        "It still holds",
        "Say that it still holds",
        "The verdict stays as it was confirmed; its page says that you looked again today.",
        lead=True,
    ),
    Move.REOPEN: Manner("Reopen", "Reopen", "The public page says that somebody is looking again."),
    Move.WITHDRAW: Manner(
        "Withdraw", "Withdraw the check", "The page will say that it is void, and why.", grave=True
    ),
}

HAND_ON = Manner("Hand on", "Hand it on", "Whoever has it, and whoever gets it, are told.")
"""How the assignment of a claim looks that somebody has already."""


AGAIN: dict[Move, Manner] = {
    Move.TRIAGE: Manner("Triage anew", "Triage anew", "What it was triaged as before stays in the history."),
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


@dataclass(frozen=True, slots=True)
class MoveForm:
    """A move as a form, or as a button that says why it cannot be pressed."""

    key: str
    move: str
    manner: Manner
    allowed: bool
    why_not: str
    fields: tuple[Field, ...]


LABELS = {
    "checkability": ("Can it be checked?", "select", ""),
    "topic": ("Topic", "text", ""),
    "priority": ("Priority", "select", ""),
    "reason": ("Why", "textarea", ""),
    "duplicate_of": ("Repeats claim", "text", "Its number, such as C-12, if this is a duplicate."),
    "assignee": ("Who", "select", ""),
    "due_at": ("Due", "date", ""),
    "rating": ("Verdict", "rating", ""),
    "no_reply_reason": (
        "If a party was not asked, or its time still runs, why",
        "textarea",
        "Only where the verdict goes against a named party that was not asked, or still has time.",
    ),
    "as_of": ("As of", "date", "The day the verdict speaks of."),
    "comment": ("Comment", "textarea", ""),
    "publish_at": ("Publish at a set time", "datetime-local", "In {zone}. Leave it blank to publish now."),
    "correction": ("What kind of correction", "select", ""),
    "note": ("What is being corrected, and why", "textarea", ""),
    "recheck_on": ("Look again on", "date", "The desk reminds you on that day."),
}


def forms(page: ClaimPage, today: date) -> tuple[MoveForm, ...]:
    """One form for each move that starts where the claim is, in the table's order."""
    choices = _choices(page.researchers)
    initial = _initial(page, today)
    return tuple(_form(offer, page, choices, initial) for offer in page.offers)


def done(move: Move, claim: Claim) -> str:
    """What has happened, to the person who did it."""
    if move is Move.REAFFIRM:
        return f"{claim.number} still holds; its page says that you looked again."
    return f"{claim.number} is in “{STATE_LABELS[State(claim.state)]}” now."


def taken_back(claim: Claim) -> str:
    """Where it is again, to the person who took their move back."""
    return f"Taken back: {claim.number} is in “{STATE_LABELS[State(claim.state)]}” again."


def blank_fields(move: Move, researchers: Iterable[User]) -> tuple[Field, ...]:
    """The inputs of a move for many claims at once: nothing stands in them at first."""
    transition = BY_MOVE[move]
    return _fields(transition.needs, transition.accepts, _choices(researchers), {})


def labelled(values: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """What was given in a form that is not on the page any more, in the words that the form had for it."""
    choices = _choices(())
    return tuple(
        (LABELS[name][0], dict(choices.get(name, ())).get(text, text))
        for name, text in values
        if name in LABELS and text.strip()
    )


def _form(offer: Offer, page: ClaimPage, choices: dict[str, Choices], initial: dict[str, str]) -> MoveForm:
    begins = {name: initial.get(name, "") for name in INITIAL_OF[offer.move]}
    accepts = tuple(name for name in offer.accepts if name != "correction" or page.announced)
    return MoveForm(
        key=f"move-{offer.move}",
        move=offer.move.value,
        manner=_manner(offer.move, page),
        allowed=offer.allowed,
        why_not=offer.why_not,
        fields=_fields(offer.needs, accepts, choices, begins),
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
            label=LABELS[name][0],
            widget=LABELS[name][1],
            hint=LABELS[name][2].format(zone=zone()),
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
    return {
        "checkability": (
            ("", "Choose…"),
            *((word.value, label) for word, label in CHECKABILITY_LABELS.items()),
        ),
        "priority": PRIORITIES,
        "assignee": (
            ("", "Choose…"),
            *((str(person.pk), f"{person.display_name} ({person.role_label})") for person in researchers),
        ),
        "correction": (
            ("", "Choose…"),
            *((kind.value, CORRECTION_LABELS[kind]) for kind in REOPENING),
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
