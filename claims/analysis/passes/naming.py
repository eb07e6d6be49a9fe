"""Giving a thing a name: "called the raid an act of war", and "as the minister described them"."""

from spacy.tokens import Token

from claims.analysis.document import Document, Paragraph
from claims.analysis.grammar import settled, speaker_at, trimmed
from claims.analysis.reporting import add_claims, reports, speaker_of
from claims.analysis.words.cues import NAMING_ONLY
from claims.domain.spans import Span

FOUND_BY = "naming"
_NAMES = frozenset({"oprd", "acomp", "attr", "ccomp", "xcomp"})


def run(document: Document) -> None:
    """Add a claim for each thing that somebody gives a name."""
    for paragraph, cue in document.words():
        if not document.is_free(paragraph, cue) or not reports(paragraph, cue, NAMING_ONLY):
            continue
        thing = next((child for child in cue.rights if child.dep_ in ("dobj", "nsubj")), None)
        if thing is None and cue.dep_ == "relcl" and cue.head.pos_ in ("NOUN", "PROPN"):
            _add(document, paragraph, cue, _named(paragraph, cue, None), cue.head)
            continue
        content = _as_clause(paragraph, cue) or _named(paragraph, cue, thing)
        _add(document, paragraph, cue, content, thing)


def _as_clause(paragraph: Paragraph, cue: Token) -> Span | None:
    """In "its “oldest friend”, as the minister described Tarn" the words stand before the cue."""
    if not any(
        child.dep_ in ("mark", "prep") and child.lower_ == "as" and child.i < cue.i for child in cue.children
    ):
        return None
    place = paragraph.at(cue)
    before = [quote for quote in paragraph.quotes if quote.span.end <= place.start]
    if not before or cue.sent.start_char + paragraph.start > before[-1].span.start:
        return None
    return before[-1].span


def _named(paragraph: Paragraph, cue: Token, thing: Token | None) -> Span | None:
    by_as = [child for child in cue.rights if child.dep_ == "prep" and child.lower_ == "as"]
    names = [child for child in cue.rights if child.dep_ in _NAMES and child.i > cue.i] + by_as
    if thing is None and not names:
        return None
    if not names and not (thing is not None and _inner_name(thing)):
        return None
    ends = [token.right_edge.i for token in (*names, thing) if token is not None]
    first = thing.left_edge.i if thing is not None else names[0].left_edge.i
    content = trimmed(
        paragraph, min(first, *(name.left_edge.i for name in names)) if names else first, max(ends)
    )
    return settled(paragraph, content, cue) if content is not None else None


def _inner_name(thing: Token) -> bool:
    """Whether the parse has hung "as a threat" on the thing rather than on the verb."""
    return any(child.dep_ == "prep" and child.lower_ == "as" for child in thing.children)


def _add(
    document: Document, paragraph: Paragraph, cue: Token, content: Span | None, thing: Token | None
) -> None:
    subject = speaker_of(paragraph, cue)
    if content is None or subject is None:
        return
    described = ""
    if thing is not None and not content.contains(paragraph.at(thing)):
        named_by_as = " as" if content.end <= paragraph.at(cue).start else ""
        described = f" {speaker_at(paragraph, thing).span.of(document.text)}{named_by_as}"
    add_claims(
        document,
        paragraph,
        cue,
        content,
        subject=subject,
        found_by=FOUND_BY,
        why=lambda who: f"“{cue.text}” says what {who} calls a thing.",
        wording=f"{cue.text}{described}",
    )
