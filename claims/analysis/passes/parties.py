"""Who each speaker is: canonical name, kind, affiliation, and how closely the text identifies them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from claims.analysis.affiliations import affiliation_at
from claims.analysis.document import Document, Draft, Speaker
from claims.analysis.identity import Identity, identify
from claims.analysis.people import People, is_person, name_at, people_of
from claims.analysis.result import Party, Voice
from claims.domain.speech import AttributionLevel, PartyKind, StatementKind

_NEARBY = 120
"""Tokens looked back over for the subject that a pronoun takes up."""
_HE_SHE = frozenset({"he", "she"})
_PLURAL = frozenset({"they", "we"})
_PRONOUNS = _HE_SHE | _PLURAL | {"it", "i", "who", "that", "which", "you"}


@dataclass(eq=False, slots=True)
class _Heard:
    """Who has spoken so far, latest last."""

    people: People
    spoken: list[tuple[int, Identity]] = field(default_factory=list)


def run(document: Document) -> None:
    """Identify the speaker of every draft in reading order, then list the parties."""
    heard = _Heard(people_of(document.paragraphs))
    for draft in document.drafts:
        _identify(draft, heard)
    document.parties = _parties(document)


def _identify(draft: Draft, heard: _Heard) -> None:
    draft.chain = tuple(_voices(draft, heard))
    if draft.outer and draft.kind is StatementKind.CLAIM:
        # Whom the reporter heard answers for a claim; a denial stays with whoever denied.
        draft.speaker = draft.outer[0].speaker
        draft.cue_span = draft.paragraph.at(draft.outer[0].cue)
    if draft.speaker is None:
        return
    found = _named(draft.speaker, heard)
    draft.canonical = found.canonical
    draft.party_kind = found.kind
    draft.level = found.level
    if found.kind in (PartyKind.PERSON, PartyKind.GROUP):
        draft.affiliation = affiliation_at(draft.speaker.head, heard.people)
    if draft.speaker.head.lower_ not in _PRONOUNS or found.canonical.lower() not in _PRONOUNS:
        heard.spoken.append((draft.speaker.span.start, found))


def _voices(draft: Draft, heard: _Heard) -> Iterator[Voice]:
    for voice in draft.outer:
        yield Voice(_named(voice.speaker, heard).canonical, voice.cue.text)
    if draft.speaker is not None and draft.cue is not None:
        yield Voice(_named(draft.speaker, heard).canonical, draft.cue.text)


def _named(speaker: Speaker, heard: _Heard) -> Identity:
    if speaker.head.lower_ in _PRONOUNS:
        return _antecedent(speaker, heard) or Identity(
            speaker.head.text, PartyKind.PERSON, AttributionLevel.COLLECTIVE
        )
    found = identify(speaker, heard.people)
    if found.definite_of is not None:
        known = next(
            (
                past
                for _, past in reversed(heard.spoken)
                if found.definite_of in past.canonical.lower().split()
            ),
            None,
        )
        return known or found
    return found


def _antecedent(speaker: Speaker, heard: _Heard) -> Identity | None:
    word = speaker.head.lower_
    if word in _HE_SHE:
        return _person_before(speaker, heard, word)
    for _, past in reversed(heard.spoken):
        if word in _PLURAL and past.kind is not PartyKind.PERSON:
            return past
        if word == "it" and past.kind in (PartyKind.ORGANISATION, PartyKind.GOVERNMENT):
            return past
    return heard.spoken[-1][1] if word == "they" and heard.spoken else None


def _person_before(speaker: Speaker, heard: _Heard, word: str) -> Identity | None:
    """The last person who spoke, or whom a sentence since then has for its subject."""
    at = -1
    latest: Identity | None = None
    for start, past in reversed(heard.spoken):
        known = heard.people.find(past.canonical)
        if past.kind is PartyKind.PERSON and (known is None or known.pronoun in (None, word)):
            at, latest = start, past
            break
    subject = _subject_before(speaker, heard.people, word)
    if subject is not None and speaker.paragraph.start + subject.idx > at:
        person = heard.people.find(name_at(subject))
        if person is not None:
            return Identity(person.name, PartyKind.PERSON, AttributionLevel.NAMED)
    return latest


def _subject_before(speaker: Speaker, people: People, word: str) -> Token | None:
    doc = speaker.paragraph.doc
    for i in range(speaker.head.i - 1, max(-1, speaker.head.i - _NEARBY), -1):
        token = doc[i]
        if token.dep_ not in ("nsubj", "nsubjpass") or token.pos_ != "PROPN":
            continue
        if token.head.dep_ not in ("ROOT", "conj"):
            continue
        if speaker.paragraph.quote_at(token) is not None or not (is_person(token) or people.find(token.text)):
            continue
        known = people.find(name_at(token))
        if known is not None and known.pronoun in (None, word):
            return token
    return None


def _parties(document: Document) -> list[Party]:
    kinds: dict[str, Counter[PartyKind]] = {}
    aliases: dict[str, dict[str, None]] = {}
    places: dict[str, str] = {}
    for draft in document.drafts:
        if draft.canonical is None or draft.party_kind is None or draft.speaker is None:
            continue
        name = draft.canonical
        kinds.setdefault(name, Counter())[draft.party_kind] += 1
        if draft.speaker.head.lower_ not in _PRONOUNS:
            aliases.setdefault(name, {})[draft.speaker.span.of(document.text)] = None
        if draft.affiliation is not None:
            places.setdefault(name, draft.affiliation)
    return [
        Party(
            canonical=name,
            kind=counted.most_common(1)[0][0],
            aliases=tuple(alias for alias in aliases.get(name, {}) if alias != name),
            affiliation=places.get(name),
        )
        for name, counted in kinds.items()
    ]
