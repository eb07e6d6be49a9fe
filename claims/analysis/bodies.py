"""The organisations and governments an article names, so that "the ministry" and "the IAEA" can be traced."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from claims.analysis.document import Document, Paragraph
from claims.analysis.grammar import noun_phrase
from claims.analysis.words import words
from claims.analysis.words.places import COUNTRIES, METONYMS, PEOPLES
from claims.analysis.words.roles import COLLECTIVE_BODIES, STATE_BODIES

_ARTICLE = re.compile(r"^(?:the|a|an|its|their|our)\s+", re.IGNORECASE)
_CAPITAL = re.compile(
    r"(?P<of>[A-Z]\w+)[’']s capital(?: city)?,? (?P<city>[A-Z]\w+)"
    r"|(?P<city2>[A-Z]\w+), (?:the |and )?capital(?: city)? of (?P<of2>[A-Z]\w+)"
)
_ADJECTIVE = re.compile(r"\b([A-Z][a-z]+(?:n|ese|ish|i))\b(?= [a-z])")
_ACRONYM = re.compile(r"\(?(?:the )?([A-Z][A-Z.&]{1,7})\)?")
_ASIDE = 16
"""Characters after a name in which its short form may stand."""
_KEPT = 300
"""Namings of bodies looked back over for what "the ministry" is short for."""
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "to", "&"})
_FIRM = words("""
    inc inc. corp corp. ltd ltd. plc co co. ag group holdings company corporation gmbh sa s.a. llc
    """)
"""What a firm's name may end in and leave out."""

_CIVIC = words("association union federation league alliance foundation institute charity society")
_PAPERS = words("times post courier herald tribune gazette journal guardian daily chronicle mail news")
_ENDINGS = (
    ("n", ""),
    ("ian", "ia"),
    ("ian", ""),
    ("an", "a"),
    ("an", ""),
    ("ese", ""),
    ("ish", ""),
    ("i", ""),
)
"""How the adjective of a people gives back the name of its country."""

_GENERIC = {
    "company": _FIRM | words("airlines motors bank industries energy systems labs partners steel"),
    "firm": _FIRM | words("partners labs bank systems"),
    "group": _CIVIC | words("group coalition committee watch front"),
    "organisation": _CIVIC,
    "organization": _CIVIC,
    "newspaper": _PAPERS,
    "paper": _PAPERS,
    "department": words("department ministry"),
    "force": words("police force army"),
    "union": words("union federation workers"),
}
"""A noun for a kind of body to words of the names it may stand for, besides the noun itself."""

KINDS_OF_BODY = frozenset(_GENERIC)
"""Nouns by which a body named before may be taken up."""


@dataclass(frozen=True, slots=True)
class Body:
    """One naming of an organisation: where, as what, and the words of its name."""

    start: int
    name: str
    words: frozenset[str]


@dataclass(eq=False, slots=True)
class Bodies:
    """Every organisation named in the article, in reading order, and the capitals that it explains."""

    named: list[Body] = field(default_factory=list)
    by_edge: dict[str, set[str]] = field(default_factory=dict)
    """The names that begin or end with a word."""
    acronyms: dict[str, str] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    lands: set[str] = field(default_factory=set)
    """Places whose people the article speaks of: Veldria, where a "Veldrian minister" is met."""

    def note(self, text: str, paragraph: Paragraph, head: Token) -> None:
        """Enter the organisation that the noun names."""
        first, last = noun_phrase(head)
        doc = paragraph.doc
        written = _ARTICLE.sub("", doc[first.i : last.i + 1].text).strip()
        beside = [child.lemma_.lower() for child in head.rights if child.dep_ == "appos"]
        beside += [head.head.lemma_.lower()] if head.dep_ == "appos" else []
        lower = frozenset((*written.lower().split(), *(noun for noun in beside if noun in COLLECTIVE_BODIES)))
        if len(lower) > 1:
            self.named.append(Body(paragraph.start + first.idx, written, lower))
            parts = written.lower().split()
            for edge in (parts[0], parts[-1]):
                self.by_edge.setdefault(edge, set()).add(written)
            end = paragraph.start + last.idx + len(last.text)
            short = _acronym_after(text[end : end + _ASIDE]) or _initials(written)
            self.acronyms.setdefault(short, written)

    def full(self, written: str) -> str | None:
        """The full name of an acronym, or of a firm's name without its legal form."""
        plain = written.replace(".", "")
        if plain.isupper() and plain in self.acronyms:
            return self.acronyms[plain]
        parts = written.lower().split()
        alike = self.by_edge.get(parts[0], set()) if parts else set()
        longer = {name for name in alike if _is_short_for(parts, name.lower().split())}
        return longer.pop() if len(longer) == 1 else None

    def meant(self, noun: str, before: int) -> list[str]:
        """The names, latest last, that "the ministry" may be short for at a place in the text."""
        kinds = _GENERIC.get(noun, frozenset()) | {noun}
        here = bisect_left(self.named, before, key=lambda body: body.start)
        near = self.named[max(0, here - _KEPT) : here]
        return list(dict.fromkeys(body.name for body in near[::-1] if body.words & kinds))[::-1]

    def country(self, adjective: str) -> str | None:
        """The country of a people's adjective, by the tables or by a place of the article's own."""
        if adjective in PEOPLES:
            return PEOPLES[adjective]
        if not adjective[:1].isupper():
            return None
        return next((stem for stem in stems(adjective) if stem in self.places), None)

    def government(self, written: str) -> str | None:
        """The country, where the phrase is a place that stands for it or says "government" of it."""
        if written in METONYMS or written in COUNTRIES:
            return METONYMS.get(written, written)
        if written in self.capitals:
            return self.capitals[written]
        if written in self.lands:
            return written
        found = re.fullmatch(r"(\w+(?: \w+)?)(?:[’']s)? government|government of (?:the )?(.+)", written)
        if found is None:
            return None
        owner = found[1] or found[2]
        if found[2] or written.endswith(("’s government", "'s government")):
            return METONYMS.get(owner, owner) if owner[:1].isupper() else None
        return METONYMS.get(owner) or self.country(owner)


def _is_short_for(parts: list[str], name: list[str]) -> bool:
    """“Harbour Steel” for Harbour Steel Corp., “the Courier” for the Pell Courier."""
    rest = len(name) - len(parts)
    if rest <= 0:
        return False
    last = len(parts) == 1 and name[-1:] == parts and name[-1] in _PAPERS
    return last or (name[: len(parts)] == parts and set(name[-rest:]) <= _FIRM)


def body_beside(noun: Token) -> Token | None:
    """The name behind a word for a body: "the cable’s operator, Lunn Interconnector"."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in COLLECTIVE_BODIES | STATE_BODIES:
        return None
    return next((child for child in noun.rights if child.dep_ == "appos" and child.pos_ == "PROPN"), None)


def stems(adjective: str) -> Iterator[str]:
    """The countries whose people the adjective may be for: "Norvian" for Norvia."""
    for old, new in _ENDINGS:
        stem = adjective.removesuffix(old) + new
        if adjective.endswith(old) and len(stem) > 3:
            yield stem


def bodies_of(document: Document, nouns: Iterable[tuple[Paragraph, Token]]) -> Bodies:
    """Everything the article names that is an organisation, from its nouns in reading order."""
    bodies = Bodies()
    for paragraph, token in nouns:
        if token.pos_ == "PROPN":
            bodies.places.add(token.text)
        if token.dep_ != "compound" and _is_body(token):
            bodies.note(document.text, paragraph, token)
    adjectives = {found[1] for found in _ADJECTIVE.finditer(document.text)}
    bodies.lands = bodies.places & {land for adjective in adjectives for land in stems(adjective)}
    if "capital" in document.text:
        for found in _CAPITAL.finditer(document.text):
            city, country = found["city"] or found["city2"], found["of"] or found["of2"]
            bodies.capitals[city] = country
    return bodies


def _is_body(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if token.dep_ == "appos" and token.pos_ != "PROPN" and token.head.pos_ == "PROPN":
        return False  # “Justice Watch, a rights group”: the noun is a word for the name before it
    if token.pos_ != "PROPN" and body_beside(token) is not None:
        return False
    if token.dep_ == "appos" and body_beside(token.head) == token:
        return True
    if lemma in COLLECTIVE_BODIES or lemma in STATE_BODIES or token.ent_type_ == "ORG":
        return True
    return token.pos_ == "PROPN" and any(
        child.dep_ == "appos" and child.lemma_.lower() in COLLECTIVE_BODIES for child in token.rights
    )


def _acronym_after(rest: str) -> str | None:
    """“(IAEA)” right after a name."""
    found = _ACRONYM.match(rest.lstrip()) if rest.lstrip().startswith("(") else None
    return found[1].replace(".", "") if found else None


def _initials(name: str) -> str:
    return "".join(part[0] for part in name.split() if part[:1].isupper() and part.lower() not in _SMALL)
