"""Denials without a word of denial: whom a claim is about says that it is not so, in the claim's words."""

from collections.abc import Iterator

from claims.analysis.certainty import is_negative
from claims.analysis.document import Document, Draft
from claims.analysis.pointing import is_about, names_of
from claims.analysis.wording import content_words
from claims.domain.denials import DenialType
from claims.domain.speech import StatementKind

_REACH = 60
"""Statements looked back over for the claim that is contradicted."""
_SAME = 0.6
"""Share of the answer's words that the claim must hold."""
_FEWEST = 2


def run(document: Document) -> None:
    """Make a denial of each negated claim by the party that an earlier claim of another is about."""
    for at, draft in enumerate(document.drafts):
        if draft.kind is not StatementKind.CLAIM or draft.canonical is None or draft.wording is not None:
            continue
        if not is_negative(draft):
            continue
        names = names_of(draft)
        own = content_words(draft.paragraph.tokens(draft.content))
        for claim, words in _claims_before(document, at, draft.canonical):
            if is_about(names, words) and len(own & words) >= max(_FEWEST, _SAME * len(own - names)):
                draft.kind = StatementKind.DENIAL
                draft.denial_type = DenialType.FLAT
                who = claim.canonical or "another party"
                draft.why = f"{draft.why} It says that what {who} claims of {draft.canonical} is not so."
                break


def _claims_before(document: Document, at: int, canonical: str) -> Iterator[tuple[Draft, frozenset[str]]]:
    for claim in document.drafts[max(0, at - _REACH) : at]:
        if claim.kind is not StatementKind.CLAIM or claim.canonical in (None, canonical):
            continue
        if not is_negative(claim):
            yield claim, content_words(claim.paragraph.tokens(claim.content))
