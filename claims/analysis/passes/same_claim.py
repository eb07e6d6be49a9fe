"""Statements that make the same claim: one group, several appearances."""

from collections import defaultdict

from claims.analysis.document import Document, Draft
from claims.analysis.propositions import Proposition, may_be_same
from claims.analysis.propositions import proposition as proposition_of
from claims.analysis.result import ClaimGroup
from claims.analysis.wording import overlap, sentence
from claims.analysis.words import words
from claims.domain.speech import Quotation, StatementKind

ALIKE = 0.6
"""Overlap of content words from which two statements with one subject and verb make one claim."""
_LEANING = words("i we he she it they his her its their my our i’m we’re it’s they’re i'm we're it's")
"""Words that lean on whoever speaks, or on something said before."""
_COMPARED = 40
"""Candidates compared for each statement: those that share its rarest words."""


def run(document: Document) -> None:
    """Put each claim in the group of the first statement that makes the same one, or in a new group."""
    groups: list[list[int]] = []
    known: list[Proposition] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, draft in enumerate(document.drafts):
        if draft.kind is not StatementKind.CLAIM:
            continue
        proposition = proposition_of(draft)
        at = _same(proposition, known, by_word)
        if at is None:
            at = len(groups)
            groups.append([])
            known.append(proposition)
            for word in proposition.words:
                by_word[word].append(at)
        groups[at].append(number)
        draft.claim = at + 1
    document.groups = [_group(document, at + 1, numbers_) for at, numbers_ in enumerate(groups)]


def _same(new: Proposition, known: list[Proposition], by_word: dict[str, list[int]]) -> int | None:
    rare = sorted(new.words, key=lambda word: len(by_word.get(word, ())))
    seen: dict[int, None] = {}
    for word in rare:
        for at in by_word.get(word, ())[-_COMPARED:]:
            seen[at] = None
        if len(seen) > _COMPARED:
            break
    scored = [(overlap(new.words, known[at].words), -at) for at in seen if may_be_same(new, known[at])]
    best = max(scored, default=None)
    return -best[1] if best is not None and best[0] >= ALIKE else None


def _group(document: Document, number: int, members: list[int]) -> ClaimGroup:
    best = max((document.drafts[i] for i in members), key=_legibility)
    return ClaimGroup(number, _text(document, best), tuple(i + 1 for i in members), from_denial=False)


def _legibility(draft: Draft) -> tuple[bool, bool, int]:
    """Whole clauses first, then those that start with a name rather than a pronoun, then the later one."""
    verb = draft.clause
    named = verb is not None and any(c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN") for c in verb.children)
    return draft.wording is None, named, draft.content.start


def _text(document: Document, draft: Draft) -> str:
    content = _without_cue(document, draft)
    if draft.wording is None and _leans_on_cue(draft) and draft.cue is not None:
        return sentence(f"{_voice(draft)} {draft.cue.text} {content}")
    if draft.wording is None or draft.canonical is None:
        return _whose(draft, sentence(content))
    return sentence(f"{_voice(draft)} {draft.wording} {content}")


def _leans_on_cue(draft: Draft) -> bool:
    """Whether the words are the object of their cue and say nothing without it: "plans to visit Pell"."""
    follows = draft.cue_span is not None and draft.cue_span.end < draft.content.start
    spoken = draft.quotation is Quotation.INDIRECT and len(draft.chain) == 1
    return follows and spoken and not draft.propositional and draft.found_by == "learned"


def _voice(draft: Draft) -> str | None:
    """Whose words they are: the innermost voice."""
    return draft.chain[-1].party if draft.chain else draft.canonical


def _whose(draft: Draft, text: str) -> str:
    """The sentence, with its speaker before it where it starts with a pronoun that leans on them."""
    first = text.split(maxsplit=1)[:1]
    if draft.canonical is None or not first or first[0].lower().strip("“\"'") not in _LEANING:
        return text
    return f"{_voice(draft)}: {text}"


def _without_cue(document: Document, draft: Draft) -> str:
    """The content as one run of words, where "the mayor said" stands in the middle of it."""
    start, end = draft.content.start, draft.content.end
    cue = draft.cue
    if cue is None or draft.cue_span is None or not draft.content.contains(draft.cue_span):
        return document.text[start:end]
    aside = draft.paragraph.over(cue.left_edge, cue.right_edge)
    if aside.start <= start and aside.end >= end:
        return document.text[start:end]
    before = document.text[start : aside.start].rstrip(" ,")
    return f"{before} {document.text[aside.end : end].lstrip(' ,')}"
