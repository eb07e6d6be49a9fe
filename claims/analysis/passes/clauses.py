"""A verb of saying or thinking that governs a clause: "the mayor said the bridge was closed"."""

from spacy.tokens import Token

from claims.analysis.document import Document, Paragraph
from claims.analysis.grammar import is_verb, settled, trimmed
from claims.analysis.reporting import add_claims, is_inner_voice, reports, speaker_of
from claims.analysis.words.cues import BELIEF, CLAIM_NOUNS, CONNECTIVES, FRAMES, SPEECH
from claims.analysis.words.denial import DENY
from claims.domain.spans import Span

FOUND_BY = "clause"
_QUESTIONS = frozenset({"whether", "how", "why", "who", "where", "when", "if"})
_CONTRAST = frozenset({"while", "whereas", "although", "though", "but", "as"})
_SHORTEST = 2
_DEEPEST = 6
"""Clauses inside one another that are looked at."""
_DISBELIEF = frozenset({"doubt", "deny"})
"""Verbs without which the clause would say the opposite of what the speaker holds."""


def run(document: Document) -> None:
    """Add a claim for each speaker of each verb that reports a clause."""
    for paragraph, cue in document.words():
        if not document.is_free(paragraph, cue) or not reports(paragraph, cue, SPEECH | BELIEF):
            continue
        if _is_asked(cue):
            continue
        root = _reported(cue)
        if root is None or is_inner_voice(paragraph, root):
            continue
        if not document.is_free(paragraph, root) or _is_too_deep(cue):
            continue
        _add(document, paragraph, cue, root)


def _is_too_deep(cue: Token) -> bool:
    """Whether somebody says that somebody said, and so on, further than a reader follows."""
    for _ in range(_DEEPEST):
        if cue.dep_ != "ccomp" or cue.head.i > cue.i:
            return False
        cue = cue.head
    return True


def _add(document: Document, paragraph: Paragraph, cue: Token, root: Token) -> None:
    content = _content(paragraph, cue, root)
    subject = speaker_of(paragraph, cue)
    if content is None or subject is None:
        return
    add_claims(
        document,
        paragraph,
        cue,
        content,
        subject=subject,
        found_by=FOUND_BY,
        why=lambda who: f"“{cue.text}” reports what {who} said in a clause of its own.",
        wording=cue.text if cue.lemma_ in _DISBELIEF else None,
        clause=root,
    )


def _is_asked(cue: Token) -> bool:
    """In "Asked what that meant, she said ..." nobody here says who asked."""
    return cue.lemma_ == "ask" and cue.left_edge.i == cue.i and cue.tag_ in ("VBN", "VBD")


def _reported(cue: Token) -> Token | None:
    """The verb of the clause that the cue reports."""
    after = [child for child in cue.rights if child.dep_ == "ccomp"]
    before = [child for child in cue.lefts if child.dep_ == "ccomp"]
    for root in (*before, *after):
        if not _is_question(root):
            return root
    if cue.dep_ == "parataxis":
        return cue.head if is_verb(cue.head) else None
    if cue.dep_ in ("ccomp", "dep") and cue.left_edge.i > cue.head.i:
        comma = cue.doc[cue.left_edge.i - 1].text
        return cue.head if comma in (",", "”", '"') and is_verb(cue.head) else None
    return None


def _is_question(root: Token) -> bool:
    first = root.left_edge
    if first.lower_ not in _QUESTIONS:
        return False
    return first.head.i == root.i or (first.lower_ == "how" and first.head.head.i == root.i)


def _content(paragraph: Paragraph, cue: Token, root: Token) -> Span | None:
    first, last = _bounds(cue, root)
    first = _after_opening(paragraph, first, last, preposed=root.i < cue.i)
    content = trimmed(paragraph, first, last)
    if content is None or last - first + 1 < _SHORTEST:
        return None
    return settled(paragraph, content, cue)


def _bounds(cue: Token, root: Token) -> tuple[int, int]:
    doc = cue.doc
    first, last = root.left_edge.i, root.right_edge.i
    if cue.dep_ == "parataxis" and cue.head.i == root.i:
        between = first < cue.left_edge.i and cue.right_edge.i < last - 1
        return (first, last) if between else (first, cue.left_edge.i - 1)
    if root.i < cue.i:
        last = min(last, cue.left_edge.i - 1) if cue.head.i == root.i else last
        first = min([first, *(child.left_edge.i for child in cue.lefts if _is_adjunct(child, first))])
        if last >= cue.i and not any(token.i > cue.i for token in root.subtree):
            last = cue.i - 1
        return first, last
    for token in root.subtree:
        if token.i > root.i and _starts_other_voice(token):
            last = min(last, token.left_edge.i - 1)
    if last + 1 < len(doc) and doc[last + 1].text == ":" and doc[last + 1].sent == cue.sent:
        last = cue.sent.end - 1
    return max(first, cue.i + 1), last


def _is_adjunct(child: Token, first: int) -> bool:
    return child.dep_ in ("prep", "advmod", "advcl", "npadvmod") and child.i < first


def _starts_other_voice(token: Token) -> bool:
    """Whether another voice is set against the reported one: "..., while its rivals say that ..."."""
    if token.lemma_.lower() in CLAIM_NOUNS and token.dep_ in ("appos", "npadvmod", "dobj", "conj", "attr"):
        after_comma = token.left_edge.i > 0 and token.left_edge.nbor(-1).text == ","
        return after_comma and any(child.dep_ == "relcl" and child.lemma_ in DENY for child in token.rights)
    if token.dep_ not in ("advcl", "conj") or token.lemma_ not in SPEECH | BELIEF:
        return False
    own = any(child.dep_ == "nsubj" and child.pos_ != "PRON" for child in token.children)
    marked = token.left_edge.lower_ in _CONTRAST or token.dep_ == "conj"
    return own and marked and any(child.dep_ == "ccomp" for child in token.children)


def _after_opening(paragraph: Paragraph, first: int, last: int, *, preposed: bool) -> int:
    """The first token that is the speaker's: after "that", "On the contrary," and "Given the vote,"."""
    doc = paragraph.doc
    while first < last and (doc[first].is_punct or doc[first].is_space) and doc[first].text not in '“"‘«':
        first += 1
    if paragraph.quote_at(doc[first]) is not None:
        return first
    if doc[first].lower_ == "that" and doc[first].dep_ == "mark":
        first += 1
    if not preposed:
        return first
    rest = doc[first : last + 1].text.lower()
    for phrase in CONNECTIVES:
        length = len(phrase.split())
        if rest.startswith(phrase) and first + length <= last:
            comma = doc[first + length].text == ","
            if comma or phrase in ("but", "and", "yet", "so"):
                return first + length + (1 if comma else 0)
    if doc[first].lower_ in FRAMES:
        end = next((token.i for token in doc[first : last + 1] if token.text == ","), last)
        return end + 1 if end < last else first
    return first
