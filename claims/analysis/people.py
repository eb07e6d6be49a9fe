"""The people an article names, so that "Reyes", "the mayor" and "she" can be traced to one name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from claims.analysis.document import Paragraph
from claims.analysis.names import described_by, is_person, name_at, roles_at
from claims.analysis.words import words
from claims.analysis.words.given import MEN, WOMEN
from claims.analysis.words.places import METONYMS, PEOPLES
from claims.analysis.words.roles import HUMAN, KINDS_OF_ROLE, OFFICES, PAST, SPOKES, TITLE_ROLES

_SHE = words("""
    mrs ms miss lady dame queen princess woman mother daughter wife widow sister actress waitress heiress
    aunt grandmother girl nun baroness countess duchess she
    """)
_HE = words("""
    mr sir lord king prince man father son husband brother widower uncle grandfather boy baron duke monk he
    """)
_SUFFIX = re.compile(r",?\s+(?:Jr|Sr|II|III|IV)\.?$")
_ABOUT = 24
"""Words kept of one description beside a name."""
_ALONE = 2
"""Times that a surname alone must have meant one person to go on meaning them."""
_HUNG = frozenset({"relcl", "advcl"})


Word = tuple[Paragraph, Token]


@dataclass(eq=False, slots=True)
class Person:
    """Somebody with a name. `roles` are the lower-case nouns the text gives them, `about` all words it does.

    `pronoun` is what the text shows, `leaning` what their given name mostly goes with; `first` is where they
    are first named in full. `holds_surname`: the surname alone was theirs before another of that name came.
    """

    name: str
    first: int = 0
    holds_surname: bool = False
    roles: set[str] = field(default_factory=set)
    about: set[str] = field(default_factory=set)
    pronoun: str | None = None
    leaning: str | None = None

    def may_be(self, pronoun: str) -> bool:
        """Whether "he" or "she" can mean them."""
        return (self.pronoun or self.leaning) in (None, pronoun)

    def has_role(self, role: str) -> bool:
        """Whether the text calls them by that role, or by one that is a kind of it."""
        return role in self.roles or bool(self.roles & KINDS_OF_ROLE.get(role, frozenset()))


@dataclass(eq=False, slots=True)
class People:
    """Everybody named in full, by full name, by surname and by given name."""

    by_name: dict[str, Person] = field(default_factory=dict)
    by_surname: dict[str, list[Person]] = field(default_factory=dict)
    by_given: dict[str, list[Person]] = field(default_factory=dict)
    by_word: dict[str, list[Person]] = field(default_factory=dict)
    """Everybody of whom the text uses the word, as a role or otherwise."""
    named: dict[tuple[int, int], str] = field(default_factory=dict)
    """The name at each paragraph and token that names a person, in full or not."""

    def find(self, name: str) -> Person | None:
        """Who bears the full name, or alone the surname or given name."""
        bearers = self.bearers(name)
        return bearers[0] if len(bearers) == 1 else None

    def bearers(self, name: str) -> list[Person]:
        """All whom the name may mean: a full name means one, a surname goes before a given name."""
        plain = _plain(name) if " " in name or "'" in name or "’" in name else name
        known = (self.by_name.get(plain) or self.by_name.get(_key(plain))) if " " in plain else None
        if known is not None:
            return [known]
        return self.by_surname.get(plain) or self.by_given.get(plain) or []

    def note(self, name: str, at: int) -> Person:
        """The person of that full name, entered if new. A middle initial makes nobody another."""
        plain = _plain(name)
        known = self.by_name.get(plain) or self.by_name.get(_key(plain))
        if known is None:
            parts = plain.split()
            known = Person(plain, at, leaning=_leaning(parts[0]))
            self.by_surname.setdefault(parts[-1], []).append(known)
            self.by_given.setdefault(parts[0], []).append(known)
            self.by_name[_key(plain)] = known
        self.by_name[plain] = known
        return known

    def merge_longer(self) -> None:
        """A name that only has a word more in front, as headlines make them, is not another person's."""
        for bearers in self.by_surname.values():
            if len(bearers) == 1:
                continue
            for one in tuple(bearers):
                shorter = next((p for p in bearers if p is not one and one.name.endswith(f" {p.name}")), None)
                if shorter is not None:
                    bearers.remove(one)
                    self.by_given[one.name.split()[0]].remove(one)
                    shorter.roles |= one.roles
                    shorter.about |= one.about
                    self.by_name.update({k: shorter for k, p in self.by_name.items() if p is one})


def _plain(name: str) -> str:
    return _SUFFIX.sub("", name).removesuffix("’s").removesuffix("'s").strip()


def _key(name: str) -> str:
    """First and last name, under which "Mira K. Sund" and "Mira Sund" are one."""
    parts = name.split()
    middle = parts[1:-1]
    return f"{parts[0]} {parts[-1]}" if middle and all(part.endswith(".") for part in middle) else name


def _leaning(given: str) -> str | None:
    return "she" if given in WOMEN else "he" if given in MEN else None


def people_of(names: Iterable[Word]) -> People:
    """Everybody whom the article names in full anywhere, from its proper nouns in reading order."""
    people = People()
    bare: list[tuple[Token, int]] = []
    for paragraph, token in names:
        name = name_at(token)
        if not is_person(token, name):
            continue
        people.named[(paragraph.index, token.i)] = name
        if " " in _plain(name) and "’" not in _plain(name) and "'s " not in name:
            _describe(people.note(name, paragraph.start + token.idx), token)
        else:
            bare.append((token, paragraph.start + token.idx))
    people.merge_longer()
    for token, _ in bare:
        person = people.find(token.text)
        if person is not None:
            _describe(person, token)
    _hold_surnames(people, bare)
    for person in dict.fromkeys(people.by_name.values()):
        for word in person.roles | person.about:
            people.by_word.setdefault(word, []).append(person)
    return people


def _hold_surnames(people: People, bare: list[tuple[Token, int]]) -> None:
    """Mark whoever had the surname to themselves for a while: the others go by their full names then."""
    for surname, bearers in people.by_surname.items():
        if len(bearers) < 2:
            continue
        eldest, second = sorted(bearers, key=lambda person: person.first)[:2]
        alone = sum(token.text == surname and eldest.first < at < second.first for token, at in bare)
        eldest.holds_surname = alone >= _ALONE


def _describe(person: Person, head: Token) -> None:
    roles = {TITLE_ROLES.get(role, role) for role in roles_at(head)}
    said = list(_descriptions(head))
    nouns = {token.lower_ for token in said if token.pos_ in ("NOUN", "PROPN")}
    person.roles |= (roles | nouns) & (HUMAN | OFFICES | SPOKES)
    person.about |= about_words(said) | roles
    marks = {word.rstrip(".") for word in roles | {t.lower_ for t in said if t.dep_ in ("appos", "attr")}}
    if any(word in _SHE or word.endswith("woman") for word in marks):
        person.pronoun = "she"
    elif any(word in _HE or word.endswith(("sman", "rman", "ceman", "ssman")) for word in marks):
        person.pronoun = "he"


def about_words(tokens: Iterable[Token]) -> set[str]:
    """Words of a description, lower-case, with the country for its people and its seat of government."""
    found: set[str] = set()
    for token in tokens:
        found.add(token.lower_)
        country = PEOPLES.get(token.text) or METONYMS.get(token.text)
        if country is not None:
            found.add(country.lower())
        if token.lower_ in PAST or token.lower_.startswith("ex-"):
            found.add("former")
    return found


def _descriptions(head: Token) -> Iterator[Token]:
    """What is said of somebody beside the name: before it, after a comma, or by "is"."""
    yield from (child for child in head.lefts if child.dep_ in ("compound", "nmod", "amod", "poss"))
    for child in head.lefts:
        if child.dep_ in ("compound", "nmod", "poss"):
            yield from child.lefts
    beside = [child for child in head.children if child.dep_ == "appos"]
    if head.dep_ == "appos" and described_by(head).pos_ == "NOUN":
        beside.append(described_by(head))
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":
        beside += [child for child in head.head.rights if child.dep_ == "attr"]
    for description in beside:
        if description.pos_ in ("NOUN", "PROPN"):
            yield from _without_clauses(description, head)


def _without_clauses(description: Token, name: Token) -> Iterator[Token]:
    """The words of a description up to the first clause that hangs on it or the name itself."""
    for token in list(description.subtree)[:_ABOUT]:
        if token.dep_ in _HUNG or (token.i == name.i and description.i < name.i):
            return
        yield token
