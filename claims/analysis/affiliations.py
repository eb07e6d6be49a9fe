"""Where somebody belongs or once belonged, as the text states it beside their name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from claims.analysis.bodies import Bodies
from claims.analysis.names import name_at
from claims.analysis.people import People
from claims.analysis.words import words
from claims.analysis.words.places import METONYMS
from claims.analysis.words.roles import COLLECTIVE_BODIES, HUMAN, PAST, STATE_BODIES

_AT = ("at", "with", "for", "from")
_SERVES = words("work serve teach lead head run chair represent advise direct")
_NOW = frozenset({"now", "currently", "today", "presently"})


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A body or country; `past` where the text says it is behind them."""

    name: str
    past: bool = False


def affiliation_at(head: Token, people: People, bodies: Bodies) -> Affiliation | None:
    """Where the words around the head place them, now rather than once; None where they say nothing."""
    found = list(_stated(head, people, bodies))
    return next((one for one in found if not one.past), found[0] if found else None)


def _stated(head: Token, people: People, bodies: Bodies) -> Iterator[Affiliation]:
    beside = [child for child in head.children if child.dep_ == "appos"]
    if head.dep_ == "appos":
        beside.append(head.head)
    for description in beside:
        yield from _of(description, people, bodies)
    for clause in (child for child in head.rights if child.dep_ in ("relcl", "acl")):
        yield from _worked(clause)
    yield from _of(head, people, bodies)


def _of(description: Token, people: People, bodies: Bodies) -> Iterator[Affiliation]:
    """What a description places somebody in: "at" before "of" before the words in front of it."""
    past = _is_past(description)
    for place, name in _bodies_in(description):
        if people.bearers(name):
            continue
        now = any(word.lower_ in _NOW for word in _around(place))
        own = place.head.i == description.i
        yield Affiliation(name, past=past and own and not now and place.lower_ not in ("at", "with"))
    country = _country_before(description, people, bodies)
    if country is not None:
        yield Affiliation(country, past=past)


def _around(prep: Token) -> Iterable[Token]:
    yield from prep.lefts
    if prep.i:
        yield prep.nbor(-1)


def _bodies_in(description: Token) -> Iterator[tuple[Token, str]]:
    """Each preposition that leads to an institution, with its name, and the body named before a role."""
    # What stands in another description of the same person, or in a clause about them, is read apart.
    others = ("appos", "relcl") if description.pos_ == "NOUN" else ("appos", "relcl", "acl")
    apart = {inner.i for child in description.rights if child.dep_ in others for inner in child.subtree}
    within = [token for token in description.subtree if token.dep_ == "prep" and token.i not in apart]
    for kind in (_AT, ("of",)):
        for prep in within:
            if prep.lower_ not in kind:
                continue
            body = next((child for child in prep.children if child.dep_ == "pobj"), None)
            if body is not None and _is_institution(body):
                yield prep, body_name(body)
    title = [token for token in description.lefts if token.ent_type_ == "ORG"]
    if not title and description.lower_ in HUMAN:
        title = [token for token in description.lefts if token.lower_ in STATE_BODIES]
    if title and description.lower_ in HUMAN:
        yield title[0], description.doc[title[0].i : title[-1].i + 1].text


def _is_institution(body: Token) -> bool:
    """A proper name, or a noun for a body with what makes it one of its kind: "the Norvian government"."""
    if body.pos_ == "PROPN":
        return body.ent_type_ not in ("DATE", "PERSON")
    described = any(child.dep_ in ("amod", "compound", "poss", "nmod") for child in body.lefts)
    return described and body.lemma_.lower() in STATE_BODIES | COLLECTIVE_BODIES


def _worked(clause: Token) -> Iterator[Affiliation]:
    """“who worked at the bank until May”, “who heads the Lake Institute”."""
    if clause.lemma_ not in _SERVES:
        return
    past = clause.tag_ == "VBD" or any(child.lower_ == "used" for child in (clause.head, clause))
    for child in clause.rights:
        if child.dep_ == "dobj" and child.pos_ == "PROPN":
            yield Affiliation(body_name(child), past=past)
        if child.dep_ == "prep" and child.lower_ in _AT:
            for body in child.children:
                if body.dep_ == "pobj" and _is_institution(body):
                    yield Affiliation(body_name(body), past=past)


def _is_past(description: Token) -> bool:
    return any(
        child.lower_ in PAST or child.lower_.startswith("ex-") or any(w.lower_ in PAST for w in child.lefts)
        for child in description.lefts
    )


def body_name(head: Token) -> str:
    """A body's name without its article and without the place that follows it."""
    doc = head.doc
    first, last = head.left_edge.i, head.i
    while first < head.i and (
        doc[first].dep_ in ("det", "poss", "case") or doc[first].pos_ in ("DET", "PUNCT")
    ):
        first += 1
    for child in head.rights:
        if child.i != last + 1 or child.lower_ not in ("of", "for", "and"):
            break
        if child.lower_ == "and":
            continue
        stops = (token.i for token in child.subtree if token.text == "," or token.lower_ in ("in", "at"))
        last = min((*stops, child.right_edge.i + 1)) - 1
    return doc[first : last + 1].text


def _country_before(head: Token, people: People, bodies: Bodies) -> str | None:
    name = name_at(head).split() if head.pos_ == "PROPN" else []
    for token in head.doc[head.left_edge.i : head.i]:
        if token.ent_type_ == "PERSON" or token.text in name:
            continue
        country = bodies.country(token.text)
        if country is not None:
            return country
        if token.text in METONYMS and token.dep_ in ("compound", "poss", "nmod", "amod"):
            return METONYMS[token.text]
        if token.dep_ == "poss" and token.pos_ == "PROPN" and people.find(token.text) is None:
            return token.text
    return None
