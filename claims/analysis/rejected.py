"""What a verb of rejection governs: the thing rejected, from its first word to its last."""

from spacy.tokens import Token

from claims.analysis.document import Paragraph
from claims.analysis.grammar import (
    RELATIVES,
    SUBJECTS,
    auxiliaries,
    before_aside,
    is_finite_clause,
    is_negated,
    is_verb,
)
from claims.analysis.words import words
from claims.analysis.words.cues import CLAIM_NOUNS, UNREAL

COMPLEMENTS = ("ccomp", "xcomp", "pcomp")
_GOES_ON = words("begin choose continue decline go hasten keep move refuse rush start vote")
"""Verbs whose infinitive tells what was done, or pointedly was not."""
_OWN = words("about against between by of to toward towards with")
"""Prepositions that still belong to what is rejected, not to when or where it was."""
_PART_IN = words("""
    hand involvement interest knowledge link links part participation plan plans responsibility role share tie
    ties
    """)
"""Nouns that a part "in", "for" or "on" something belongs to."""
_WHEN = frozenset({"DATE", "TIME"})


def is_real(paragraph: Paragraph, cue: Token) -> bool:
    """Whether the writer says, in their own voice, that the rejection was made."""
    if not is_verb(cue) or paragraph.quote_at(cue) is not None or cue.dep_ in ("amod", "compound", "csubj"):
        return False
    marks = {child.lower_ for child in cue.children if child.dep_ in ("mark", "det")}
    if marks & (UNREAL | {"no"}) or {token.lower_ for token in auxiliaries(cue)} & UNREAL:
        return False
    infinitive = _infinitive(cue)
    return infinitive is None or (
        infinitive.dep_ in ("xcomp", "advcl")
        and infinitive.head.lemma_.lower() in _GOES_ON
        and not {token.lower_ for token in auxiliaries(infinitive.head)} & (UNREAL | {"to"})
    )


def _infinitive(cue: Token) -> Token | None:
    """The verb that carries "to", where the cue is an infinitive or is joined to one."""
    while True:
        if any(token.lower_ == "to" for token in auxiliaries(cue)):
            return cue
        if cue.tag_ != "VB" or auxiliaries(cue) or cue.dep_ != "conj" or not is_verb(cue.head):
            return None
        cue = cue.head


def turned_down(cue: Token) -> bool:
    """“refused to disavow”, “did not dispute”: the rejection is one that was not made."""
    return is_negated(cue) or (cue.dep_ == "xcomp" and cue.head.lemma_.lower() in ("refuse", "decline"))


def target_of(cue: Token) -> Token | None:
    """The object or clause, the subject of a passive, or the noun that the clause describes."""
    after = next((child for child in cue.rights if child.dep_ in (*COMPLEMENTS, "dobj")), None)
    if after is not None:
        return after
    if any(child.dep_ == "auxpass" for child in cue.children):
        return _passive_subject(cue)
    before = next((child for child in cue.lefts if child.dep_ == "ccomp"), None)
    if before is not None:
        return before
    if cue.dep_ == "relcl" and not is_passive(cue):
        return _described(cue)
    return cue.head if cue.dep_ == "acl" and cue.tag_ == "VBN" and cue.head.pos_ == "NOUN" else None


def is_passive(cue: Token) -> bool:
    """Whether what is rejected stands before the verb as its subject."""
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in cue.children) or (
        cue.dep_ == "acl" and cue.tag_ == "VBN"
    )


def _described(cue: Token) -> Token | None:
    """In "a charge that she denied" the noun; in "it fell, which she denied" the pronoun."""
    relative = next(
        (child for child in cue.lefts if child.lower_ in RELATIVES and child.dep_ != "nsubj"), None
    )
    if cue.head.lemma_.lower() in CLAIM_NOUNS:
        return cue.head
    return relative if relative is not None and relative.lower_ in ("which", "whom") else None


def _passive_subject(cue: Token) -> Token | None:
    """The subject of a passive; where it shares a verb's, that one's, or the noun taken for that verb."""
    own = next((child for child in cue.lefts if child.dep_ in ("nsubjpass", "csubjpass")), None)
    if own is not None or cue.dep_ != "conj" or not is_verb(cue.head):
        return own
    shared = next((child for child in cue.head.lefts if child.dep_ in SUBJECTS), None)
    misread = cue.head.tag_ == "VBZ" and not auxiliaries(cue.head)
    return shared or (cue.head if misread else None)


def bounds(cue: Token, target: Token) -> tuple[Token, Token]:
    """First and last token of what is rejected."""
    first, last = target.left_edge, target.right_edge
    if target.i < cue.i:
        # Up to the verb, also where the parse has read "calls for talks" as a clause that the verb joins.
        first = target if is_verb(target) and target.dep_ != "ccomp" else first
        stop = min(token.i for token in (cue, *auxiliaries(cue)))
        last = cue.doc[min(last.i, stop - 1)]
        if cue.dep_ in ("acl", "relcl"):
            last = target
        return first, last
    if first.dep_ == "mark" and first.lower_ == "that" and first.i < last.i:
        first = first.nbor(1)
    last = _grown(cue, _cut(cue, target, last))
    return first, before_aside(first, last)


def _cut(cue: Token, target: Token, last: Token) -> Token:
    """Before what the writer adds after a comma, and before what the rejecting party did next."""
    for token in target.subtree:
        if not target.i < token.i < last.i:
            continue
        edge = token.left_edge
        comma = edge.i > target.i + 1 and edge.nbor(-1).text == ","
        added = comma and (_is_loose(token) or _is_apposition(token))
        if added or _goes_on_with(cue, target, token, comma=comma):
            before = edge.nbor(-1) if added else token.doc[_joint(token)]
            return before.nbor(-1) if before.text == "," or before.dep_ == "cc" else before
    return last


def _is_loose(verb: Token) -> bool:
    """A clause after a comma that tells more of somebody, or what else was done or said."""
    if verb.dep_ not in ("relcl", "advcl", "acl") or not is_verb(verb):
        return False
    first = verb.left_edge.lower_
    return first in ("who", "which", "whose", "where") or verb.tag_ == "VBG" or verb.dep_ == "relcl"


def _is_apposition(noun: Token) -> bool:
    """A second name for somebody, not one of a list."""
    return noun.dep_ == "appos" and not any(child.dep_ == "conj" for child in noun.head.children)


def _goes_on_with(cue: Token, target: Token, token: Token, *, comma: bool) -> bool:
    """Another verb in the cue's tense that the parse hangs on what is rejected."""
    if token.dep_ not in ("conj", "appos", "acl", "relcl", "dep") or token.tag_ != cue.tag_:
        return False
    if token.tag_ not in ("VBD", "VBZ") or is_finite_clause(token):
        return False
    same = is_verb(target) and target.tag_ == cue.tag_ and not auxiliaries(target)
    return not same and (comma or token.dep_ == "conj")


def _joint(verb: Token) -> int:
    """The index of the "and" or comma before the verb and what modifies it."""
    at = verb.i - 1
    while at > 0 and verb.doc[at].pos_ == "ADV":
        at -= 1
    return at


def _grown(cue: Token, last: Token) -> Token:
    """With what the parse has hung on the verb though it goes on with the thing: "role | in the attack"."""
    for child in cue.rights:
        if child.left_edge.i != last.i + 1:
            continue
        clause = child.dep_ in ("ccomp", "acl", "relcl", "advcl", "xcomp") and is_verb(child)
        opened = clause and child.left_edge.lower_ in ("that", "to")
        called = child.left_edge.lower_ == "as" and child.dep_ in ("advcl", "prep")
        if opened or called or child.dep_ == "dobj" or (child.dep_ == "prep" and _belongs(child, last)):
            last = child.right_edge
    return last


def _belongs(prep: Token, last: Token) -> bool:
    """Whether the phrase is about the thing: "role in the attack", not "argument in a ruling"."""
    inner = [child for child in prep.children if child.dep_ in ("pobj", "pcomp")]
    timed = any(child.ent_type_ in _WHEN or child.lower_.endswith("day") for child in inner)
    if timed or (prep.lower_ == "by" and any(child.dep_ == "pcomp" for child in inner)):
        return False
    return prep.lower_ in _OWN or (prep.lower_ in ("in", "for", "on") and last.lemma_.lower() in _PART_IN)
