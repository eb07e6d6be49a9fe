"""One person's name as the text has it: where it starts, its titles, and the roles beside it."""

from spacy.tokens import Token

from claims.analysis.words import words
from claims.analysis.words.given import MEN, WOMEN
from claims.analysis.words.places import COUNTRIES, METONYMS
from claims.analysis.words.roles import COLLECTIVE_BODIES, HUMAN, OFFICES

_TITLES = words(
    "mr mrs ms miss dr prof sir lord lady dame rev gen lt col sgt maj capt sen rep gov hon president minister"
)
_GIVEN = MEN | WOMEN
_FULL_NAME = (2, 3)
_DAYS = words("monday tuesday wednesday thursday friday saturday sunday")
_PARTICLES = words("al bin ben da de del della den der di dos du el la le van von")


def name_at(head: Token) -> str:
    """The proper name that ends in this token, without the titles before it."""
    doc, first = head.doc, head.i
    if head.ent_type_ == "PERSON":
        while first and doc[first - 1].ent_type_ == "PERSON" and doc[first].ent_iob_ != "B":
            first -= 1
    # A tagger that has not met a first name leaves it out, or takes it for a place.
    while first and _is_name_part(doc[first - 1], head):
        first -= 1
    names = list(doc[first : head.i + 1])
    for i, token in enumerate(names[:-1]):
        if _is_title(token):
            names = names[i + 1 :]
            return _joined(_after_titles(names))
    return _joined(names)


def _after_titles(names: list[Token]) -> list[Token]:
    last = max((i for i, token in enumerate(names[:-1]) if _is_title(token)), default=-1)
    return names[last + 1 :]


def _joined(tokens: list[Token]) -> str:
    return "".join(token.text_with_ws for token in tokens).strip()


def _is_name_part(token: Token, head: Token) -> bool:
    if token.lower_ in _PARTICLES and token.head.i == head.i:
        return True
    return (
        token.pos_ == "PROPN"
        and token.sent.start == head.sent.start
        and (token.head.i == head.i or token.head.head.i == head.i)
        and token.dep_ in ("compound", "nmod", "amod")
    )


def _is_title(token: Token) -> bool:
    word = token.lower_.rstrip(".")
    return word in _TITLES or word in HUMAN or word in OFFICES


def is_person(head: Token, name: str | None = None) -> bool:
    """Whether the proper noun names a person, by its label, its title or what stands beside it.

    `name` spares reading the name again where it is known.
    """
    name = name_at(head) if name is None else name
    if name in METONYMS or name in COUNTRIES or head.lower_ in COLLECTIVE_BODIES:
        return False
    if name.startswith("The ") or any(child.lower_ == "the" for child in head.lefts):
        return False
    if any(role in HUMAN or role in _TITLES for role in roles_at(head)):
        return True
    first, _, more = name.partition(" ")
    return head.ent_type_ == "PERSON" or (bool(more) and first in _GIVEN) or _looks_like_somebody(head, name)


def _looks_like_somebody(head: Token, name: str) -> bool:
    """Two or three capitalised words that do something and that no tagger takes for anything else."""
    parts = name.split()
    return (
        head.ent_type_ == ""
        and head.dep_ == "nsubj"
        and len(parts) in _FULL_NAME
        and all(part.isalpha() and part.istitle() for part in parts)
        and not {part.lower() for part in parts} & (COLLECTIVE_BODIES | _DAYS)
    )


def roles_at(head: Token) -> set[str]:
    """The nouns for what somebody is: before the name, or beside it after a comma."""
    roles = {child.lower_.rstrip(".") for child in head.lefts if child.dep_ in ("compound", "nmod")}
    for child in head.children:
        if child.dep_ == "appos":
            roles |= {child.lower_, *(other.lower_ for other in child.conjuncts)}
    if head.dep_ == "appos":
        roles.add(described_by(head).lower_)
    return roles


def described_by(name: Token) -> Token:
    """The noun that a name after a comma belongs to: "a spokesman for the ministry, Ito Kade"."""
    noun = name.head
    role = noun.head.head if noun.dep_ == "pobj" else noun
    return role if role.lemma_.lower() in HUMAN else noun
