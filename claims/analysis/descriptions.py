"""Whom "the former minister" or "the American" describes, by what the article has said of each."""

from collections.abc import Iterable

from spacy.tokens import Token

from claims.analysis.document import Speaker
from claims.analysis.identity import Identity, is_definite, is_role, of_person
from claims.analysis.names import name_at
from claims.analysis.people import Person, about_words
from claims.analysis.scene import Scene
from claims.analysis.words import words as listed
from claims.analysis.words.roles import KINDS_OF_ROLE
from claims.domain.speech import PartyKind

_TELLING = listed("foreign prime deputy vice interior former first assistant general chief senior junior")
"""Adjectives that are part of an office, so that it matters whether somebody is called by them."""
_HEARD = 200
"""Statements looked back over for an unnamed party that a phrase takes up again."""
_RECENT = 8
"""Sentences within which a looser word for somebody's role is still understood."""


def is_of_a_people(scene: Scene, head: Token) -> bool:
    """“the American”: a people's adjective that stands for one of them."""
    one = any(child.lower_ == "the" for child in head.lefts)
    return one and head.tag_ != "NNPS" and scene.bodies.country(head.text) is not None


def described(scene: Scene, speaker: Speaker) -> list[Identity]:
    """Everybody of whom the article has said what the phrase says of one person."""
    head = speaker.head
    role = head.lemma_.lower()
    by_people = is_of_a_people(scene, head)
    if head.tag_ in ("NNS", "NNPS") or not is_definite(head) or not (by_people or is_role(role)):
        return []
    telling = _telling(scene, speaker)
    country = scene.bodies.country(head.text) if by_people else None
    words = {head.lower_, (country or "").lower()} if by_people else {role, *KINDS_OF_ROLE.get(role, ())}
    people = dict.fromkeys(p for word in sorted(words) for p in scene.people.by_word.get(word, ()))
    exact = [p for p in people if (by_people or role in p.roles) and telling <= _about(scene, p)]
    looser = [p for p in people if not by_people and p.has_role(role) and telling <= _about(scene, p)]
    before = [p for p in exact if p.first < speaker.span.start]
    unnamed = _unnamed(scene, speaker, role, telling)
    candidates = before or ([] if unnamed else [p for p in exact if telling or by_people] or exact)
    if not candidates and not unnamed:
        candidates = [p for p in looser if _is_recent(scene, speaker, p)]
    return [*map(of_person, candidates), *unnamed.values()]


def _telling(scene: Scene, speaker: Speaker) -> set[str]:
    """The words of the phrase that must have been said of whoever is meant."""
    tokens = speaker.paragraph.tokens(speaker.span)
    kept = [
        token
        for token in tokens
        if token.i != speaker.head.i
        and (token.pos_ in ("NOUN", "PROPN") or token.lower_ in _TELLING or scene.bodies.country(token.text))
    ]
    return _with_countries(scene, kept, about_words(kept)) | (
        _with_countries(scene, [speaker.head], set()) if is_of_a_people(scene, speaker.head) else set()
    )


def _with_countries(scene: Scene, tokens: Iterable[Token], found: set[str]) -> set[str]:
    """The words, with a people's adjective exchanged for its country."""
    for token in tokens:
        country = scene.bodies.country(token.text)
        if country is not None:
            found.discard(token.lower_)
            found.add(country.lower())
    return found


def _about(scene: Scene, person: Person) -> set[str]:
    countries = (scene.bodies.country(word.capitalize()) for word in person.about)
    return person.about | {country.lower() for country in countries if country is not None}


def _unnamed(scene: Scene, speaker: Speaker, role: str, telling: set[str]) -> dict[str, Identity]:
    """Those without a name who have spoken as that: "an army official" is "the official" afterwards."""
    found: dict[str, Identity] = {}
    for spoken in scene.spoken[-_HEARD:]:
        identity = spoken.identity
        if identity.noun == role and identity.canonical is not None and identity.kind is PartyKind.PERSON:
            own = {word.lower() for word in identity.canonical.split()}
            if telling <= own | _countries(scene, identity.canonical):
                found[identity.canonical] = identity
    return found


def _countries(scene: Scene, text: str) -> set[str]:
    found = (scene.bodies.country(word) for word in text.split())
    return {country.lower() for country in found if country is not None}


def _is_recent(scene: Scene, speaker: Speaker, person: Person) -> bool:
    here = scene.at(speaker.span.start)
    return any(
        scene.people.find(name_at(token)) is person
        for sentence in scene.sentences[max(0, here - _RECENT) : here + 1]
        for token in sentence.people
    )
