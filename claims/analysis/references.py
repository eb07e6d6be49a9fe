"""Who is meant by a name, a role or a phrase that leans on what the article said before."""

from spacy.tokens import Token

from claims.analysis.bodies import KINDS_OF_BODY
from claims.analysis.descriptions import described, is_of_a_people
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
from claims.analysis.people import Person
from claims.analysis.pronouns import POSSESSIVE, PRONOUNS, of_pronoun, prevailing
from claims.analysis.scene import Scene
from claims.analysis.words.roles import COLLECTIVE_BODIES, STATE_BODIES, TITLE_ROLES
from claims.domain.speech import AttributionLevel, PartyKind

_SHE = frozenset({"mrs", "ms", "miss", "lady", "dame"})
_HE = frozenset({"mr", "sir", "lord"})
_HEARD = 200
"""Statements looked back over for a party that a phrase takes up again."""
_RECENT = 8
"""Sentences looked back over for whoever of one surname spoke last."""


def meant(scene: Scene, speaker: Speaker, cue: Token | None, said: range) -> Identity:
    """Who speaks. `said` is where the content stands; whom it names is not thereby its speaker."""
    head = speaker.head
    several = _one_of(head)
    if several is not None:
        return _member(scene, speaker, several)
    if head.lower_ in PRONOUNS:
        return of_pronoun(scene, speaker, cue, said)
    owner = next((child for child in head.lefts if child.dep_ == "poss" and child.lower_ in POSSESSIVE), None)
    if owner is not None and name_beside(head) is None:
        return _possessed(scene, speaker, owner, said)
    named = name_beside(head) or head
    found = _one_of_a_name(scene, speaker, named) if named.text[:1].isupper() else None
    if found is not None:
        return found
    common = named.pos_ != "PROPN" or is_role(named.lower_)
    if common or is_of_a_people(scene, head):
        found = _described(scene, speaker) or _body(scene, speaker) or _group(scene, speaker)
    return found or identify(speaker, scene.people, scene.bodies)


def _one_of(head: Token) -> Token | None:
    """The noun in "one of the officials"."""
    of = next((child for child in head.rights if child.lower_ == "of"), None)
    if head.lower_ not in ("one", "another") or of is None:
        return None
    return next((child for child in of.children if child.dep_ == "pobj" and child.pos_ == "NOUN"), None)


def _member(scene: Scene, speaker: Speaker, several: Token) -> Identity:
    """One of a group has no name of their own, and is named as closely as the group is."""
    group = identify(speaker_at(speaker.paragraph, several), scene.people, scene.bodies)
    heard = (s.identity for s in scene.spoken[: -_HEARD - 1 : -1] if s.identity.noun == group.noun)
    known = next((identity for identity in heard if identity.kind is PartyKind.GROUP), group)
    held_back = known.level is AttributionLevel.GRANTED_ANONYMITY
    level = known.level if held_back else AttributionLevel.ON_RECORD_UNNAMED
    name = f"{speaker.head.lower_} of the {group.canonical}"
    return Identity(name, PartyKind.PERSON, level, noun=group.noun)


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
    held = {person.name for person in people if person.holds_surname}
    if len(held) == 1:
        return of_person(next(person for person in people if person.name in held))
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


def _described(scene: Scene, speaker: Speaker) -> Identity | None:
    """The only one described, or whom the text has just had in view; open where it is neither."""
    found = described(scene, speaker)
    if len(found) < 2:
        return found[0] if found else None
    names = {identity.canonical for identity in found}
    near = prevailing(scene, speaker, lambda identity: identity.canonical in names)
    if near is not None and near.canonical is not None:
        return near
    return Identity(None, PartyKind.PERSON, None, open=f"who “{_as_said(speaker)}” is")


def _as_said(speaker: Speaker) -> str:
    """The phrase as it stands inside a sentence."""
    text = phrase_of(speaker)
    return text[:1].lower() + text[1:] if speaker.paragraph.tokens(speaker.span)[0].pos_ == "DET" else text


def _group(scene: Scene, speaker: Speaker) -> Identity | None:
    """The officials or residents who spoke last, whom "the officials" takes up."""
    head = speaker.head
    alone = plain(phrase_of(speaker)).lower() == head.lower_
    if head.tag_ != "NNS" or not alone or not is_definite(head):
        return None
    heard = (spoken.identity for spoken in scene.spoken[: -_HEARD - 1 : -1])
    return next(
        (one for one in heard if one.kind is PartyKind.GROUP and one.noun == head.lemma_.lower()), None
    )


def _body(scene: Scene, speaker: Speaker) -> Identity | None:
    """The ministry, company or paper that "the ministry" takes up; open where two are in view."""
    head = speaker.head
    noun = head.lemma_.lower()
    alone = plain(phrase_of(speaker)).lower() == head.lower_
    if not (alone and is_definite(head)) or noun not in COLLECTIVE_BODIES | STATE_BODIES | KINDS_OF_BODY:
        return None
    names = scene.bodies.meant(noun, speaker.span.start)
    kind = PartyKind.GOVERNMENT if noun in STATE_BODIES else PartyKind.ORGANISATION
    heard = [s.identity for s in scene.spoken[-_HEARD:] if s.identity.canonical in names]
    if len(names) > 1:
        near = prevailing(scene, speaker, lambda identity: identity.canonical in names)
        if near is None or near.canonical is None:
            if len({identity.canonical for identity in heard}) == 1:
                return heard[-1]
            return Identity(None, kind, AttributionLevel.NAMED, open=f"which “{_as_said(speaker)}” this is")
        return near
    return Identity(names[0], kind, AttributionLevel.NAMED) if names else None
