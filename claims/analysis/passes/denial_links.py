"""Which claims each denial answers, and how much of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from claims.analysis.certainty import is_negative, main_verb
from claims.analysis.denied import asserted, own_words, proposition_of
from claims.analysis.document import Document, Draft
from claims.analysis.grammar import SUBJECTS
from claims.analysis.pointing import names_of, pointed_at
from claims.analysis.result import ClaimGroup, DenialLink
from claims.analysis.wording import content_words, numbers, sentence
from claims.analysis.words.fields import FIELD_OF
from claims.domain.denials import SILENT, DenialType, Scope
from claims.domain.speech import StatementKind

_REACH = 60
"""Statements looked over, on either side, for what a denial answers."""
_ANSWERS = 0.5
"""Share of a denied proposition's words that a claim must hold to be the one denied."""
_AS_GOOD = 0.8
"""A claim that holds nearly as many of them as the best one is denied with it."""
_WHOLE = 0.6
"""Share of the claim's words that the denial must hold to reject all of it."""
_SAME_SENTENCE, _SAME_PARAGRAPH, _NEXT, _FAR = 0.95, 0.85, 0.7, 0.5
_BY_VERB = "denial"
"""The pass whose denials reject what they hold; another's say that it is not so in the words themselves."""
_OTHER = 0.4
"""Confidence that something else is what a denial answers, beside each other in the text."""
_UNSTATED = 0.7
_NEAR = 2
"""Paragraphs within which an answer to something else is still an answer."""


@dataclass(frozen=True, slots=True)
class _Match:
    """How far a claim holds the denied proposition, and the proposition the claim."""

    held: float
    covered: float
    scope: Scope | None
    confidence: float


def run(document: Document) -> None:
    """Link every denial to the claims it answers; a proposition that nobody states becomes a claim."""
    denials = [
        at
        for at, draft in enumerate(document.drafts)
        if draft.kind is StatementKind.DENIAL and draft.denial_type not in SILENT
    ]
    if not denials:
        return
    words = [content_words(draft.paragraph.tokens(draft.content)) for draft in document.drafts]
    for at in denials:
        draft = document.drafts[at]
        claims = _others_claims(document, at)
        denied = proposition_of(draft)
        if denied and content_words(denied):
            draft.denies = (
                _by_words(document, at, denied, claims, words)
                or _besides(document, at, denied, claims, words)
                or (_own_claim(document, draft),)
            )
        else:
            draft.denies = _pointed(document, at, pointed_at(document.drafts, at, claims, words))


def _others_claims(document: Document, at: int) -> list[int]:
    """Claims by other parties near the denial, in reading order."""
    denier, cue = document.drafts[at].canonical, document.drafts[at].cue
    near = range(max(0, at - _REACH), min(len(document.drafts), at + _REACH))
    return [
        i
        for i in near
        if document.drafts[i].claim is not None
        and (denier is None or document.drafts[i].canonical != denier)
        and (cue is None or document.drafts[i].cue is not cue)
    ]


def _nearness(denial: Draft, claim: Draft) -> float:
    """How sure a link is by where the two stand."""
    distance = abs(denial.paragraph.index - claim.paragraph.index)
    if distance:
        return _NEXT if distance == 1 else _FAR
    if denial.cue is not None and claim.cue is not None and denial.cue.sent == claim.cue.sent:
        return _SAME_SENTENCE
    return _SAME_PARAGRAPH


def _pointed(document: Document, at: int, claims: Sequence[int]) -> tuple[DenialLink, ...]:
    denial = document.drafts[at]
    scope = Scope.PART if denial.denial_type is DenialType.PARTIAL else Scope.FULL
    sure: dict[int, float] = {}
    for i in claims:
        group = document.drafts[i].claim
        if group is not None:
            sure[group] = max(sure.get(group, 0.0), _nearness(denial, document.drafts[i]))
    return tuple(DenialLink(group, scope, confidence) for group, confidence in sure.items())


def _by_words(
    document: Document, at: int, denied: list[Token], claims: Sequence[int], words: list[frozenset[str]]
) -> tuple[DenialLink, ...]:
    """The claims that hold most words of the denied proposition; of a single word, the nearest."""
    denial = document.drafts[at]
    wanted = content_words(denied) | own_words(denial, denied)
    if len(wanted) == 1:
        nearest = _nearest(document, at, [i for i in claims if wanted & words[i]])
        return _pointed(document, at, nearest)
    scores: dict[int, _Match] = {}
    turned = denial.found_by == _BY_VERB and is_negative(denial)
    for i in claims:
        group = document.drafts[i].claim
        shared = wanted & words[i]
        if turned != is_negative(document.drafts[i]):
            continue
        if group is None or not shared or len(shared) < min(2, len(wanted)):
            continue
        match = _match(denial, document.drafts[i], denied, wanted, words[i])
        if group not in scores or (match.held, match.covered) > (scores[group].held, scores[group].covered):
            scores[group] = match
    best = max((match.held for match in scores.values()), default=0.0)
    if best < _ANSWERS:
        return ()
    return tuple(
        DenialLink(group, match.scope or Scope.FULL, match.confidence)
        for group, match in scores.items()
        if match.held >= max(_ANSWERS, _AS_GOOD * best)
    )


def _nearest(document: Document, at: int, claims: Sequence[int]) -> list[int]:
    before = [i for i in claims if i < at]
    anchor = before[-1] if before else next(iter(claims), None)
    if anchor is None:
        return []
    cue = document.drafts[anchor].cue
    return [i for i in claims if i == anchor or (cue is not None and document.drafts[i].cue is cue)]


def _match(
    denial: Draft, claim: Draft, denied: list[Token], wanted: frozenset[str], words: frozenset[str]
) -> _Match:
    core = _core(claim, words)
    held = len(wanted & words) / len(wanted)
    covered = len(wanted & core) / max(1, len(core))
    ours, theirs = numbers(denied), numbers(claim.paragraph.tokens(claim.content))
    if ours and theirs and not ours & theirs:
        scope = Scope.DIFFERENT
    elif denial.denial_type is DenialType.PARTIAL or covered < _WHOLE:
        scope = Scope.PART
    else:
        scope = Scope.FULL
    confidence = round(min(0.97, (_nearness(denial, claim) + held) / 2), 2)
    return _Match(held, covered, scope, confidence)


def _core(claim: Draft, words: frozenset[str]) -> frozenset[str]:
    """The claim's words without those for whom it is about, whom a denial of it need not repeat."""
    verb = main_verb(claim)
    subject = (
        next((child for child in verb.children if child.dep_ in SUBJECTS), None) if verb is not None else None
    )
    return words - content_words(subject.subtree) if subject is not None else words


def _besides(
    document: Document, at: int, denied: list[Token], claims: Sequence[int], words: list[frozenset[str]]
) -> tuple[DenialLink, ...]:
    """A claim about the denier on the same matter: what they deny is not what was claimed."""
    denial = document.drafts[at]
    names = names_of(denial)
    wanted = content_words(denied) - names
    matters = {FIELD_OF[word] for word in wanted if word in FIELD_OF}
    near = [
        i
        for i in claims
        if abs(document.drafts[i].paragraph.index - denial.paragraph.index) <= _NEAR
        and names & words[i]
        and matters & {FIELD_OF[word] for word in words[i] if word in FIELD_OF}
    ]
    answered = _nearest(document, at, near)
    group = document.drafts[answered[0]].claim if answered else None
    if group is None:
        return ()
    confidence = round(_OTHER * _nearness(denial, document.drafts[answered[0]]) / _SAME_PARAGRAPH, 2)
    return (DenialLink(group, Scope.DIFFERENT, confidence),)


def _own_claim(document: Document, draft: Draft) -> DenialLink:
    """A new group for what is denied; two denials of one proposition share it."""
    text = sentence(asserted(draft))
    known = next((group for group in document.groups if group.from_denial and group.text == text), None)
    if known is None:
        known = ClaimGroup(len(document.groups) + 1, text, (), from_denial=True)
        document.groups.append(known)
    return DenialLink(known.id, Scope.FULL, _UNSTATED)
