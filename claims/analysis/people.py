"""The people an article names, so that "Reyes", "the mayor" and "she" can be traced to one name."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from claims.analysis.document import Paragraph
from claims.analysis.words import words
from claims.analysis.words.places import COUNTRIES, METONYMS
from claims.analysis.words.roles import COLLECTIVE_BODIES, HUMAN, OFFICES, SPOKES

_TITLES = words(
    "mr mrs ms miss dr prof sir lord lady dame rev gen lt col sgt maj capt sen rep gov hon president minister"
)
_SHE = words("mrs ms miss lady dame queen princess woman mother daughter wife widow sister actress")
_HE = words("mr sir lord king prince man father son husband brother")
_PARTICLES = words("al bin ben da de del della den der di dos du el la le van von")


@dataclass(eq=False, slots=True)
class Person:
    """Somebody with a name. `roles` are the lower-case nouns the text gives them."""

    name: str
    roles: set[str] = field(default_factory=set)
    pronoun: str | None = None


@dataclass(eq=False, slots=True)
class People:
    """Everybody named so far, by full name and by surname."""

    by_name: dict[str, Person] = field(default_factory=dict)
    by_surname: dict[str, Person] = field(default_factory=dict)

    def find(self, name: str) -> Person | None:
        """Who bears the full name or surname."""
        return self.by_name.get(name) or self.by_surname.get(name)

    def with_role(self, role: str) -> Person | None:
        """The one person whom the text calls by that role; None where it is nobody or several."""
        found = [person for person in self.by_name.values() if role in person.roles]
        return found[0] if len(found) == 1 else None

    def note(self, name: str) -> Person:
        """The person of that name, entered if new."""
        surname = name.rsplit(maxsplit=1)[-1]
        known = self.by_name.get(name)
        if known is None:
            known = self.by_name[name] = Person(name)
            self.by_surname.setdefault(surname, known)
        return known


def people_of(paragraphs: Iterable[Paragraph]) -> People:
    """Everybody whom the article names in full anywhere."""
    people = People()
    for paragraph in paragraphs:
        for token in paragraph.doc:
            if token.pos_ == "PROPN" and token.dep_ != "compound" and is_person(token):
                name = name_at(token)
                if " " in name:
                    _describe(people.note(name), token)
    return people


def name_at(head: Token) -> str:
    """The proper name that ends in this token, without the titles before it."""
    doc, first = head.doc, head.i
    if head.ent_type_ == "PERSON":
        while first and doc[first - 1].ent_type_ == "PERSON" and doc[first].ent_iob_ != "B":
            first -= 1
    else:
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


def is_person(head: Token) -> bool:
    """Whether the proper noun names a person, by its label, its title or what stands beside it."""
    name = name_at(head)
    if name in METONYMS or name in COUNTRIES or head.lower_ in COLLECTIVE_BODIES:
        return False
    if name.startswith("The ") or any(child.lower_ == "the" for child in head.lefts):
        return False
    if any(role in HUMAN for role in roles_at(head)):
        return True
    return head.ent_type_ == "PERSON"


def roles_at(head: Token) -> set[str]:
    """The nouns for what somebody is: before the name, or beside it after a comma."""
    roles = {child.lower_.rstrip(".") for child in head.lefts if child.dep_ in ("compound", "nmod")}
    for child in head.children:
        if child.dep_ == "appos":
            roles |= {child.lower_, *(other.lower_ for other in child.conjuncts)}
    if head.dep_ == "appos":
        roles.add(head.head.lower_)
    return roles


def _describe(person: Person, head: Token) -> None:
    roles = roles_at(head)
    person.roles |= roles & (HUMAN | OFFICES | SPOKES)
    marks = {word.rstrip(".") for word in roles}
    if any(word in _SHE or word.endswith("woman") for word in marks):
        person.pronoun = "she"
    elif any(word in _HE or word.endswith(("sman", "rman")) for word in marks):
        person.pronoun = "he"
