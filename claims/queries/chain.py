"""Walking the history, to see that nobody changed it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from claims.domain.chain import GENESIS, entry_fields, entry_hash
from claims.models import HistoryEntry, HistoryHead


@dataclass(frozen=True, slots=True)
class Broken:
    """The first place at which a chain does not hold."""

    subject: str
    subject_id: int
    position: int
    entry_id: int | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Walk:
    """What a walk over all chains found."""

    entries: int
    chains: int
    first_broken: Broken | None


def verify_all() -> Walk:
    """Walk every chain, in constant memory, and stop at the first bad entry."""
    heads = {(head.subject, head.subject_id): head for head in HistoryHead.objects.all()}
    entries = HistoryEntry.objects.order_by("subject", "subject_id", "position").iterator(chunk_size=2000)
    count = chains = 0
    for chain, rows in groupby(entries, key=lambda entry: (entry.subject, entry.subject_id)):
        chains += 1
        length, broken = _walk(rows, heads.pop(chain, None))
        count += length
        if broken:
            return Walk(count, chains, broken)
    for (subject, subject_id), head in heads.items():
        if head.position:
            gone = Broken(subject, subject_id, 1, None, "The whole chain is missing.")
            return Walk(count, chains, gone)
    return Walk(count, chains, None)


def verify(subject: str, subject_id: int) -> Broken | None:
    """The first bad entry of one chain, or None."""
    rows = HistoryEntry.objects.filter(subject=subject, subject_id=subject_id).order_by("position")
    head = HistoryHead.objects.filter(subject=subject, subject_id=subject_id).first()
    return _walk(iter(rows), head)[1]


def _walk(rows: Iterator[HistoryEntry], head: HistoryHead | None) -> tuple[int, Broken | None]:
    previous, expected, last = GENESIS, 0, None
    for entry in rows:
        expected += 1
        sentence = _fault(entry, expected, previous)
        if sentence:
            return expected, Broken(entry.subject, entry.subject_id, entry.position, entry.pk, sentence)
        previous, last = entry.hash, entry
    if last is None and head is not None and head.position:
        return 0, Broken(head.subject, head.subject_id, 1, None, "The whole chain is missing.")
    if last is not None and (head is None or (head.position, head.hash) != (last.position, last.hash)):
        at = head.position if head else 0
        sentence = f"The chain ends at entry {last.position}, but its head says {at}."
        return expected, Broken(last.subject, last.subject_id, last.position, last.pk, sentence)
    return expected, None


def _fault(entry: HistoryEntry, expected: int, previous: str) -> str:
    if entry.position != expected:
        return f"Entry {expected} is missing."
    if entry.previous_hash != previous:
        return "It does not follow the entry before it."
    fields = entry_fields(
        subject=entry.subject,
        subject_id=entry.subject_id,
        position=entry.position,
        kind=entry.kind,
        at=entry.at,
        actor_id=entry.actor_id,
        actor_name=entry.actor_name,
        data=entry.data,
    )
    if entry.hash != entry_hash(fields, entry.previous_hash):
        return "What it says was changed after it was written."
    return ""
