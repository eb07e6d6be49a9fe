"""Who each speaker is: canonical name, kind, affiliation, and how closely the text identifies them."""

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Token

from claims.analysis.affiliations import Affiliation, affiliation_at
from claims.analysis.document import Document, Draft, Paragraph, Speaker
from claims.analysis.identity import Identity
from claims.analysis.pronouns import POSSESSIVE, PRONOUNS
from claims.analysis.references import meant
from claims.analysis.result import Party, Voice
from claims.analysis.scene import Scene, Spoken, scene_of
from claims.domain.spans import Span
from claims.domain.speech import PartyKind, StatementKind


def run(document: Document) -> None:
    """Identify the speaker of every draft in reading order, then list the parties."""
    scene = scene_of(document)
    for draft in document.drafts:
        _identify(document, draft, scene)
    document.parties = _parties(document)


def _identify(document: Document, draft: Draft, scene: Scene) -> None:
    said = range(draft.content.start, draft.content.end)
    found = {
        speaker.span: meant(scene, speaker, draft.cue, said)
        for speaker in (draft.speaker, *(voice.speaker for voice in draft.outer))
        if speaker is not None
    }
    draft.chain = tuple(_voices(document, draft, found))
    if draft.outer and draft.kind is StatementKind.CLAIM:
        # Whom the reporter heard answers for a claim; a denial stays with whoever denied.
        draft.speaker = draft.outer[0].speaker
        draft.cue_span = _cue_span(draft.paragraph, draft.outer[0].cue)
    if draft.speaker is None:
        return
    party = found[draft.speaker.span]
    draft.canonical = party.canonical
    draft.party_kind = party.kind
    draft.level = party.level
    if party.kind in (PartyKind.PERSON, PartyKind.GROUP):
        _place(draft, affiliation_at(draft.speaker.head, scene.people, scene.bodies))
    if party.canonical is None:
        draft.why = f"{draft.why} The text does not say {party.open}."
        return
    scene.speaks(Spoken(scene.at(draft.speaker.span.start), draft.speaker.span.start, party, draft.cue, said))


def _place(draft: Draft, affiliation: Affiliation | None) -> None:
    if affiliation is not None:
        draft.affiliation, draft.affiliation_past = affiliation.name, affiliation.past


def _voices(document: Document, draft: Draft, found: dict[Span, Identity]) -> Iterator[Voice]:
    for voice in draft.outer:
        cue = _cue_span(draft.paragraph, voice.cue).of(document.text)
        yield Voice(_called(document, voice.speaker, found), cue)
    if draft.speaker is not None and draft.cue is not None:
        cue = _cue_span(draft.paragraph, draft.cue).of(document.text)
        yield Voice(_called(document, draft.speaker, found), cue)


def _cue_span(paragraph: Paragraph, cue: Token) -> Span:
    """The cue, with the "to" without which "according" says nothing."""
    after = cue.nbor(1) if cue.lower_ == "according" and cue.i + 1 < len(cue.doc) else cue
    return paragraph.over(cue, after) if after.lower_ == "to" else paragraph.at(cue)


def _called(document: Document, speaker: Speaker, found: dict[Span, Identity]) -> str:
    """The voice's name, or the words of the text where it is open whose they are."""
    return found[speaker.span].canonical or speaker.span.of(document.text)


def _parties(document: Document) -> list[Party]:
    kinds: dict[str, Counter[PartyKind]] = {}
    aliases: dict[str, dict[str, None]] = {}
    places: dict[str, Affiliation] = {}
    for draft in document.drafts:
        if draft.canonical is None or draft.party_kind is None or draft.speaker is None:
            continue
        name = draft.canonical
        kinds.setdefault(name, Counter())[draft.party_kind] += 1
        if not _leans(draft.speaker):
            aliases.setdefault(name, {})[draft.speaker.span.of(document.text)] = None
        if draft.affiliation is not None:
            stated = Affiliation(draft.affiliation, past=draft.affiliation_past)
            # Where somebody belongs now goes before where they once did.
            if name not in places or (places[name].past and not stated.past):
                places[name] = stated
    return [
        Party(
            canonical=name,
            kind=counted.most_common(1)[0][0],
            aliases=tuple(alias for alias in aliases.get(name, {}) if alias != name),
            affiliation=places[name].name if name in places else None,
            affiliation_past=name in places and places[name].past,
        )
        for name, counted in kinds.items()
    ]


def _leans(speaker: Speaker) -> bool:
    """Whether the phrase means somebody only where it stands: "she", "his lawyer"."""
    return speaker.head.lower_ in PRONOUNS or any(
        child.lower_ in POSSESSIVE and child.dep_ == "poss" for child in speaker.head.lefts
    )
