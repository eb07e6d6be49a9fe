"""Clauses joined by "and" that can each be checked alone become statements of their own."""

from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from claims.analysis.document import Document, Draft
from claims.analysis.grammar import SUBJECTS, auxiliaries, is_finite_clause, is_verb, trimmed
from claims.domain.spans import Span

_JOINERS = frozenset({"and", "but"})


def run(document: Document) -> None:
    """Cut each reported clause where a joined clause has its own subject; quotations stay whole."""
    drafts: list[Draft] = []
    for draft in document.drafts:
        drafts += _parts(document, draft, draft.clause) if draft.clause is not None else [draft]
    document.drafts = drafts


def _parts(document: Document, draft: Draft, clause: Token) -> list[Draft]:
    inner = [verb for verb in _joined(clause) if _stands_alone(draft, verb)]
    outer = _of_the_cue(draft)
    if not inner and outer is None:
        return [draft]
    first, last = _token_bounds(draft)
    starts = [verb.left_edge.i for verb in inner if first < verb.left_edge.i <= last]
    cuts = [first, *starts, last + 1]
    pieces = [_piece(draft, a, b - 1) for a, b in pairwise(cuts)]
    verbs = [clause, *inner]
    result = [
        replace(draft, content=piece, clause=verb)
        for piece, verb in zip(pieces, verbs, strict=False)
        # “..., but Norvia denied it” is Norvia's answer, not a part of what it answers.
        if piece and (verb is clause or document.is_free(draft.paragraph, verb))
    ]
    if outer is not None:
        span = _piece(draft, outer.left_edge.i, outer.right_edge.i)
        if span is not None:
            result.append(replace(draft, content=span, clause=outer))
    return result or [draft]


def _joined(verb: Token) -> list[Token]:
    """The verbs joined to this one, and to those, in order."""
    found: list[Token] = []
    queue = [verb]
    while queue:
        current = queue.pop(0)
        for child in current.children:
            if child.dep_ == "conj" and is_verb(child) and child.i > current.i:
                found.append(child)
                queue.append(child)
    return sorted(found, key=lambda token: token.i)


def _stands_alone(draft: Draft, verb: Token) -> bool:
    if not is_finite_clause(verb) or draft.paragraph.quote_at(verb) is not None:
        return False
    first = verb.left_edge
    if draft.paragraph.quote_at(first) is not None or not _joined_by_and(first):
        return False
    if first.lower_ == "that" and first.dep_ == "mark":
        return True
    return any(child.dep_ in SUBJECTS and child.pos_ in ("NOUN", "PROPN") for child in verb.children)


def _joined_by_and(first: Token) -> bool:
    before = first.nbor(-1) if first.i else None
    return before is not None and before.lower_ in _JOINERS


def _of_the_cue(draft: Draft) -> Token | None:
    """A clause that the parse joins to the cue though its tense runs with what was reported."""
    cue, clause = draft.cue, draft.clause
    if cue is None or clause is None or clause.i < cue.i or draft.paragraph.quote_at(clause) is not None:
        return None
    for verb in cue.conjuncts:
        if verb.i < clause.i or not is_verb(verb) or any(child.dep_ == "ccomp" for child in verb.children):
            continue
        same_tense = _tense(verb) == _tense(clause) != _tense(cue)
        if same_tense and _stands_alone(draft, verb):
            return verb
    return None


def _tense(verb: Token) -> tuple[str, ...]:
    return (*(token.lower_ for token in auxiliaries(verb)), verb.tag_)


def _token_bounds(draft: Draft) -> tuple[int, int]:
    tokens = draft.paragraph.tokens(draft.content)
    return tokens[0].i, tokens[-1].i


def _piece(draft: Draft, first: int, last: int) -> Span | None:
    doc = draft.paragraph.doc
    while first < last and (doc[first].lower_ == "that" and doc[first].dep_ == "mark"):
        first += 1
    while last > first and (doc[last].lower_ in _JOINERS or doc[last].text == ","):
        last -= 1
    return trimmed(draft.paragraph, first, last)
