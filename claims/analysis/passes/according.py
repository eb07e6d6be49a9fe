"""“According to the ministry, ...”: a claim whose cue is no verb."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from claims.analysis.document import Document, Draft, Paragraph
from claims.analysis.grammar import is_verb, settled, speaker_at, trimmed, with_conjuncts
from claims.analysis.words import words
from claims.domain.spans import Span
from claims.domain.speech import StatementKind

FOUND_BY = "according_to"
_FIGURATIVE = words("plan schedule rule law size age need taste order custom tradition type kind")


def run(document: Document) -> None:
    """Add a claim for the clause that each "according to" stands by."""
    for paragraph, token in document.words():
        if token.lower_ != "according" or paragraph.quote_at(token) is not None:
            continue
        to = next((child for child in token.rights if child.lower_ == "to"), None)
        source = (
            next((child for child in to.children if child.dep_ == "pobj"), None) if to is not None else None
        )
        if to is None or source is None or source.lemma_ in _FIGURATIVE:
            continue
        _add(document, paragraph, (token, to), source)


def _add(document: Document, paragraph: Paragraph, cue: tuple[Token, Token], source: Token) -> None:
    verb = _governor(cue[0])
    content = _content(paragraph, cue[0], verb)
    if content is None:
        return
    for head in with_conjuncts(source):
        speaker = speaker_at(paragraph, head)
        document.add(
            Draft(
                paragraph,
                StatementKind.CLAIM,
                content,
                FOUND_BY,
                f"“according to” gives {speaker.span.of(document.text)} as the source of its sentence.",
                cue=cue[0],
                cue_span=paragraph.over(*cue),
                speaker=speaker,
                clause=verb,
            )
        )


def _governor(according: Token) -> Token:
    """The verb of the clause that the phrase belongs to."""
    verb = according.head
    while not is_verb(verb) and verb.head.i != verb.i:
        verb = verb.head
    while verb.dep_ in ("xcomp", "pcomp", "relcl", "acl", "advcl", "ccomp") and verb.head.i != verb.i:
        verb = verb.head
    return verb


def _content(paragraph: Paragraph, according: Token, verb: Token) -> Span | None:
    """The longer side of the sentence, without the phrase itself."""
    phrase = (according.left_edge.i, _phrase_end(according))
    start, end = _clause_bounds(verb.sent, phrase)
    before = trimmed(paragraph, start, phrase[0] - 1) if phrase[0] > start else None
    after = trimmed(paragraph, phrase[1] + 1, end) if phrase[1] < end else None
    sides = [side for side in (before, after) if side is not None]
    if not sides:
        return None
    return settled(paragraph, max(sides, key=lambda side: side.end - side.start), according)


def _clause_bounds(sentence: Tokens, phrase: tuple[int, int]) -> tuple[int, int]:
    """The stretch between semicolons that the phrase stands in."""
    marks = [token.i for token in sentence if token.text == ";"]
    start = max((i + 1 for i in marks if i < phrase[0]), default=sentence.start)
    end = min((i - 1 for i in marks if i > phrase[1]), default=sentence.end - 1)
    return start, end


def _phrase_end(according: Token) -> int:
    end = according.right_edge.i
    doc = according.doc
    depth = 0
    for i in range(according.i + 2, end + 1):
        depth += {"(": 1, ")": -1}.get(doc[i].text, 0)
        if doc[i].text == "," and depth == 0 and according.i == according.sent.start:
            return i
    return end
