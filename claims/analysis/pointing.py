"""Which claims a denial points at that repeats none of their words: "it", "the report", "those claims"."""

from collections.abc import Sequence

from spacy.tokens import Token

from claims.analysis.bodies import stems
from claims.analysis.document import Draft
from claims.analysis.wording import key_of, numbers
from claims.analysis.words.fields import ALL_OF_IT, CUES_OF, FIGURES
from claims.analysis.words.roles import COLLECTIVE_BODIES, DOCUMENTS, HUMAN, STATE_BODIES
from claims.domain.speech import StatementKind

_NEAR = 3
"""Paragraphs within which a claim about the denier goes before a later one about something else."""
_TITLES = frozenset({"the", "of", "a", "for", "and", "mr", "mrs"})
_CHARGES = frozenset({"accusation", "allegation", "charge"})
"""Nouns that mean a claim about whoever denies, however far back it stands."""
_KINDS = COLLECTIVE_BODIES | STATE_BODIES | HUMAN | {"foreign", "national"}
"""Words of a name that others' names have too."""
_NEWS = frozenset({"report", "story", "article", "account"})


def names_of(draft: Draft) -> frozenset[str]:
    """Words that name the draft's party in other people's claims: a surname, a country, a body."""
    if draft.canonical is None:
        return frozenset()
    words = [word.lower().removesuffix("’s").removesuffix("’") for word in draft.canonical.split()]
    placed = [word.lower() for word in (draft.affiliation or "").split()]
    known = {key_of(token) for token in _speaker_tokens(draft) if token.pos_ == "PROPN"}
    country = {draft.canonical.lower(), (draft.affiliation or "").lower()}
    listed = {word for word in (*words, *placed, *known, *country) if word and word not in _TITLES}
    found = listed - _KINDS if listed & (set(words) - _KINDS) else listed
    return frozenset(found.union(*(stems(word) for word in found)))


def is_about(names: frozenset[str], words: frozenset[str]) -> bool:
    """Whether the words of a claim name the party, or its people: "an Orsanian ship" for Orsania."""
    return bool(names & words) or any(stem in names for word in words for stem in stems(word))


def _speaker_tokens(draft: Draft) -> list[Token]:
    speaker = draft.speaker
    return speaker.paragraph.tokens(speaker.span) if speaker is not None else []


def pointed_at(
    drafts: Sequence[Draft], at: int, claims: Sequence[int], words: Sequence[frozenset[str]]
) -> list[int]:
    """The claims, in reading order, that the denial at that place answers as a whole."""
    denial = drafts[at]
    tokens = denial.paragraph.tokens(denial.content)
    fitting = _fitting(drafts, tokens, claims, words)
    if not any(i < at for i in fitting):
        # What was said before goes before a better word for what is said after.
        others = _by_non_deniers(drafts, at, claims)
        fitting = others if any(i < at for i in others) else fitting or others
    about = _about(drafts, at, fitting, words)
    if not about and any(token.lemma_.lower() in _CHARGES for token in tokens):
        about = [i for i in claims if i < at and is_about(names_of(denial), words[i])]
    before = [i for i in about if i < at] or [i for i in fitting if i < at]
    after = [i for i in about if i > at] or [i for i in fitting if i > at]
    if not before and not after:
        return []
    anchor = before[-1] if before else after[0]
    if any(token.lower_ in ALL_OF_IT or _all_of(token) for token in tokens):
        return _everything(drafts, anchor, claims)
    cue = drafts[anchor].cue
    same = [i for i in claims if cue is not None and drafts[i].cue is cue]
    return same or [anchor]


def _fitting(
    drafts: Sequence[Draft], tokens: Sequence[Token], claims: Sequence[int], words: Sequence[frozenset[str]]
) -> list[int]:
    """The claims that the denial's own noun fits, as "the report" fits what a paper reported."""
    nouns = {token.lemma_.lower() for token in tokens if token.pos_ in ("NOUN", "PRON", "VERB")}
    if nouns & FIGURES:
        counted = [i for i in claims if numbers(drafts[i].paragraph.tokens(drafts[i].content))]
        if counted:
            return counted
    named = (token for token in tokens if token.dep_ in ("poss", "amod") and token.text[:1].isupper())
    owners = {key_of(token) for token in named}
    if owners:
        owned = [i for i in claims if owners & names_of(drafts[i])]
        if owned:
            return owned
    matter = {key_of(token) for token in tokens if token.dep_ == "compound" and token.pos_ == "NOUN"}
    meant = [i for i in claims if matter & words[i]]
    if meant:
        return meant
    cues = frozenset().union(*(CUES_OF.get(noun, frozenset()) for noun in nouns))
    return [i for i in claims if _is_cued(drafts[i], cues) or (nouns & _NEWS and _is_written(drafts[i]))]


def _is_cued(draft: Draft, cues: frozenset[str]) -> bool:
    """Whether one of the cues reports it, in its own words or in those that report it in turn."""
    own = [draft.cue, *(voice.cue for voice in draft.outer)]
    return any(cue is not None and cue.lemma_.lower() in cues for cue in own)


def _is_written(draft: Draft) -> bool:
    return draft.speaker is not None and draft.speaker.head.lemma_.lower() in DOCUMENTS


def _by_non_deniers(drafts: Sequence[Draft], at: int, claims: Sequence[int]) -> list[int]:
    """The claims of parties that have not denied anything so far: what a denier adds is rarely denied."""
    deniers = {draft.canonical for draft in drafts[:at] if draft.kind is StatementKind.DENIAL}
    deniers.discard(None)
    return [i for i in claims if drafts[i].canonical not in deniers] or list(claims)


def _about(
    drafts: Sequence[Draft], at: int, claims: Sequence[int], words: Sequence[frozenset[str]]
) -> list[int]:
    """Of the claims near the denial, those that name whoever denies."""
    names = names_of(drafts[at])
    here = drafts[at].paragraph.index
    near = [i for i in claims if abs(drafts[i].paragraph.index - here) <= _NEAR]
    return [i for i in near if is_about(names, words[i])]


def _all_of(token: Token) -> bool:
    """“any of that”, “all of it”, “everything”."""
    if token.lower_ in ("everything", "anything", "these", "those"):
        return True
    return token.lower_ in ("any", "all", "none") and any(child.lower_ == "of" for child in token.rights)


def _everything(drafts: Sequence[Draft], anchor: int, claims: Sequence[int]) -> list[int]:
    """All that the same party claims around the anchor."""
    here = drafts[anchor].paragraph.index
    return [
        i
        for i in claims
        if i == anchor
        or (
            drafts[i].canonical == drafts[anchor].canonical
            and drafts[i].canonical is not None
            and abs(drafts[i].paragraph.index - here) <= _NEAR
        )
    ]
