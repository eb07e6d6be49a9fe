"""The words in which an editor writes a rule: what must hold of a claim, and what is done then."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from claims.domain.inputs import check_keepable
from claims.domain.origins import CLAIM_ORIGINS
from claims.domain.refusals import Missing
from claims.domain.speech import AttributionLevel, Checkability
from claims.domain.states import State
from claims.domain.tagging import LONGEST_TAG
from claims.domain.tongue import say
from claims.domain.wording import any_of

LONGEST_VALUE = 500


class Field(StrEnum):
    WORDS = "words"
    PARTY = "party"
    PUBLISHER = "publisher"
    TOPIC = "topic"
    CHECKABILITY = "checkability"
    CHECK_WORTHINESS = "check_worthiness"
    DENIED = "denied"
    ATTRIBUTION = "attribution_level"
    LANGUAGE = "language"
    ORIGIN = "origin"
    TAG = "tag"
    STATE = "state"


class Operator(StrEnum):
    IS = "is"
    IS_NOT = "is_not"
    CONTAINS = "contains"
    LACKS = "lacks"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class ActKind(StrEnum):
    ASSIGN = "assign"
    TAG = "tag"
    PRIORITISE = "prioritise"
    WATCH = "watch"
    SET_ASIDE = "set_aside"


FIELD_LABELS = {
    Field.WORDS: "the claim's words",
    Field.PARTY: "somebody who says it",
    Field.PUBLISHER: "the publisher of an article",
    Field.TOPIC: "the topic",
    Field.CHECKABILITY: "the checkability",
    Field.CHECK_WORTHINESS: "the check-worthiness",
    Field.DENIED: "denied by anyone",
    Field.ATTRIBUTION: "how a speaker is identified",
    Field.LANGUAGE: "the language of an article",
    Field.ORIGIN: "how it came to the desk",
    Field.TAG: "a tag",
    Field.STATE: "the state",
}
OPERATOR_LABELS = {
    Operator.IS: "is",
    Operator.IS_NOT: "is not",
    Operator.CONTAINS: "contain",
    Operator.LACKS: "do not contain",
    Operator.AT_LEAST: "is at least",
    Operator.AT_MOST: "is at most",
}
ACT_LABELS = {
    ActKind.ASSIGN: "assign it to (name of the account)",
    ActKind.TAG: "tag it",
    ActKind.PRIORITISE: "give it the priority (1, 2 or 3)",
    ActKind.WATCH: "have it watched by (name of the account)",
    ActKind.SET_ASIDE: "set it aside, because",
}

_EITHER = (Operator.IS, Operator.IS_NOT)
OPERATORS_OF: dict[Field, tuple[Operator, ...]] = {
    **dict.fromkeys(Field, _EITHER),
    Field.WORDS: (Operator.CONTAINS, Operator.LACKS),
    Field.CHECK_WORTHINESS: (Operator.AT_LEAST, Operator.AT_MOST),
    Field.DENIED: (Operator.IS,),
}
VALUES_OF: dict[Field, tuple[str, ...]] = {
    Field.CHECKABILITY: tuple(str(word) for word in Checkability),
    Field.DENIED: ("yes", "no"),
    Field.ATTRIBUTION: tuple(str(word) for word in AttributionLevel),
    Field.ORIGIN: CLAIM_ORIGINS,
    Field.STATE: tuple(str(word) for word in State),
}
"""The fields that have a list of words; the others take what is typed."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must hold."""

    field: Field
    operator: Operator
    value: str

    @classmethod
    def parse(cls, field: str, operator: str, value: str) -> "Condition":
        """Raises Missing at `field`, `operator` or `value`, with what it may be instead."""
        if field not in list(Field):
            raise _wrong("field", say("Choose one of {known}.", known=", ".join(Field)))
        named = Field(field)
        if operator not in OPERATORS_OF[named]:
            known = any_of(f"“{OPERATOR_LABELS[word]}”" for word in OPERATORS_OF[named])
            raise _wrong(
                "operator", say("After “{field}” choose {known}.", field=FIELD_LABELS[named], known=known)
            )
        value = _typed(value)
        known_values = VALUES_OF.get(named)
        if known_values and value.casefold().replace(" ", "_") not in known_values:
            raise _wrong(
                "value", say("“{value}” is not one of {known}.", value=value, known=", ".join(known_values))
            )
        if known_values:
            value = value.casefold().replace(" ", "_")
        if named is Field.CHECK_WORTHINESS:
            _check_share(value)
        return cls(named, Operator(operator), value)

    @property
    def said(self) -> str:
        return f"{FIELD_LABELS[self.field]} {OPERATOR_LABELS[self.operator]} “{self.value}”"


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that is done to a claim that fits."""

    kind: ActKind
    value: str

    @classmethod
    def parse(cls, kind: str, value: str) -> "Act":
        """Raises Missing at `kind` or `value`, with what it may be instead."""
        if kind not in list(ActKind):
            raise _wrong("kind", say("Choose one of {known}.", known=", ".join(ActKind)))
        value = _typed(value)
        problem = _PROBLEMS.get(ActKind(kind))
        sentence = problem(value) if problem else ""
        if sentence:
            raise _wrong("value", sentence)
        return cls(ActKind(kind), value)

    @property
    def said(self) -> str:
        return f"{ACT_LABELS[self.kind].partition(' (')[0]} “{self.value}”"


@dataclass(frozen=True, slots=True)
class RuleShape:
    """What a rule waits for and does, apart from who wrote it. `id` is 0 for one not yet kept."""

    id: int
    name: str
    conditions: tuple[Condition, ...]
    acts: tuple[Act, ...]


def _typed(value: str) -> str:
    value = " ".join(value.split())
    check_keepable(value=value)
    if not value:
        raise _wrong("value", say("Write the value."))
    if len(value) > LONGEST_VALUE:
        raise _wrong("value", say("At most {longest} characters, please.", longest=LONGEST_VALUE))
    return value


def _check_share(value: str) -> None:
    try:
        fits = 0 <= float(value) <= 1
    except ValueError:
        fits = False
    if not fits:
        raise _wrong("value", say("“{value}” is not a number from 0 to 1, such as 0.7.", value=value))


def _wrong(name: str, sentence: str) -> Missing:
    return Missing(sentence, {name: sentence})


_PROBLEMS: dict[ActKind, Callable[[str], str]] = {
    ActKind.PRIORITISE: lambda value: "" if value in ("1", "2", "3") else say("The priority is 1, 2 or 3."),
    ActKind.TAG: lambda value: (
        ""
        if len(value) <= LONGEST_TAG
        else say("A tag has at most {longest} characters.", longest=LONGEST_TAG)
    ),
}
"""The sentence for a value that the kind cannot use, or blank."""
