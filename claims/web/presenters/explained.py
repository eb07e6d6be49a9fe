"""Why a statement was found and judged as it was: a line for each decision, for whoever asks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.domain.explaining import NO_SIGN, QUOTATION_LABELS, quoted, said
from claims.domain.speech import CHECKABILITY_LABELS
from claims.queries.cards import Answer, Card
from claims.web.presenters.words import SCOPE_LABELS


@dataclass(frozen=True, slots=True)
class Line:
    """What was decided, and a quieter word on it."""

    words: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One decision about a statement: what it is about, and what was decided, in a line or several."""

    label: str
    lines: tuple[Line, ...]


def reasons(card: Card) -> tuple[Reason, ...]:
    """The decisions of the analysis about a statement; none where a person added it."""
    if card.by_hand:
        return ()
    return tuple(Reason(label, lines) for label, lines in _decisions(card) if lines)


def _decisions(card: Card) -> Iterator[tuple[str, tuple[Line, ...]]]:
    yield "Found", (Line(card.why or "By a rule.", _pass_of(card.found_by)),)
    yield "Said", _speech_act(card)
    yield "How sure", (_judged(card.modality.value, card.signs.modality),) if card.modality else ()
    yield "To check", (_judged(CHECKABILITY_LABELS[card.checkability], card.signs.checkability),)
    yield "No name", tuple(Line(quoted([reason])) for reason in card.signs.anonymity)
    yield "Pieces", _pieces(card)
    yield "Worth", (Line("; ".join(card.worth_reasons)),) if card.worth_reasons else ()
    yield "Denies", tuple(_answer(answer.claim.number, answer) for answer in card.denies)
    yield "Denied", tuple(_answer(f"by {answer.who}", answer) for answer in card.denied_by)


def _pass_of(found_by: str) -> str:
    name, _, version = found_by.partition(" ")
    return f"pass “{name}”, version {version}" if version else f"pass “{name}”"


def _speech_act(card: Card) -> tuple[Line, ...]:
    if card.speech_act is None:
        return ()
    aside = "" if card.narrated else QUOTATION_LABELS[card.quotation]
    return (Line(said(card.speech_act, propositional=card.propositional), aside),)


def _judged(decision: str, signs: Sequence[str]) -> Line:
    return Line(f"{decision}, shown by {quoted(signs)}") if signs else Line(decision, NO_SIGN)


def _pieces(card: Card) -> tuple[Line, ...]:
    count = len(card.pieces)
    return (
        (Line(f"its words stand in {count} places", "what is between is not part of it"),)
        if count > 1
        else ()
    )


def _answer(what: str, answer: Answer) -> Line:
    sure = "linked by hand" if answer.by_hand else f"{answer.confidence:.0%} sure"
    return Line(f"{what}, {SCOPE_LABELS[answer.scope]}", sure)
