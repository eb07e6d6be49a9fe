"""The form of one move: the inputs that its offer names."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms

from claims.domain.evidence import CORRECTION_LABELS
from claims.domain.speech import CHECKABILITY_LABELS
from claims.models import User
from claims.policy.facts import ClaimFacts
from claims.policy.moves import Offer
from claims.queries import facts as claim_facts

Choices = list[tuple[Any, str]]


class MoveForm(forms.Form):
    """Nothing is required here: what a move needs, the move itself says."""

    def __init__(self, offer: Offer, facts: ClaimFacts, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, prefix=None, auto_id=f"{offer.move.value}_%s")
        self.offer = offer
        for name in (*offer.needs, *offer.accepts):
            field = FIELDS[name](facts)
            field.required = False
            field.label = name.replace("_", " ").capitalize() + (" *" if name in offer.needs else "")
            self.fields[name] = field


def _choice(choices: Choices) -> forms.ChoiceField:
    return forms.ChoiceField(choices=[("", "–"), *choices])


def _words(facts: ClaimFacts) -> forms.CharField:
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}))


def _line(facts: ClaimFacts) -> forms.CharField:
    return forms.CharField(widget=forms.TextInput(attrs={"class": "vTextField"}))


def _person(facts: ClaimFacts) -> forms.ChoiceField:
    return _choice([(user.pk, _name(user)) for user in claim_facts.researchers()])


def _name(user: User) -> str:
    return f"{user.display_name} ({user.username})"


FIELDS: dict[str, Callable[[ClaimFacts], forms.Field]] = {
    "checkability": lambda facts: _choice(
        [(word.value, label) for word, label in CHECKABILITY_LABELS.items()]
    ),
    "topic": _line,
    "priority": lambda facts: _choice([(1, "1, first"), (2, "2"), (3, "3, last")]),
    "reason": _words,
    "duplicate_of": _line,
    "assignee": _person,
    "due_at": lambda facts: forms.CharField(widget=forms.DateInput(attrs={"type": "date"})),
    "rating": lambda facts: _choice([(key, key.replace("_", " ")) for key in facts.rating_against]),
    "no_reply_reason": _words,
    "as_of": lambda facts: forms.CharField(widget=forms.DateInput(attrs={"type": "date"})),
    "comment": _words,
    "publish_at": lambda facts: forms.CharField(widget=forms.DateTimeInput(attrs={"type": "datetime-local"})),
    "correction": lambda facts: _choice([(kind.value, label) for kind, label in CORRECTION_LABELS.items()]),
    "note": _words,
    "recheck_on": lambda facts: forms.CharField(widget=forms.DateInput(attrs={"type": "date"})),
}
"""How each input of `MoveInputs` is asked for."""
