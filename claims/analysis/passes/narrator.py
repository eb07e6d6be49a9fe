"""What the reporter says without a source: sentences that an editor may want checked, offered as a guess.

Each sign that a sentence can be looked up adds to its score; those at the threshold are offered, the
strongest few of an article. Nothing here was learned: the numbers below are all there is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from claims.analysis.document import Document, Draft, Paragraph
from claims.analysis.grammar import is_finite_clause, is_verb, trimmed
from claims.analysis.result import BlockRole
from claims.analysis.words.modality import FORECAST_MODALS, NORMATIVE_MODALS, OPINION
from claims.analysis.words.narration import MEASURE, RECORD, REFUSAL, RUMOUR
from claims.domain.spans import Span
from claims.domain.speech import StatementKind

FOUND_BY = "narrator"
THRESHOLD = 0.4
MOST = 6
"""Suggestions in one article; more would be the article over again."""
_FEWEST = 5
"""Words in a sentence that says something to check."""
_RUMOUR, _REFUSAL, _FIGURE, _RECORD, _COMPARED, _DATED, _NAMED = 0.4, 0.35, 0.4, 0.25, 0.2, 0.3, 0.1
_SMALL = 0.2
"""What a number in letters counts: it is mostly “one” or “two”."""
_NOT_A_FACT = 0.35
"""Taken off where the sentence foretells, demands or judges."""
_HEADLINE = 120
"""Code points of an opening line that is a headline, whatever mark it ends with."""
_READ = (BlockRole.PARAGRAPH, BlockRole.STANDFIRST)
_AMOUNTS = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY"})
_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})
_HINT = re.compile("|".join(word[:5] for word in sorted(REFUSAL | RUMOUR)))
"""How the verbs and nouns begin for which a sentence is looked through word by word."""
_WRITER = frozenset({"i", "we", "you"})


@dataclass(frozen=True, slots=True)
class _Suggestion:
    paragraph: Paragraph
    content: Span
    clause: Token
    score: float
    signs: tuple[str, ...]


def run(document: Document) -> None:
    """Add the strongest suggestions, in reading order among the other drafts."""
    drafts = document.by_paragraph()
    found = [
        suggestion
        for paragraph in document.paragraphs
        if paragraph.role in _READ
        for suggestion in _in_paragraph(paragraph, drafts.get(paragraph.index, []))
    ]
    best = sorted(found, key=lambda one: (-one.score, one.content.start))[:MOST]
    for one in best:
        document.add(
            Draft(one.paragraph, StatementKind.NARRATOR, one.content, FOUND_BY, _why(one), clause=one.clause)
        )
    document.drafts.sort(key=lambda draft: draft.content.start)


def _why(one: _Suggestion) -> str:
    signs = ", ".join(one.signs[:-1]) + " and " * (len(one.signs) > 1) + one.signs[-1]
    return f"{signs[:1].upper()}{signs[1:]} in the article’s own voice."


def _in_paragraph(paragraph: Paragraph, drafts: list[Draft]) -> Iterator[_Suggestion]:
    if paragraph.index == 0 and len(paragraph.doc.text) < _HEADLINE:
        return
    held = [span for draft in drafts for span in _places(draft)] + [one.span for one in paragraph.quotes]
    for sentence in paragraph.doc.sents:
        for tokens, verb in _assertions(sentence):
            content = trimmed(paragraph, tokens.start, tokens.end - 1)
            if content is None or any(span.overlaps(content) for span in held):
                continue
            signs = dict(_signs(tokens, verb))
            score = sum(signs.values()) - _NOT_A_FACT * _is_no_fact(tokens, verb)
            if score >= THRESHOLD:
                yield _Suggestion(paragraph, content, verb, score, tuple(signs))
                break


def _places(draft: Draft) -> list[Span]:
    return [draft.content, draft.cue_span] if draft.cue_span is not None else [draft.content]


def _assertions(sentence: Tokens) -> Iterator[tuple[Tokens, Token]]:
    """The sentence with its verb; failing that, a clause in it by which somebody refuses, or a rumour."""
    root = sentence.root
    if len(sentence) >= _FEWEST and is_verb(root) and is_finite_clause(root) and sentence[-1].text != "?":
        yield sentence, root
    for token in sentence if _HINT.search(sentence.text) else ():
        word = token.lemma_
        if word in REFUSAL and token.i != root.i and is_finite_clause(token):
            yield _clause(token), token
        elif word in RUMOUR and token.pos_ == "NOUN":
            said = next((child for child in token.rights if child.dep_ in ("acl", "ccomp")), None)
            if said is not None and said.left_edge.lower_ == "that":
                yield token.doc[token.left_edge.i : said.right_edge.i + 1], token


def _clause(verb: Token) -> Tokens:
    first = verb.left_edge.i
    while first < verb.i and verb.doc[first].dep_ in ("mark", "cc", "punct"):
        first += 1
    comma = (token.i for token in verb.doc[verb.i : verb.right_edge.i + 1] if token.text == ",")
    return verb.doc[first : next(comma, verb.right_edge.i + 1)]


def _signs(tokens: Tokens, verb: Token) -> Iterator[tuple[str, float]]:
    """What in the words can be looked up, as a phrase for the reader, and how much it counts."""
    if verb.lemma_ in RUMOUR:
        yield f"passes on “{verb.text}” that nobody answers for", _RUMOUR
    if verb.lemma_ in REFUSAL:
        yield f"says that somebody did not do a thing (“{verb.text}”)", _REFUSAL
    seen: set[str] = set()
    for entity in tokens.ents:
        kind = _kind(entity)
        if kind in seen:
            continue
        seen.add(kind)
        if kind == "figure":
            digits = any(token.is_digit or token.shape_[:1] == "d" for token in entity)
            yield f"states a figure (“{_with_noun(entity)}”)", _FIGURE if digits else _SMALL
        elif kind == "date" and verb.tag_ in ("VBD", "VBN"):
            yield f"dates an event (“{entity.text}”)", _DATED
    name = next((token for token in tokens if token.pos_ == "PROPN" and token.ent_type_ != "DATE"), None)
    if name is not None:
        yield f"names “{name.text}”", _NAMED
    yield from _degrees(tokens)


def _kind(entity: Tokens) -> str:
    """A figure, a date, or something else; "40 days" is a figure though it is time."""
    if entity.label_ in _AMOUNTS or (entity.root.lemma_ in _UNITS and entity[0].like_num):
        return "figure"
    return "date" if entity.label_ == "DATE" else ""


def _degrees(tokens: Tokens) -> Iterator[tuple[str, float]]:
    record = next((token for token in tokens if token.lower_ in RECORD), None)
    if record is not None:
        yield f"claims a record (“{record.text}”)", _RECORD
    measure = next((token for token in tokens if token.lower_ in MEASURE), None)
    if measure is not None:
        yield f"compares (“{measure.text}”)", _COMPARED


def _with_noun(amount: Tokens) -> str:
    """The figure with what it counts: "40 days"."""
    noun = amount.root.head
    follows = noun.i == amount.end and noun.pos_ == "NOUN"
    return amount.doc[amount.start : noun.i + 1].text if follows else amount.text


def _is_no_fact(tokens: Tokens, verb: Token) -> bool:
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if subject is not None and subject.lower_ in _WRITER:
        return True
    if any(
        child.dep_ == "aux" and child.lower_ in FORECAST_MODALS | NORMATIVE_MODALS for child in verb.lefts
    ):
        return True
    return any(token.lower_ in OPINION for token in tokens if token.dep_ in ("acomp", "attr"))
