"""Statements inside statements: what one party says is not also said by those it speaks of."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from claims.analysis.document import Document, Draft, OuterVoice, Speaker
from claims.analysis.grammar import speaker_at
from claims.analysis.identity import is_role
from claims.analysis.reporting import speaker_of
from claims.analysis.words.roles import COLLECTIVE_BODIES, DOCUMENTS, STATE_BODIES
from claims.domain.spans import Span
from claims.domain.speech import StatementKind

_CITES = frozenset({"cite", "quote"})
_IDLE = frozenset({"aux", "auxpass", "mark", "punct", "advmod", "npadvmod", "det", "neg", "case"})
"""Words between a voice and its cue that are part of nobody's content."""


def run(document: Document) -> None:
    """Make chains of what reports what, drop what repeats another's words, and put the rest in order."""
    kept: list[Draft] = []
    for drafts in document.by_paragraph().values():
        cited = [draft for draft in map(_through_cited, drafts) if not _is_citing(draft, drafts)]
        chained = list(_chained(cited))
        kept += [draft for draft in chained if not any(_swallows(other, draft) for other in chained)]
    kept.sort(key=lambda draft: (draft.content.start, draft.content.end, _party_start(draft)))
    document.drafts = _distinct(kept)


def _chained(drafts: list[Draft]) -> Iterator[Draft]:
    """Each draft; where "according to" reports no more than what another voice said, the two in one."""
    drafts = [_clipped(draft, drafts) for draft in drafts]
    told: dict[int, list[Draft]] = {}
    for at, outer in enumerate(drafts):
        if outer.cue is not None and outer.cue.lower_ == "according":
            inner = [
                replace(draft, speaker=_own_speaker(draft, outer))
                for draft in drafts
                if draft is not outer and _lies_in(draft, outer)
            ]
            if inner and _is_all(outer, inner):
                told[at] = inner
    gone = {draft.cue.i for inner in told.values() for draft in inner if draft.cue is not None}
    for at, draft in enumerate(drafts):
        if at in told and draft.speaker is not None and draft.cue is not None:
            voice = OuterVoice(draft.speaker, draft.cue)
            for reported in told[at]:
                why = f"{draft.why.rstrip('.')}; {reported.why[:1].lower()}{reported.why[1:]}"
                yield replace(reported, outer=(voice, *reported.outer), why=why)
        elif draft.cue is None or draft.cue.i not in gone:
            yield draft


def _clipped(draft: Draft, drafts: list[Draft]) -> Draft:
    """The draft, ending where "according to" begins that another draft was found by."""
    for outer in drafts:
        if outer is draft or outer.cue is None or outer.cue.lower_ != "according" or outer.cue_span is None:
            continue
        starts_within = outer.content.start <= draft.content.start < outer.content.end
        if starts_within and draft.content.contains(outer.cue_span):
            return replace(draft, content=Span(draft.content.start, outer.content.end))
    return draft


def _lies_in(inner: Draft, outer: Draft) -> bool:
    speaker = _own_speaker(inner, outer)
    return (
        inner.cue_span is not None
        and speaker is not None
        and all(outer.content.contains(span) for span in (inner.cue_span, inner.content, speaker.span))
    )


def _own_speaker(inner: Draft, outer: Draft) -> Speaker | None:
    """Whom the inner cue has for its subject, though its words may have been given to the outer voice."""
    own = inner.speaker
    if inner.cue is None or (own is not None and outer.content.contains(own.span)):
        return own
    return speaker_of(inner.paragraph, inner.cue)


def _is_all(outer: Draft, inner: list[Draft]) -> bool:
    """Whether the inner statements, with their voices and cues, leave nothing of the outer one over."""
    spans = [span for draft in inner for span in (draft.content, draft.cue_span)]
    spans += [_described(draft) for draft in inner]
    for token in outer.paragraph.tokens(outer.content):
        place = outer.paragraph.at(token)
        covered = any(span is not None and span.contains(place) for span in spans)
        if not covered and token.dep_ not in _IDLE and token.dep_ != "cc":
            return False
    return True


def _described(draft: Draft) -> Span | None:
    """The voice with what is said of it between commas: "The aide, who was not identified,"."""
    if draft.speaker is None:
        return None
    head = draft.speaker.head
    whole = draft.paragraph.over(head.left_edge, head.right_edge)
    return draft.speaker.span if whole.overlaps(draft.content) else whole


def _through_cited(draft: Draft) -> Draft:
    """“The ministry, citing the police, said ...”: the police speak through the ministry."""
    cue, speaker = draft.cue, draft.speaker
    if cue is None or speaker is None or draft.kind is not StatementKind.CLAIM or cue.lower_ == "according":
        return draft
    for citing in cue.children:
        cited = _cited(citing)
        if cited is not None:
            inner = speaker_at(draft.paragraph, cited)
            return replace(draft, outer=(*draft.outer, OuterVoice(speaker, cue)), speaker=inner, cue=citing)
    return draft


def _cited(citing: Token) -> Token | None:
    """Whoever or whatever is cited, if it is one that says things."""
    if citing.lemma_ not in _CITES or citing.tag_ != "VBG" or citing.dep_ != "advcl":
        return None
    thing = next((child for child in citing.rights if child.dep_ == "dobj"), None)
    lemma = thing.lemma_.lower() if thing is not None else ""
    speaks = lemma in DOCUMENTS | COLLECTIVE_BODIES | STATE_BODIES or is_role(lemma)
    return thing if thing is not None and (speaks or thing.pos_ == "PROPN") else None


def _is_citing(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether the content is no more than whom another statement's voice cites; a document may be more."""
    cited = _cited(draft.cue) if draft.cue is not None and not draft.outer else None
    return (
        draft.cue is not None
        and cited is not None
        and cited.lemma_.lower() not in DOCUMENTS
        and any(other.cue is not None and other.cue.i == draft.cue.head.i for other in drafts)
    )


def _party_start(draft: Draft) -> int:
    return draft.speaker.span.start if draft.speaker else 0


def _swallows(outer: Draft, inner: Draft) -> bool:
    """Whether the inner one's cue is part of what the outer one says."""
    if outer is inner or inner.cue_span is None or outer.kind is StatementKind.NARRATOR:
        return False
    if outer.paragraph is not inner.paragraph or outer.cue is inner.cue:
        return False
    if outer.kind is StatementKind.DENIAL and inner.found_by == "noun":
        return False  # “denied the mayor’s claim that ...” also tells what the mayor claimed
    return outer.content.contains(inner.cue_span) and outer.content.contains(inner.content)


def _distinct(drafts: list[Draft]) -> list[Draft]:
    seen: set[tuple[object, ...]] = set()
    result: list[Draft] = []
    for draft in drafts:
        key = (draft.kind, draft.content, draft.speaker.span if draft.speaker else None)
        if key not in seen:
            seen.add(key)
            result.append(draft)
    return result
