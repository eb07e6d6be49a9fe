"""Opposing views: whoever rejects a claim and speaks for nobody it is about makes a claim of their own."""

from claims.analysis.document import Document, Draft
from claims.analysis.names import described_by, roles_at
from claims.analysis.pointing import names_of
from claims.analysis.wording import content_words
from claims.analysis.words.denial import DENY
from claims.analysis.words.roles import OUTSIDERS
from claims.domain.denials import SILENT
from claims.domain.speech import StatementKind


def run(document: Document) -> None:
    """Make a claim of each denial by an outsider whom no claim of the article is about."""
    denials = [draft for draft in document.drafts if _rejects(draft)]
    if not denials:
        return
    roles = _roles(document)
    accused = _accused(document)
    for draft in denials:
        known = roles.get(draft.canonical or "", frozenset()) | _roles_here(draft)
        if not known & OUTSIDERS or names_of(draft) & accused or _is_own_deed(draft):
            continue
        draft.kind = StatementKind.CLAIM
        draft.denial_type = None
        if draft.clause is None and draft.cue is not None and draft.found_by != "learned":
            draft.wording = None if _is_clause(draft) else draft.cue.text
        draft.why = f"{draft.why} Whoever says so speaks for nobody accused: an opposing view."


def _rejects(draft: Draft) -> bool:
    return draft.kind is StatementKind.DENIAL and draft.denial_type not in SILENT


def _roles(document: Document) -> dict[str, frozenset[str]]:
    """What each party is called wherever it speaks."""
    found: dict[str, frozenset[str]] = {}
    for draft in document.drafts:
        if draft.canonical is not None:
            found[draft.canonical] = found.get(draft.canonical, frozenset()) | _roles_here(draft)
    return found


def _roles_here(draft: Draft) -> frozenset[str]:
    if draft.speaker is None:
        return frozenset()
    head = draft.speaker.head
    beside = {described_by(head).lemma_.lower()} if head.dep_ == "appos" else set()
    return frozenset({head.lemma_.lower(), *roles_at(head), *beside})


def _accused(document: Document) -> frozenset[str]:
    """All words of what is claimed: whoever is named there may be answering for themselves."""
    return frozenset().union(
        *(
            content_words(draft.paragraph.tokens(draft.content))
            for draft in document.drafts
            if draft.kind is StatementKind.CLAIM
        )
    )


def _is_own_deed(draft: Draft) -> bool:
    """“denied taking money”, “denied that he took it”: the one who rejects it is the one it is about."""
    clause = draft.clause
    if clause is None or draft.cue is None or draft.cue.lemma_.lower() not in DENY:
        return False
    subject = next((child for child in clause.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is None or subject.pos_ == "PRON"


def _is_clause(draft: Draft) -> bool:
    """Whether the rejection is a clause that says by itself what is held: “the claim was false”."""
    return any(
        token.dep_ == "ccomp" and draft.cue is not None and token.head.i == draft.cue.i
        for token in draft.paragraph.tokens(draft.content)
    )
