"""Claims made of an article's own words, by a person who found them worth checking."""

from claims.actions import contradictions, locks, reviews
from claims.actions.history import record
from claims.domain import contrast
from claims.domain.events import EventKind, Subject
from claims.matching import same_claim
from claims.models import Article, Claim, Statement, User
from claims.policy import curation


def by_hand(*, words: str, article: Article, by: User) -> Claim:
    """A new claim of these words. Raises Missing where they are too long for one."""
    return _new(_claim_text(words), "hand", EventKind.CLAIM_ADDED, article, by)


def of_reporter(*, statement: Statement, by: User) -> Claim:
    """The claim that a reporter's own words make, new or known. Within the caller's transaction.

    Raises Missing where they are too long for one.
    """
    article = statement.snapshot.article
    text = _claim_text(statement.exact)
    known = same_claim.find(text)
    if known is None:
        return _new(text, "narration", EventKind.CLAIM_ADOPTED, article, by)
    known = locks.hold(known)
    reviews.overtake(claim_id=known.pk, cause="it was found in another place after it was proposed.")
    entry = record(EventKind.CLAIM_SEEN_AGAIN, Subject.CLAIM, known.pk, by=by, data=_facts(text, article))
    contradictions.note_seen(known, entry)
    return known


def hold_known(statement: Statement) -> None:
    """Take the claim that these words would be found to repeat, before their statement is taken.

    So it is everywhere, and no two wait for each other: an edited article, too, takes claims first.
    """
    known = same_claim.find(_claim_text(statement.exact))
    if known:
        locks.hold(known)


def _new(text: str, origin: str, kind: EventKind, article: Article, by: User) -> Claim:
    claim = Claim.objects.create(text=text, **contrast.columns(text), origin=origin)
    record(kind, Subject.CLAIM, claim.pk, by=by, data=_facts(text, article))
    contradictions.note_new([claim])
    return claim


def _facts(text: str, article: Article) -> dict[str, str | int]:
    return {"text": text, "article": article.pk, "title": article.title}


def _claim_text(words: str) -> str:
    text = " ".join(words.strip(" \t\n“”\"'‘’,").split())
    text = text[:1].upper() + text[1:]
    curation.check_length_of_claim(text, field="exact")
    return text
