"""Comparing what an article says now with what the desk read in it. Within the caller's transaction."""

from collections.abc import Iterable

from django.utils import timezone

from claims.actions import findings, locks, reviews, source_checks, verdicts
from claims.actions.history import record
from claims.domain.actors import DESK
from claims.domain.events import EventKind, Subject
from claims.domain.evidence import SourceCondition
from claims.domain.places import PlaceRole
from claims.domain.refinding import Refinder
from claims.domain.spans import Quote, Span, still_stands
from claims.domain.speech import Standing
from claims.domain.states import State
from claims.domain.wording import shortened
from claims.models import Claim, DenialTarget, Snapshot, Source, Statement

WORDS = 140
"""Characters of quoted words in a cause."""


def fail(*, snapshot: Snapshot, problem: str) -> None:
    """Say why what was received cannot be compared. What the desk reads stays."""
    Snapshot.objects.filter(pk=snapshot.pk).update(problem=problem[:500])


def compare(*, snapshot: Snapshot, text: str, words: tuple[int, int] | None = None) -> None:
    """Find the words of every statement again; where they are gone, let what rests on them be looked at.

    Statements stay where they were read. A claim of which words are gone says so in its history; its
    open proposal is out of date, its published verdict stale. `words` counts those that were added and
    removed since the text before it.
    """
    read = snapshot.compared_with
    if read is None or snapshot.compared_at is not None:
        return
    rows = list(
        read.statements.exclude(standing=Standing.DISMISSED)
        .select_related("party", "snapshot__article")
        .prefetch_related("places")
        .order_by("start", "id")
    )
    refinder = Refinder(read.text, text)
    lost = {row.pk for row in rows if not _stands(row, refinder)}
    gone = [row for row in rows if row.pk in lost and row.gone_in_id is None]
    back = [row for row in rows if row.pk not in lost and row.gone_in_id is not None]
    about = _claims_of([*gone, *back])
    sources = _changed_sources(read, text)
    locks.hold_all([*(pk for ids in about.values() for pk in ids), *(source.claim_id for source in sources)])
    findings.store_text(snapshot=snapshot, text=text)
    added, removed = words or (None, None)
    Snapshot.objects.filter(pk=snapshot.pk).update(
        compared_at=timezone.now(), problem="", words_added=added, words_removed=removed
    )
    Statement.objects.filter(pk__in=[row.pk for row in gone]).update(gone_in=snapshot)
    Statement.objects.filter(pk__in=[row.pk for row in back]).update(gone_in=None)
    for row in gone:
        _say(row, EventKind.STATEMENT_GONE, about[row.pk])
        for claim_id in about[row.pk]:
            _doubt(claim_id, row, _reads_now(row, refinder))
    for row in back:
        _say(row, EventKind.STATEMENT_BACK, about[row.pk])
    for source in sources:
        source_checks.note_on(
            source=source,
            condition=SourceCondition.CHANGED,
            note=_EXCERPT_GONE,
            seen_on=timezone.localdate(),
            by=DESK,
        )
    data = {"statements": len(rows), "gone": len(gone), "back": len(back)}
    record(EventKind.ARTICLE_EDITED, Subject.ARTICLE, snapshot.article_id, by=DESK, data=data)


_EXCERPT_GONE = "The article was edited, and the excerpt no longer stands in it."


def _stands(row: Statement, refinder: Refinder) -> bool:
    """Whether its words stand there as they did, or, said in pieces, all its pieces do in their order."""
    found = refinder.find(Span(row.start, row.end))
    if found and not found.changed:
        return True
    parts = [Span(place.start, place.end) for place in row.places.all() if place.role == PlaceRole.PART]
    places = [place.span for place in map(refinder.find, sorted(parts)) if place and not place.changed]
    return bool(parts) and len(places) == len(parts) and places == sorted(places)


def _reads_now(row: Statement, refinder: Refinder) -> str:
    """What stands in the place of its words; blank where they are gone."""
    found = refinder.find(Span(row.start, row.end))
    return found.span.of(refinder.after) if found else ""


def _claims_of(rows: Iterable[Statement]) -> dict[int, list[int]]:
    """The claims that each statement makes or denies, and their parts, which rest on the same words."""
    found = {row.pk: [row.claim_id] if row.claim_id else [] for row in rows}
    targets = DenialTarget.objects.filter(denial__statement__in=list(found)).order_by("claim_id")
    for statement_id, claim_id in targets.values_list("denial__statement_id", "claim_id"):
        found[statement_id].append(claim_id)
    parts: dict[int, list[int]] = {}
    wholes = {claim_id for ids in found.values() for claim_id in ids}
    rows_of_parts = Claim.objects.filter(part_of__in=wholes).exclude(state=State.SET_ASIDE).order_by("pk")
    for whole_id, part_id in rows_of_parts.values_list("part_of_id", "pk"):
        parts.setdefault(whole_id, []).append(part_id)
    return {
        statement_id: [*ids, *(part for claim_id in ids for part in parts.get(claim_id, ()))]
        for statement_id, ids in found.items()
    }


def _changed_sources(read: Snapshot, text: str) -> list[Source]:
    """Sources whose excerpt stood in the article as the desk read it, and no longer does."""
    kept = Source.objects.filter(article=read.article_id).exclude(excerpt="")
    quotes = [(source, Quote(source.excerpt, "", "")) for source in kept.order_by("claim_id", "pk")]
    return [
        source
        for source, quote in quotes
        if source.condition != SourceCondition.CHANGED
        and still_stands(read.text, quote)
        and not still_stands(text, quote)
    ]


def _say(row: Statement, kind: EventKind, about: Iterable[int]) -> None:
    data = {
        "statement": row.pk,
        "kind": row.kind,
        "words": row.exact[:300],
        "party": row.speaker,
        "article": row.snapshot.article.title,
    }
    for claim_id in about:
        record(kind, Subject.CLAIM, claim_id, by=DESK, data=data)


def _doubt(claim_id: int, row: Statement, now: str) -> None:
    title, words = shortened(str(row.snapshot.article), 80), _in_one_line(row.exact)
    reviews.overtake(claim_id=claim_id, cause=f"the article “{title}” was edited after it was proposed.")
    cause = f"The article “{title}” was edited: these words are gone or changed: “{words}”."
    if now:
        cause += f" It reads now: “{_in_one_line(now)}”."
    verdicts.mark_stale(claim=Claim.objects.get(pk=claim_id), cause=cause, by=DESK)


def _in_one_line(words: str) -> str:
    return shortened(" ".join(words.split()), WORDS)
