"""Why a statement was found and judged as it was: a line for each decision, for whoever asks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.domain.explaining import MODALITY_LABELS, NO_SIGN, QUOTATION_LABELS, quoted, said
from claims.domain.speech import CHECKABILITY_LABELS
from claims.domain.tongue import say
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
    yield say("Found"), (Line(card.why or say("By a rule."), _pass_of(card.found_by)),)
    yield say("Said"), _speech_act(card)
    yield say("How sure"), _modality(card)
    checkability = say(CHECKABILITY_LABELS[card.checkability])
    yield say("To check"), (_judged(checkability, card.signs.checkability),)
    yield say("No name"), tuple(Line(quoted([reason])) for reason in card.signs.anonymity)
    yield say("Pieces"), _pieces(card)
    yield say("Worth"), (Line("; ".join(card.worth_reasons)),) if card.worth_reasons else ()
    yield say("Denies"), tuple(_answer(answer.claim.number, answer) for answer in card.denies)
    yield say("Denied"), tuple(_answer(say("by {who}", who=answer.who), answer) for answer in card.denied_by)


def _pass_of(found_by: str) -> str:
    name, _, version = found_by.partition(" ")
    if not version:
        return say("pass “{name}”", name=name)
    return say("pass “{name}”, version {version}", name=name, version=version)


def _speech_act(card: Card) -> tuple[Line, ...]:
    if card.speech_act is None:
        return ()
    aside = "" if card.narrated else say(QUOTATION_LABELS[card.quotation])
    return (Line(said(card.speech_act, propositional=card.propositional), aside),)


def _modality(card: Card) -> tuple[Line, ...]:
    if card.modality is None:
        return ()
    return (_judged(say(MODALITY_LABELS[card.modality]), card.signs.modality),)


def _judged(decision: str, signs: Sequence[str]) -> Line:
    if not signs:
        return Line(decision, say(NO_SIGN))
    return Line(say("{decision}, shown by {words}", decision=decision, words=quoted(signs)))


def _pieces(card: Card) -> tuple[Line, ...]:
    count = len(card.pieces)
    return (
        (
            Line(
                say("its words stand in {count} places", count=count),
                say("what is between is not part of it"),
            ),
        )
        if count > 1
        else ()
    )


def _answer(what: str, answer: Answer) -> Line:
    sure = say("linked by hand") if answer.by_hand else say("{share} sure", share=f"{answer.confidence:.0%}")
    return Line(f"{what}, {say(SCOPE_LABELS[answer.scope])}", sure)
