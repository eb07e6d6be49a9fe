"""Who is meant by a name, a role or a phrase that leans on what the article said before."""

from collections.abc import Iterable

from spacy.tokens import Token

from claims.analysis.document import Speaker
from claims.analysis.grammar import speaker_at
from claims.analysis.identity import (
    Identity,
    identify,
    is_definite,
    is_role,
    name_beside,
    of_person,
    phrase_of,
    plain,
)
from claims.analysis.names import name_at, roles_at
from claims.analysis.people import Person, about_words
from claims.analysis.pronouns import POSSESSIVE, PRONOUNS, RELATIVE, of_pronoun, prevailing
from claims.analysis.scene import Scene
from claims.analysis.words import words
from claims.analysis.words.roles import COLLECTIVE_BODIES, STATE_BODIES, TITLE_ROLES
from claims.domain.speech import AttributionLevel, PartyKind

_SHE = frozenset({"mrs", "ms", "miss", "lady", "dame"})
_HE = frozenset({"mr", "sir", "lord"})
_TELLING = words("foreign prime deputy vice interior former first assistant general chief senior junior")
"""Adjectives that are part of an office, so that it matters whether somebody is called by them."""
_RECENT = 8
"""Sentences within which a looser word for somebody's role is still understood."""


def meant(scene: Scene, speaker: Speaker, cue: Token | None, said: range) -> Identity:
    """Who speaks. `said` is where the content stands; whom it names is not thereby its speaker."""
    head = speaker.head
    noun = _antecedent(head)
    if noun is not None:
        return meant(scene, speaker_at(speaker.paragraph, noun), cue, said)
    if head.lower_ in PRONOUNS:
        return of_pronoun(scene, speaker, cue, said)
    owner = next((child for child in head.lefts if child.dep_ == "poss" and child.lower_ in POSSESSIVE), None)
    if owner is not None and name_beside(head) is None:
        return _possessed(scene, speaker, owner, said)
    named = name_beside(head) or head
    found = _one_of_a_name(scene, speaker, named) if named.text[:1].isupper() else None
    if found is not None:
        return found
    if named.pos_ != "PROPN" or _is_of_a_people(scene, head):
        found = _described(scene, speaker) or _body(scene, speaker)
    return found or identify(speaker, scene.people, scene.bodies)


def _antecedent(head: Token) -> Token | None:
    """The noun that a relative "who" goes back to."""
    verb = head.head
    if head.lower_ in RELATIVE and verb.dep_ in ("relcl", "acl") and verb.head.pos_ in ("NOUN", "PROPN"):
        return verb.head
    return None


def _possessed(scene: Scene, speaker: Speaker, owner: Token, said: range) -> Identity:
    """“his lawyer” is the lawyer of somebody; of nobody where it is open whose."""
    itself = identify(speaker, scene.people, scene.bodies)
    whose = of_pronoun(scene, speaker_at(speaker.paragraph, owner), None, said)
    if whose.canonical is None:
        return Identity(None, itself.kind, itself.level, open=whose.open)
    text = phrase_of(speaker)
    rest = text[len(owner.text) :].strip() if text.lower().startswith(owner.lower_) else text
    name = whose.canonical
    mark = "’" if name.endswith("s") else "’s"
    return Identity(f"{name}{mark} {rest}", itself.kind, itself.level, noun=itself.noun)


def _one_of_a_name(scene: Scene, speaker: Speaker, head: Token) -> Identity | None:
    """Which of several people of one surname it is; None where the name is nobody's or one person's."""
    name = name_at(head)
    bearers = scene.people.bearers(name)
    if len(bearers) < 2:
        return None
    titles = roles_at(head)
    roles = {TITLE_ROLES.get(title, title) for title in titles}
    fitting = [person for person in bearers if _fits_titles(person, titles, roles)]
    known = [person for person in fitting if person.first < speaker.span.start] or fitting
    if len(known) == 1:
        return of_person(known[0])
    return _in_view(scene, speaker, known) or Identity(
        None, PartyKind.PERSON, AttributionLevel.NAMED, open=f"which “{name}” this is"
    )


def _in_view(scene: Scene, speaker: Speaker, people: list[Person]) -> Identity | None:
    """The subject of the sentence before, or who spoke last and has been the only one named since."""
    names = {person.name for person in people}
    near = prevailing(scene, speaker, lambda identity: identity.canonical in names, back=1)
    if near is not None:
        return near if near.canonical is not None else None
    here = scene.at(speaker.span.start)
    for number in range(here - 1, max(-1, here - _RECENT), -1):
        heard = [s.identity for s in scene.by_sentence.get(number, ()) if s.identity.canonical in names]
        named = {p.name for t in scene.sentences[number].people if (p := scene.people.find(name_at(t)))}
        if heard or named & names:
            return heard[-1] if heard and named & names <= {heard[-1].canonical} else None
    return None


def _fits_titles(person: Person, titles: set[str], roles: set[str]) -> bool:
    if titles & _SHE and not person.may_be("she"):
        return False
    if titles & _HE and not person.may_be("he"):
        return False
    held = {role for role in roles if is_role(role)}
    return not held or bool(held & person.roles) or not person.roles


def _is_of_a_people(scene: Scene, head: Token) -> bool:
    """“the American”: a people's adjective that stands for one of them."""
    one = any(child.lower_ == "the" for child in head.lefts)
    return one and head.tag_ != "NNPS" and scene.bodies.country(head.text) is not None


def _described(scene: Scene, speaker: Speaker) -> Identity | None:
    """The one person or unnamed party of whom the article has said what "the former minister" says."""
    head = speaker.head
    role = head.lemma_.lower()
    by_people = _is_of_a_people(scene, head)
    if head.tag_ in ("NNS", "NNPS") or not is_definite(head) or not (by_people or is_role(role)):
        return None
    telling = _telling(scene, speaker)
    people = set(scene.people.by_name.values())
    exact = [p for p in people if (by_people or role in p.roles) and telling <= _about(scene, p)]
    looser = [p for p in people if not by_people and p.has_role(role) and telling <= _about(scene, p)]
    before = [p for p in exact if p.first < speaker.span.start]
    unnamed = _unnamed(scene, speaker, role, telling)
    candidates = before or ([] if unnamed else [p for p in exact if telling or by_people] or exact)
    if not candidates and not unnamed:
        candidates = [p for p in looser if _is_recent(scene, speaker, p)]
    return _settled(scene, speaker, candidates, unnamed)


def _settled(
    scene: Scene, speaker: Speaker, candidates: list[Person], unnamed: dict[str, Identity]
) -> Identity | None:
    """The only candidate, or the one whom the text has just had in view; open where it is neither."""
    if len(candidates) + len(unnamed) == 0:
        return None
    if len(candidates) + len(unnamed) == 1:
        return of_person(candidates[0]) if candidates else next(iter(unnamed.values()))
    names = {person.name for person in candidates} | set(unnamed)
    near = prevailing(scene, speaker, lambda identity: identity.canonical in names)
    if near is not None and near.canonical is not None:
        return near
    return Identity(None, PartyKind.PERSON, None, open=f"who “{_as_said(speaker)}” is")


def _as_said(speaker: Speaker) -> str:
    """The phrase as it stands inside a sentence."""
    text = phrase_of(speaker)
    return text[:1].lower() + text[1:] if speaker.paragraph.tokens(speaker.span)[0].pos_ == "DET" else text


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
        _with_countries(scene, [speaker.head], set()) if _is_of_a_people(scene, speaker.head) else set()
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
    for spoken in scene.spoken:
        identity = spoken.identity
        if identity.noun == role and identity.canonical is not None and identity.kind is PartyKind.PERSON:
            own = {word.lower() for word in identity.canonical.split()}
            if telling <= own | about_words(()) | _countries(scene, identity.canonical):
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


def _body(scene: Scene, speaker: Speaker) -> Identity | None:
    """The ministry, company or paper that "the ministry" takes up; open where two are in view."""
    head = speaker.head
    noun = head.lemma_.lower()
    alone = plain(phrase_of(speaker)).lower() == head.lower_
    if not (alone and is_definite(head)) or noun not in COLLECTIVE_BODIES | STATE_BODIES:
        return None
    names = scene.bodies.meant(noun, speaker.span.start)
    kind = PartyKind.GOVERNMENT if noun in STATE_BODIES else PartyKind.ORGANISATION
    heard = [s.identity for s in scene.spoken if s.identity.canonical in names]
    if len(names) > 1:
        near = prevailing(scene, speaker, lambda identity: identity.canonical in names)
        if near is None or near.canonical is None:
            if len({identity.canonical for identity in heard}) == 1:
                return heard[-1]
            return Identity(None, kind, AttributionLevel.NAMED, open=f"which “{_as_said(speaker)}” this is")
        return near
    return Identity(names[0], kind, AttributionLevel.NAMED) if names else None
