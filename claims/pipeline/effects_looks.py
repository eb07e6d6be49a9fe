"""What follows when a claim asks for another look."""

from datetime import date

from claims.actions import locks, notices, relay, reviews, verdicts
from claims.domain.actors import DESK
from claims.domain.events import EventKind, Subject
from claims.domain.evidence import SOURCE_CONDITION_LABELS, SourceCondition
from claims.domain.notices import NoticeKind
from claims.domain.transitions import BY_MOVE, Move
from claims.domain.wording import day_in_words, shortened
from claims.matching import contrary
from claims.models import Claim, HistoryEntry, Verdict
from claims.pipeline.occasions import occasion
from claims.queries import appearances


def recheck_due(held: relay.Lease) -> None:
    """Tell who has the claim, who triaged it and who watches it that its day has come."""
    _, claim = occasion(held)
    moves = HistoryEntry.objects.filter(
        subject=Subject.CLAIM.value, subject_id=claim.pk, kind=EventKind.CLAIM_MOVED.value
    ).order_by("-position")
    triaged_by = next((move.actor_id for move in moves if move.data["move"] == Move.TRIAGE), None)
    what = ": triage it anew" if claim.state in BY_MOVE[Move.TRIAGE].sources else ""
    with relay.finishing(held):
        concerned = {claim.assignee_id, triaged_by, *claim.watches.values_list("user_id", flat=True)}
        notices.tell(
            people=[one for one in concerned if one],
            kind=NoticeKind.STALE,
            claim=claim,
            cause_id=held.event_id,
            text=f"The day to look again at {claim.number} has come{what}.",
        )


def part_decided(held: relay.Lease) -> None:
    """A verdict on the whole is never computed, but it did not know what was found of this part."""
    part = Claim.objects.select_related("part_of").get(pk=held.object_id)
    latest = part.verdicts.select_related("rating").order_by("-published_at", "-id").first()
    with relay.finishing(held):
        if part.part_of is None or latest is None:
            return
        whole = locks.hold(part.part_of)
        found = "is withdrawn" if latest.withdrawn_reason else f"was rated “{latest.rating.label}”"
        reviews.overtake(claim_id=whole.pk, cause=f"its part {part.number} {found} after it was proposed.")
        decided_at = latest.ended_at or latest.published_at
        before = Verdict.objects.filter(claim=whole, ended_at__isnull=True, published_at__lt=decided_at)
        if before.exists():
            verdicts.mark_stale(claim=whole, cause=f"Its part {part.number} {found}.", by=DESK)


def claim_contradicted(held: relay.Lease) -> None:
    """What a new claim cannot be true beside is looked at again: its verdict did not know of it."""
    claim = Claim.objects.get(pk=held.object_id)
    said_in = appearances.of(claim).select_related("snapshot__article").order_by("id").first()
    with relay.finishing(held):
        if said_in is None:
            return
        for other in contrary.of(claim):
            locks.hold(other)
            reviews.overtake(
                claim_id=other.pk, cause=f"{claim.number} says otherwise, and came after it was proposed."
            )
            where, words = shortened(str(said_in.snapshot.article), 80), shortened(claim.text, 120)
            cause = f"{claim.number}, in “{where}”, says otherwise: “{words}”."
            verdicts.mark_stale(claim=other, cause=cause, by=DESK)


def claim_seen_again(held: relay.Lease) -> None:
    """A published claim that somebody new says is no less checked; those concerned are told, no more."""
    entry, claim = occasion(held)
    verdict = claim.verdicts.filter(ended_at__isnull=True).first()
    here = appearances.of(claim).filter(snapshot__article=entry.data["article"]).select_related("party")
    with relay.finishing(held):
        if verdict is None:
            return
        known = {voice["name"] for voice in verdict.published_as["said_by"]}
        new = [
            name for name in dict.fromkeys(row.speaker for row in here.order_by("id")) if name not in known
        ]
        if any(new):
            notices.announce(
                kind=NoticeKind.SEEN,
                claim=claim,
                cause_id=held.event_id,
                text=f"{claim.number} is published, and {', '.join(filter(None, new))} says it too, "
                f"in “{shortened(entry.data['title'], 80)}”.",
                but_not=entry.actor_id,
            )


def source_checked(held: relay.Lease) -> None:
    """A source that is gone or has changed makes the verdict stale that rests on it."""
    entry, claim = occasion(held)
    found = SOURCE_CONDITION_LABELS[SourceCondition(entry.data["condition"])]
    seen_on = day_in_words(date.fromisoformat(entry.data["seen_on"]))
    with relay.finishing(held):
        before = claim.verdicts.filter(ended_at__isnull=True, published_at__lt=entry.at)
        if before.exists():
            cause = f"The source “{shortened(entry.data['title'], 120)}” {found} (seen on {seen_on})."
            verdicts.mark_stale(claim=claim, cause=cause, by=DESK)
