"""Who "he", "it" or "they" is, by what the sentences before say; nobody where they leave it open."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from claims.analysis.descriptions import described
from claims.analysis.document import Speaker
from claims.analysis.grammar import SUBJECTS, is_verb, speaker_at
from claims.analysis.identity import Identity, identify, is_role, of_person
from claims.analysis.names import name_at
from claims.analysis.scene import Scene, Sentence, Spoken, is_subject
from claims.analysis.words import words
from claims.analysis.words.roles import COLLECTIVE_BODIES, STATE_BODIES
from claims.domain.speech import AttributionLevel, PartyKind

RELATIVE = frozenset({"who", "which", "that"})
_HE_SHE = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}
_SELF = frozenset({"i", "we", "my", "our", "me", "us"})
_THING = frozenset({"it", "its"})
_PLURAL = frozenset({"they", "their", "them", "both"})
POSSESSIVE = frozenset({"his", "her", "its", "their", "my", "our"})
PRONOUNS = frozenset(_HE_SHE) | _SELF | _THING | _PLURAL | RELATIVE | {"you", "one"}
"""Words that stand for somebody named elsewhere."""

_BACK = 12
"""Sentences looked back over."""
_GOES_ON = words("add continue conclude reiterate repeat elaborate")
"""Cues by which somebody who has just spoken goes on."""
_RIVALS = frozenset({"dobj", "dative", "iobj"})
_RIVAL_PREPOSITIONS = frozenset({"with", "to", "against", "by", "from"})

Fits = Callable[[Identity], bool]


@dataclass(frozen=True, slots=True)
class _Candidate:
    identity: Identity
    token: Token
    subject: bool


def of_pronoun(scene: Scene, speaker: Speaker, cue: Token | None, said: range) -> Identity:
    """Who the pronoun is. A relative one must have been followed to its noun before."""
    word = speaker.head.lower_
    text = speaker.head.text
    if word in _SELF:
        return _quoted_self(scene, speaker) or _open(text)
    if word in _HE_SHE:
        gender = _HE_SHE[word]
        found = prevailing(scene, speaker, lambda who: _is_person(scene, who, gender), cue, said)
    elif word in _THING:
        found = prevailing(scene, speaker, _is_body, cue, said)
    elif word in _PLURAL:
        found = prevailing(scene, speaker, lambda identity: True, cue, said, joint=True)
    else:
        found = None
    return found or _open(text)


def _open(text: str) -> Identity:
    word = text.lower() if text != "I" else text
    verb = "are" if word in ("they", "we", "you", "both") else "is"
    left_open = f"whom “{word}” means" if word in POSSESSIVE else f"who “{word}” {verb}"
    kind = PartyKind.GROUP if word in _PLURAL else PartyKind.PERSON
    return Identity(None, kind, None, open=left_open)


def _quoted_self(scene: Scene, speaker: Speaker) -> Identity | None:
    """“I” and “we” inside a quotation are whoever is quoted."""
    if speaker.paragraph.quote_at(speaker.head) is None:
        return None
    here = speaker.span.start
    return next((s.identity for s in scene.spoken[:-_BACK:-1] if s.said.start <= here < s.said.stop), None)


def _is_person(scene: Scene, identity: Identity, gender: str) -> bool:
    if identity.kind is not PartyKind.PERSON or identity.canonical is None:
        return False
    known = scene.people.find(identity.canonical)
    if known is not None:
        return known.may_be(gender)
    noun = identity.noun or ""
    if noun.endswith(("woman", "girl", "mother", "actress", "queen", "wife", "widow")):
        return gender == "she"
    return gender == "he" or not noun.endswith(("man", "boy", "father", "king", "husband"))


def _is_body(identity: Identity) -> bool:
    return identity.kind in (PartyKind.ORGANISATION, PartyKind.GOVERNMENT)


def prevailing(
    scene: Scene,
    speaker: Speaker,
    fits: Fits,
    cue: Token | None = None,
    said: range = range(0),
    *,
    joint: bool = False,
    back: int = _BACK,
) -> Identity | None:
    """Of those who fit, whom the nearest sentence that has any puts in front; open where it has two."""
    here = scene.at(speaker.span.start)
    view = _View(scene, speaker, fits, cue, said, joint)
    for number in range(here, max(-1, here - back - 1), -1):
        found = view.choice(number, same=number == here)
        if found is not None:
            return found
    return None


@dataclass(frozen=True, slots=True)
class _View:
    """The article as somebody sees it who reads the pronoun."""

    scene: Scene
    speaker: Speaker
    fits: Fits
    cue: Token | None
    said: range
    joint: bool

    def choice(self, number: int, *, same: bool) -> Identity | None:
        """Whom the sentence offers; None where it offers nobody, an open identity where several."""
        spoke = [
            spoken
            for spoken in self.scene.by_sentence.get(number, ())
            if self.fits(spoken.identity)
            and spoken.start < self.speaker.span.start
            and (not same or spoken.cue is not self.cue)
        ]
        heard = self._of_speakers(spoke)
        if heard is not None:
            return heard
        found = list(self._candidates(self.scene.sentences[number], same=same))
        subjects = _distinct(one for one in found if one.subject) or _distinct(
            one for one in found if one.token.dep_ in SUBJECTS and is_verb(one.token.head)
        )
        if len(subjects) == 1:
            return self._subject(subjects[0], found)
        if subjects:
            return _together(subjects) if self.joint and _are_joined(subjects) else self._open()
        return self._mentioned(_distinct(found))

    def _of_speakers(self, spoke: list[Spoken]) -> Identity | None:
        """Whoever the last cue of the sentence belongs to."""
        if not spoke:
            return None
        last = [spoken.identity for spoken in spoke if spoken.cue is spoke[-1].cue]
        names = list({identity.canonical: identity for identity in last}.values())
        if len(names) > 1:
            return _one_party(names) if self.joint else self._open()
        return None if self.joint and names[0].kind is PartyKind.PERSON else names[0]

    def _subject(self, subject: _Candidate, found: list[_Candidate]) -> Identity | None:
        """The subject, unless somebody stands against it in its own clause."""
        if self.joint and subject.identity.kind is PartyKind.PERSON:
            others = _distinct(one for one in found if one.identity.kind is PartyKind.GROUP)
            return others[0].identity if len(others) == 1 else None
        rivals = [
            one
            for one in found
            if one.identity.canonical != subject.identity.canonical
            and _is_rival(one.token, subject.token)
            and one.identity.kind is subject.identity.kind
        ]
        if rivals and not self._is_last(subject.identity):
            return self._going_on() or self._open()
        return subject.identity

    def _mentioned(self, found: list[_Candidate]) -> Identity | None:
        """One who is only mentioned is meant where nobody else has been speaking."""
        last = self._last()
        if self.joint:
            found = [one for one in found if one.identity.kind is PartyKind.GROUP]
        elif last is None:
            # A body that a sentence only mentions is too often a part of somebody's title.
            found = [one for one in found if one.identity.kind is PartyKind.PERSON]
        if not found:
            return None
        if len(found) == 1 and (last is None or last.canonical == found[0].identity.canonical):
            return found[0].identity
        if last is not None and not any(last.canonical == one.identity.canonical for one in found):
            return self._going_on() or (None if self.joint else self._open())
        return last or self._open()

    def _going_on(self) -> Identity | None:
        goes_on = self.cue is not None and self.cue.lemma_.lower() in _GOES_ON
        return self._last() if goes_on else None

    def _last(self) -> Identity | None:
        """Who of those who fit spoke last, not too long ago."""
        here = self.scene.at(self.speaker.span.start)
        for spoken in reversed(self.scene.spoken):
            if spoken.sentence < here - _BACK:
                return None
            if self.fits(spoken.identity) and spoken.start < self.speaker.span.start:
                return spoken.identity
        return None

    def _is_last(self, identity: Identity) -> bool:
        last = self._last()
        return last is not None and last.canonical == identity.canonical

    def _open(self) -> Identity:
        return _open(self.speaker.head.text)

    def _candidates(self, sentence: Sentence, *, same: bool) -> Iterator[_Candidate]:
        for token in _nouns(sentence):
            place = sentence.paragraph.start + token.idx
            if same and (place >= self.speaker.span.start or place in self.said):
                continue
            identity = self._identity(sentence, token)
            if identity is not None and identity.kind is PartyKind.ORGANISATION and not self.fits(identity):
                # A surname that was taken for a body's name: only somebody can be "she".
                identity = _lone(token) if token.pos_ == "PROPN" and " " not in name_at(token) else None
            if identity is not None and identity.canonical is not None and self.fits(identity):
                yield _Candidate(identity, token, is_subject(token))

    def _identity(self, sentence: Sentence, token: Token) -> Identity | None:
        if token in sentence.people:
            bearers = self.scene.people.bearers(name_at(token)) or self.scene.people.bearers(token.text)
            if len(bearers) == 1:
                return of_person(bearers[0])
            return None if bearers else _lone(token)
        if token.pos_ == "PROPN" and not token.ent_type_:
            return _lone(token)
        speaker = speaker_at(sentence.paragraph, token)
        known = described(self.scene, speaker)
        return known[0] if len(known) == 1 else identify(speaker, self.scene.people, self.scene.bodies)


def _nouns(sentence: Sentence) -> Iterator[Token]:
    """The nouns of a sentence, outside quotations, that name somebody who can speak."""
    for token in sentence.tokens():
        if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "appos", "attr", "amod", "nmod"):
            continue
        if token in sentence.people:
            yield token
            continue
        lemma = token.lemma_.lower()
        speaks = is_role(lemma) or lemma in COLLECTIVE_BODIES or lemma in STATE_BODIES
        named = token.pos_ == "PROPN" and token.ent_type_ in ("", "ORG", "GPE", "NORP")
        plural = lemma in ("people", "police")
        if (speaks or named or plural) and sentence.paragraph.quote_at(token) is None:
            yield token


def _lone(token: Token) -> Identity | None:
    """A word that only looks like a name is somebody's where it is what the sentence is about."""
    if not is_subject(token) or any(child.dep_ == "det" for child in token.lefts):
        return None
    return Identity(name_at(token), PartyKind.PERSON, AttributionLevel.NAMED)


def _distinct(found: Iterator[_Candidate] | list[_Candidate]) -> list[_Candidate]:
    return list({one.identity.canonical: one for one in found}.values())


def _is_rival(token: Token, subject: Token) -> bool:
    """“Vale met Holm”, “Vale spoke with Holm”: the one acted on is as good a "he" as the one who acts."""
    verb = subject.head
    if token.dep_ in _RIVALS:
        return token.head.i == verb.i
    prep = token.head
    return token.dep_ == "pobj" and prep.lower_ in _RIVAL_PREPOSITIONS and prep.head.i == verb.i


def _are_joined(subjects: list[_Candidate]) -> bool:
    first = subjects[0].token
    return all(one.token in first.conjuncts for one in subjects[1:])


def _together(subjects: list[_Candidate]) -> Identity:
    return _one_party([one.identity for one in subjects])


def _one_party(names: list[Identity]) -> Identity:
    """Several as one group, under all their names."""
    listed = [identity.canonical or "" for identity in names]
    name = f"{', '.join(listed[:-1])} and {listed[-1]}"
    return Identity(name, PartyKind.GROUP, names[0].level)
