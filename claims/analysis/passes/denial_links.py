"""Which claims each denial answers, and how much of them."""

from collections.abc import Sequence

from spacy.tokens import Token

from claims.analysis.certainty import main_verb
from claims.analysis.denied import own_words, proposition_of
from claims.analysis.document import Document, Draft
from claims.analysis.grammar import SUBJECTS
from claims.analysis.result import ClaimGroup, DenialLink
from claims.analysis.wording import content_words, sentence
from claims.domain.denials import DenialType, Scope
from claims.domain.speech import StatementKind

_SILENT = (DenialType.NO_COMMENT, DenialType.DECLINED)
_REACH = 60
"""Statements looked over, on either side, for what a denial answers."""
_ANSWERS = 0.5
"""Share of a denied proposition's words that a claim must hold to be the one denied."""
_AS_GOOD = 0.8
"""A claim that holds nearly as many of them as the best one is denied with it."""
_WHOLE = 0.6
"""Share of the claim's words that the denial must hold to reject all of it."""
_SURE, _LIKELY, _GUESS = 0.9, 0.7, 0.5


def run(document: Document) -> None:
    """Link every denial to the claims it answers; a proposition that nobody states becomes a claim."""
    words = [content_words(draft.paragraph.tokens(draft.content)) for draft in document.drafts]
    for at, draft in enumerate(document.drafts):
        if draft.kind is not StatementKind.DENIAL or draft.denial_type in _SILENT:
            continue
        claims = _others_claims(document, at)
        denied = proposition_of(draft)
        if not denied:
            draft.denies = _nearest(document, at, claims)
            continue
        draft.denies = _by_words(document, draft, denied, claims, words) or (_own_claim(document, draft),)


def _others_claims(document: Document, at: int) -> list[int]:
    """Claims by other parties near the denial: those before it, the last one last, then those after."""
    denier = document.drafts[at].canonical
    near = range(max(0, at - _REACH), min(len(document.drafts), at + _REACH))
    return [
        i
        for i in near
        if document.drafts[i].claim is not None and (denier is None or document.drafts[i].canonical != denier)
    ]


def _nearest(document: Document, at: int, claims: Sequence[int]) -> tuple[DenialLink, ...]:
    """The claims that share the cue of the last one before, or else of the first one after."""
    pointed = _pointed_at(document, at, claims)
    before = [i for i in pointed if i < at]
    after = [i for i in pointed if i > at]
    if not before and not after:
        return ()
    anchor = document.drafts[before[-1] if before else after[0]]
    together = [i for i in claims if document.drafts[i].cue is anchor.cue and anchor.cue is not None]
    groups = dict.fromkeys(document.drafts[i].claim for i in together) or {anchor.claim: None}
    distance = abs(anchor.paragraph.index - document.drafts[at].paragraph.index)
    confidence = _SURE if distance == 0 else _LIKELY if distance == 1 else _GUESS
    scope = Scope.PART if document.drafts[at].denial_type is DenialType.PARTIAL else Scope.FULL
    return tuple(DenialLink(group, scope, confidence) for group in groups if group is not None)


def _pointed_at(document: Document, at: int, claims: Sequence[int]) -> Sequence[int]:
    """The claims that the denial's own noun fits, as "the report" fits what a paper reported.

    Failing that, those of parties that have not themselves denied anything so far: what a denier adds
    is rarely what the next denier answers.
    """
    drafts = document.drafts
    nouns = {token.lemma_.lower() for token in drafts[at].paragraph.tokens(drafts[at].content)}
    fitting = [i for i in claims if (cue := drafts[i].cue) is not None and cue.lemma_.lower() in nouns]
    if fitting:
        return fitting
    past = drafts[max(0, at - _REACH) : at]
    deniers = {draft.canonical for draft in past if draft.kind is StatementKind.DENIAL}
    return [i for i in claims if drafts[i].canonical not in deniers] or claims


def _by_words(
    document: Document, draft: Draft, denied: list[Token], claims: Sequence[int], words: list[frozenset[str]]
) -> tuple[DenialLink, ...]:
    """The claims that hold most words of the denied proposition."""
    wanted = content_words(denied) | own_words(draft, denied)
    scores: dict[int, tuple[float, float]] = {}
    for i in claims:
        shared = wanted & words[i]
        group = document.drafts[i].claim
        if group is None or not shared or len(shared) < min(2, len(wanted)):
            continue
        core = _core(document.drafts[i], words[i])
        score = len(shared) / len(wanted), len(shared & core) / max(1, len(core))
        scores[group] = max(score, scores.get(group, score))
    best = max((held for held, _ in scores.values()), default=0.0)
    if best < _ANSWERS:
        return ()
    return tuple(
        DenialLink(group, _scope(draft, covered), round(held * _SURE, 2))
        for group, (held, covered) in scores.items()
        if held >= max(_ANSWERS, _AS_GOOD * best)
    )


def _core(claim: Draft, words: frozenset[str]) -> frozenset[str]:
    """The claim's words without those for whom it is about, whom a denial of it need not repeat."""
    verb = main_verb(claim)
    subject = (
        next((child for child in verb.children if child.dep_ in SUBJECTS), None) if verb is not None else None
    )
    return words - content_words(subject.subtree) if subject is not None else words


def _scope(draft: Draft, covered: float) -> Scope:
    if draft.denial_type is DenialType.PARTIAL or covered < _WHOLE:
        return Scope.PART
    return Scope.FULL


def _own_claim(document: Document, draft: Draft) -> DenialLink:
    """A new group for what is denied; two denials of one proposition share it."""
    text = sentence(_asserted(draft))
    known = next((group for group in document.groups if group.from_denial and group.text == text), None)
    if known is None:
        known = ClaimGroup(len(document.groups) + 1, text, (), from_denial=True)
        document.groups.append(known)
    return DenialLink(known.id, Scope.FULL, _LIKELY)


def _asserted(draft: Draft) -> str:
    """The denied proposition as whoever first said it would have put it."""
    tokens = proposition_of(draft)
    text = draft.paragraph.doc[tokens[0].i : tokens[-1].i + 1].text
    party = draft.canonical or "Somebody"
    first = tokens[0]
    if first.tag_ == "VBG":
        return f"{party} {_finite(tokens, text)}"
    if first.pos_ == "PRON" and first.dep_ in ("nsubj", "nsubjpass"):
        return f"{party}{text[len(first.text) :]}"
    return text if _has_subject(tokens) else f"{_possessive(party)} {_undetermined(tokens)}"


def _has_subject(tokens: list[Token]) -> bool:
    return any(token.dep_ in ("nsubj", "nsubjpass") for token in tokens)


def _finite(tokens: list[Token], text: str) -> str:
    """“having met them” is “had met them”; “selling arms” is “was selling arms”."""
    first = tokens[0].lower_
    rest = text[len(tokens[0].text) :]
    if first == "having":
        return f"had{rest}"
    return f"was{rest}" if first == "being" else f"was {text}"


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _undetermined(tokens: list[Token]) -> str:
    kept = tokens[1:] if tokens[0].dep_ == "det" or tokens[0].dep_ == "poss" else tokens
    return "".join(token.text_with_ws for token in kept)
