"""Where somebody belongs, as the text states it beside their name."""

from spacy.tokens import Token

from claims.analysis.people import People
from claims.analysis.words.places import METONYMS, PEOPLES
from claims.analysis.words.roles import HUMAN

_AT = ("at", "with", "for", "from")
_PAST = frozenset({"former", "ex", "late", "retired"})


def affiliation_at(head: Token, people: People) -> str | None:
    """The body or country that the words around the head place them in; None where they say none."""
    beside = [child for child in head.children if child.dep_ == "appos"]
    if head.dep_ == "appos":
        beside.append(head.head)
    for description in beside:
        found = _body_in(description)
        if found is not None:
            return found
    return _body_in(head) or _country_before(head, people)


def _body_in(description: Token) -> str | None:
    """The institution that the description leads to, one that somebody is "at" before one they are "of"."""
    within = [token for token in description.subtree if token.dep_ == "prep"]
    for words in (_AT, ("of",)):
        for prep in within:
            if prep.lower_ not in words or (prep.lower_ == "of" and _is_past(description)):
                continue
            body = next((child for child in prep.children if child.dep_ == "pobj"), None)
            if body is not None and body.pos_ == "PROPN" and body.ent_type_ not in ("DATE", "PERSON"):
                return body_name(body)
    title = [token for token in description.lefts if token.ent_type_ == "ORG"]
    if title and description.lower_ in HUMAN:
        return description.doc[title[0].i : title[-1].i + 1].text
    return None


def _is_past(description: Token) -> bool:
    return any(child.lower_ in _PAST for child in description.lefts)


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


def _country_before(head: Token, people: People) -> str | None:
    for token in head.doc[head.left_edge.i : head.i]:
        if token.text in PEOPLES:
            return PEOPLES[token.text]
        if token.text in METONYMS and token.dep_ in ("compound", "poss", "nmod", "amod"):
            return METONYMS[token.text]
        if token.dep_ == "poss" and token.pos_ == "PROPN" and people.find(token.text) is None:
            return token.text
    return None
