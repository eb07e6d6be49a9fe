"""Questions to a parse that several passes ask: who is the subject, where does the phrase end."""

from collections.abc import Iterator

from spacy.tokens import Token

from claims.analysis.document import Paragraph, Speaker
from claims.domain.spans import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
OPENING = frozenset("“\"‘'«„``")
CLOSING = frozenset("”\"’'»''")
_STEPS = 12
"""How far a chain of verbs is followed for a subject that they share."""
_PHRASE_STOPS = frozenset({",", ";", ":", "–", "—", "-", "(", ")", "“", "”", '"'})
_DASHES = frozenset({"–", "—", "--"})
_RIGHT_OF_NOUN = frozenset({"of", "for", "at", "in"})
_WHEN = frozenset({"DATE", "TIME"})


def is_verb(token: Token) -> bool:
    return token.tag_.startswith("VB")


def is_finite_clause(verb: Token) -> bool:
    """Whether the verb has a subject of its own and a tense."""
    has_subject = any(child.dep_ in SUBJECTS or child.dep_ == "expl" for child in verb.children)
    finite = verb.tag_ in ("VBD", "VBZ", "VBP", "MD") or any(
        child.dep_ in ("aux", "auxpass") and child.tag_ in ("MD", "VBD", "VBZ", "VBP")
        for child in verb.children
    )
    return has_subject and finite


def auxiliaries(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in ("aux", "auxpass")]


def is_negated(verb: Token) -> bool:
    """“did not say”, “never said”, “no longer says”."""
    return any(
        child.dep_ == "neg"
        or child.lower_ == "never"
        or (child.lower_ == "longer" and child.i and child.nbor(-1).lower_ == "no")
        for child in verb.children
    )


def subject_of(verb: Token) -> Token | None:
    """Who does what the verb says, through passives, co-ordinated verbs, participles and relatives."""
    for _ in range(_STEPS):
        own = _own_subject(verb)
        if own is not None:
            return own
        head = verb.head
        if head.i == verb.i:
            return None
        if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
            return head
        if verb.dep_ not in ("conj", "advcl", "xcomp", "acl", "dep", "ccomp", "parataxis", "pcomp"):
            return None
        if verb.dep_ == "ccomp" and verb.tag_ not in ("VBG", "VB"):
            return None
        if verb.dep_ == "pcomp":
            head = head.head
        if not is_verb(head):
            return None
        verb = head
    return None


def _own_subject(verb: Token) -> Token | None:
    agent = next((child for child in verb.children if child.dep_ == "agent"), None)
    if agent is not None:
        return next((child for child in agent.children if child.dep_ == "pobj"), None)
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None:
        return None
    if subject.lower_ in RELATIVES and verb.dep_ in ("relcl", "acl", "ccomp") and subject.i != 0:
        head = verb.head
        return head if head.pos_ in ("NOUN", "PROPN", "PRON") else None
    return subject


def with_conjuncts(noun: Token) -> list[Token]:
    """The noun and those joined to it after it, unless what is joined belongs to another clause."""
    joined = (
        token for token in noun.conjuncts if token.pos_ in ("NOUN", "PROPN", "PRON") and token.i > noun.i
    )
    return [noun, *joined]


def speaker_at(paragraph: Paragraph, head: Token) -> Speaker:
    """The noun phrase around the head as somebody's name in the text; of a "who", the one it stands for."""
    meant = _antecedent(head)
    first, last = noun_phrase(meant or head)
    return Speaker(
        paragraph, meant or head, paragraph.over(first, last), paragraph.at(head) if meant else None
    )


def speakers_at(paragraph: Paragraph, cue: Token, head: Token) -> list[Speaker]:
    """The head and those joined to it, each as a speaker; one alone through the "who" beside the cue."""
    heads = with_conjuncts(head)
    if len(heads) > 1:
        return [speaker_at(paragraph, one) for one in heads]
    verb = cue
    while verb.dep_ == "conj" and is_verb(verb.head) and not any(c.dep_ == "nsubj" for c in verb.lefts):
        verb = verb.head
    relative = next((child for child in verb.lefts if child.dep_ == "nsubj"), head)
    return [speaker_at(paragraph, relative if _antecedent(relative) == head else head)]


def _antecedent(relative: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    verb = relative.head
    if relative.lower_ not in RELATIVES or relative.dep_ not in SUBJECTS or verb.dep_ not in ("relcl", "acl"):
        return None
    return verb.head if verb.head.pos_ in ("NOUN", "PROPN", "PRON") and verb.head.i < relative.i else None


def noun_phrase(head: Token) -> tuple[Token, Token]:
    """First and last token: what stands before the noun, and the "of" and "for" that say whose it is."""
    doc = head.doc
    own = {token.i for token in head.subtree}
    first = head.i
    while (
        first - 1 in own and not _stops_phrase(doc[first - 1]) and not _is_co_ordinator(doc[first - 1], head)
    ):
        first -= 1
    while doc[first].text in OPENING or doc[first].dep_ in ("cc", "punct", "preconj"):
        if first == head.i:
            break
        first += 1
    last = head
    if head.pos_ == "NOUN" or head.tag_ == "NNP":
        last = _right_end(head)
    return doc[first], last


def _stops_phrase(token: Token) -> bool:
    if token.text == "-" and not token.whitespace_:
        return False
    return token.text in _PHRASE_STOPS


def _is_co_ordinator(token: Token, head: Token) -> bool:
    return token.dep_ == "cc" and token.head.i == head.i


def _right_end(head: Token) -> Token:
    last = head
    for child in head.rights:
        if child.i != last.i + 1 and not (child.i == last.i + 2 and head.doc[last.i + 1].text == "-"):
            break
        if child.dep_ != "prep" or child.lower_ not in _RIGHT_OF_NOUN:
            break
        if any(token.ent_type_ in _WHEN for token in child.children):
            break
        end = child
        for token in _until_stop(child):
            end = token
        last = end
    return last


def _until_stop(prep: Token) -> Iterator[Token]:
    own = {token.i for token in prep.subtree}
    doc = prep.doc
    for i in range(prep.i, prep.right_edge.i + 1):
        token = doc[i]
        if i not in own or token.text in _PHRASE_STOPS or token.dep_ in ("relcl", "acl"):
            return
        if token.tag_ in ("WDT", "WP", "WP$", "WRB"):
            return
        if token.dep_ == "prep" and any(child.ent_type_ in _WHEN for child in token.children):
            return
        yield token


def before_aside(first: Token, last: Token) -> Token:
    """The last token before a single dash that adds the writer's own remark; `last` where there is none."""
    dashes = [token.i for token in first.doc[first.i : last.i + 1] if token.text in _DASHES]
    if len(dashes) != 1 or not first.i < dashes[0] < last.i:
        return last
    return first.doc[dashes[0] - 1]


def trimmed(paragraph: Paragraph, first: int, last: int) -> Span | None:
    """The span from token to token without punctuation and joining words around it."""
    doc = paragraph.doc
    while first <= last and _is_edge(doc[first], OPENING):
        first += 1
    while last >= first and (_is_edge(doc[last], CLOSING) or doc[last].dep_ == "cc"):
        last -= 1
    return paragraph.over(doc[first], doc[last]) if first <= last else None


def _is_edge(token: Token, keep: frozenset[str]) -> bool:
    return token.is_space or (
        token.is_punct and token.text not in keep and token.text not in ("%", "…", ")", "(")
    )


def settled(paragraph: Paragraph, span: Span, cue: Token | None) -> Span:
    """The span, grown over the whole of each quotation that it cuts and that the cue is not part of."""
    for quote in paragraph.quotes:
        if not quote.span.overlaps(span) or span.contains(quote.span):
            continue
        if cue is not None and quote.span.contains(paragraph.at(cue)):
            continue
        span = Span(min(span.start, quote.span.start), max(span.end, quote.span.end))
    return span
