"""Clauses joined by "and" that can each be checked alone become statements of their own."""

from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from claims.analysis.document import Document, Draft
from claims.analysis.grammar import SUBJECTS, auxiliaries, is_finite_clause, is_verb, trimmed
from claims.domain.spans import Span

_JOINERS = frozenset({"and", "but"})
_LISTERS = _JOINERS | {","}


def run(document: Document) -> None:
    """Cut each reported clause where a joined clause has its own subject; quotations stay whole."""
    drafts: list[Draft] = []
    for draft in document.drafts:
        drafts += _parts(document, draft, draft.clause) if draft.clause is not None else [draft]
    document.drafts = drafts


def _parts(document: Document, draft: Draft, clause: Token) -> list[Draft]:
    inner = [verb for verb in _joined(clause) if _stands_alone(draft, verb)]
    beyond = _of_the_cue(draft)
    first, last = _token_bounds(draft)
    starts = {verb.left_edge.i: verb for verb in inner if first < verb.left_edge.i <= last}
    starts |= {mark.i: mark.head for mark in _opening_marks(draft) if mark.i not in starts}
    if not starts and not beyond:
        return [draft]
    cuts = [first, *sorted(starts), last + 1]
    verbs = [clause, *(starts[at] for at in sorted(starts))]
    pieces = [(a, b - 1, verb) for (a, b), verb in zip(pairwise(cuts), verbs, strict=True)]
    own = [*(_own_start(verb) for verb in beyond), len(clause.doc)]
    pieces += [
        (a, min(verb.right_edge.i, b - 1), verb) for (a, b), verb in zip(pairwise(own), beyond, strict=True)
    ]
    spans = [(_piece(draft, a, b), verb) for a, b, verb in pieces]
    return [
        replace(draft, content=span, clause=verb)
        for span, verb in spans
        # “..., but Norvia denied it” is Norvia's answer, not a part of what it answers.
        if span and (verb is clause or document.is_free(draft.paragraph, verb))
    ] or [draft]


def _opening_marks(draft: Draft) -> list[Token]:
    """Each further "that" by which the reporter joins a clause to the first: "that ..., and that ..."."""
    tokens = draft.paragraph.tokens(draft.content)
    return [
        token
        for token in tokens[1:]
        if token.lower_ == "that"
        and token.dep_ == "mark"
        and is_finite_clause(token.head)
        and token.nbor(-1).lower_ in _LISTERS
        and draft.paragraph.quote_at(token) is None
    ]


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


def _of_the_cue(draft: Draft) -> list[Token]:
    """Clauses that the parse ties to the cue, though they go on with what was reported."""
    cue, clause = draft.cue, draft.clause
    if cue is None or clause is None or clause.i < cue.i or draft.paragraph.quote_at(clause) is not None:
        return []
    for verb in cue.conjuncts:
        if verb.i < clause.i or not is_verb(verb) or any(child.dep_ == "ccomp" for child in verb.children):
            continue
        same_tense = _tense(verb) == _tense(clause) != _tense(cue)
        if same_tense and _stands_alone(draft, verb):
            return [verb]
    return _of_the_list(draft, cue, clause)


def _of_the_list(draft: Draft, cue: Token, clause: Token) -> list[Token]:
    """The rest of "said the ferry was late, the crew was ill and the captain was asleep"."""
    head = cue.head
    if cue.dep_ != "ccomp" or not is_verb(head) or head.i < clause.right_edge.i:
        return []
    listed = [head, *_joined(head)]
    follows = clause.right_edge.i + 1 < head.i and clause.right_edge.nbor(1).text == ","
    whole = all(_has_own_subject(verb) and draft.paragraph.quote_at(verb) is None for verb in listed)
    return listed if follows and whole and len(listed) > 1 else []


def _has_own_subject(verb: Token) -> bool:
    own = any(child.dep_ in SUBJECTS and child.pos_ in ("NOUN", "PROPN") for child in verb.children)
    return own and is_finite_clause(verb)


def _own_start(verb: Token) -> int:
    """Where the clause begins with its subject, whatever the parse hangs before it."""
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS | {"expl"}), None)
    return subject.left_edge.i if subject is not None else verb.left_edge.i


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
