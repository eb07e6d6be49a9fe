"""Walking the lines of the history, from a database or an export, to see that nobody changed it."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from claims.domain.chain import BEGINNING, Chain, Point, holds
from claims.domain.heads import Known
from claims.domain.tongue import say

_HASH = slice(-65, -1)
_PAYLOAD = slice(None, -66)
"""A line ends with a tab, 64 digits and a line feed."""

NAMED = 100
"""So many places are told of one walk; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Broken:
    """The first place at which a chain does not hold; `position` counts from 1."""

    subject: str
    subject_id: int
    position: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.subject} {self.subject_id}, position {self.position}: {self.sentence}"


@dataclass(slots=True)
class Walk:
    """What a walk found: how much there was, and the first bad place of each chain that does not hold."""

    entries: int = 0
    chains: int = 0
    broken_chains: int = 0
    broken: list[Broken] = field(default_factory=list)

    @property
    def first_broken(self) -> Broken | None:
        return self.broken[0] if self.broken else None

    def note(self, found: Broken | None) -> None:
        if found:
            self.broken_chains += 1
            if len(self.broken) < NAMED:
                self.broken.append(found)

    def add(self, other: "Walk") -> None:
        """Count what another walk found, too."""
        self.entries += other.entries
        self.chains += other.chains
        self.broken_chains += other.broken_chains
        self.broken = (self.broken + other.broken)[:NAMED]


@dataclass(slots=True)
class Run:
    """The lines of one chain as they came, where it begins, and the first that does not follow."""

    chain: Chain
    begun: Point
    lines: list[bytes] = field(default_factory=list)
    fault: Broken | None = None

    @property
    def end(self) -> Point:
        """Its last entry, as that entry says it is."""
        return Point(self.begun.position + len(self.lines), self.hash_at(-1))

    def hash_at(self, index: int) -> str:
        return self.lines[index][_HASH].decode(errors="replace")

    def broken(self, position: int, sentence: str) -> Broken:
        return Broken(*self.chain, position, sentence)


def runs(lines: Iterable[bytes], after: Mapping[Chain, Point] | None = None) -> Iterator[Run]:
    """The chains in the order of their lines. A chain begins after its point in `after`, if it has one.

    One loop, and no call in it but for the hash: of a million lines it is most of the work.
    """
    run, start, position, previous = Run(("", 0), BEGINNING), b"\n", 0, b""
    for line in lines:
        if not line.startswith(start):
            if run.lines:
                yield run
            subject, number, _ = line.split(b"\t", 2)
            start = b"%b\t%b\t" % (subject, number)
            chain = (subject.decode(), int(number))
            run = Run(chain, (after or {}).get(chain, BEGINNING))
            position, previous = run.begun.position, run.begun.hash.encode()
        run.lines.append(line)
        if run.fault:
            continue
        position += 1
        digest = sha256(line[_PAYLOAD]).hexdigest().encode()
        if not line.endswith(b"\t%d\t%b\t%b\n" % (position, previous, digest)):
            run.fault = _fault(run, line, position, previous)
            digest = line[_HASH]
        previous = digest
    if run.lines:
        yield run


def examine(
    lines: Iterable[bytes],
    heads: Mapping[Chain, Point],
    known: Known | None = None,
    *,
    missing: Container[Chain] | None = None,
) -> Walk:
    """Walk every chain, and hold it against its head and against what was known of it elsewhere.

    Where these are not all chains, `missing` says of which it is to be told that they are missing.
    """
    walk = Walk()
    left = {chain: head for chain, head in heads.items() if head.position}
    kept = {chain for chain in known.chains if missing is None or chain in missing} if known else set()
    for run in runs(lines):
        walk.chains += 1
        walk.entries += len(run.lines)
        head = left.pop(run.chain, None)
        kept.discard(run.chain)
        against = _against(run, known) if known else None
        if run.fault and against:
            walk.note(min(run.fault, against, key=lambda fault: fault.position))
        else:
            walk.note(run.fault or against or _at_the_end(run, head))
    for chain in sorted(left.keys() | kept):
        walk.note(Broken(*chain, 1, say("The whole chain is missing.")))
    return walk


def _fault(run: Run, line: bytes, expected: int, previous: bytes) -> Broken | None:
    payload, _, digest = line.removesuffix(b"\n").rpartition(b"\t")
    try:
        position = int(payload.rsplit(b"\t", 2)[1])
        if position > expected:
            return run.broken(expected, say("Entry {number} is missing.", number=expected))
        if position < expected:
            return run.broken(position, say("There is another entry {number}.", number=position))
        if not payload.endswith(b"\t" + previous):
            return run.broken(position, say("It does not follow the entry before it."))
        if not holds(payload, digest.decode()):
            return run.broken(position, say("What it says was changed after it was written."))
    except (ValueError, IndexError):
        return run.broken(expected, say("This is not a history entry."))
    return None


def _against(run: Run, known: Known) -> Broken | None:
    kept = known.chains.get(run.chain)
    for index, line in enumerate(run.lines):
        position = index + 1
        if kept is None or position > kept.position:
            if line.split(b"\t", 4)[3].decode() < known.settled_before:
                return run.broken(
                    position,
                    f"It says that it was written before the heads of {known.at}, which do not know it.",
                )
        elif not kept.agrees(position, run.hash_at(index)):
            return run.broken(position, f"This is not the entry that the heads of {known.at} know.")
    if kept and len(run.lines) < kept.position:
        missing = len(run.lines) + 1
        return run.broken(missing, f"Entry {missing} is missing, which the heads of {known.at} know.")
    return None


def _at_the_end(run: Run, head: Point | None) -> Broken | None:
    if head == run.end:
        return None
    last, at = run.end.position, head.position if head else 0
    if last == at:
        return run.broken(last, say("The hash in its head is another."))
    ends = say("The chain ends at entry {last}, but its head says {head}.", last=last, head=at)
    return run.broken(last, ends)
