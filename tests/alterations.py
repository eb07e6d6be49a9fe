"""What somebody with every right in the database could do to a history, and where it should be found."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from claims.domain import heads
from claims.domain.chain import BEGINNING, Chain, Point, entry_hash, said
from claims.domain.events import EventKind
from claims.domain.heads import Grown, Known

BEGAN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
LATER = BEGAN + timedelta(days=30)
FIELDS = ("kind", "at", "actor_id", "actor_name", "data")
Place = tuple[str, int, int]


@dataclass
class Entry:
    """A row as whoever alters it may leave it: its hashes need not fit."""

    fields: dict[str, Any]
    position: int
    previous: str
    hash: str

    def line(self, chain: Chain) -> bytes:
        words = said(subject=chain[0], subject_id=chain[1], **self.fields)
        return f"{words}\t{self.position}\t{self.previous}\t{self.hash}\n".encode()


@dataclass
class History:
    chains: dict[Chain, list[Entry]] = field(default_factory=dict)
    heads: dict[Chain, Point] = field(default_factory=dict)

    def copy(self) -> "History":
        chains = {
            chain: [replace(entry, fields=dict(entry.fields)) for entry in entries]
            for chain, entries in self.chains.items()
        }
        return History(chains, dict(self.heads))

    def lines(self) -> list[bytes]:
        """As the database gives them: by chain and position."""
        return [
            entry.line(chain)
            for chain, entries in sorted(self.chains.items())
            for entry in sorted(entries, key=lambda each: each.position)
        ]

    def hash_again(self, chain: Chain, *, until: int | None = None) -> None:
        """Number and hash a chain so that it holds by itself, and set its head; or only so many entries."""
        point = BEGINNING
        for entry in self.chains[chain][:until]:
            entry.position, entry.previous = point.position + 1, point.hash
            words = said(subject=chain[0], subject_id=chain[1], **entry.fields)
            entry.hash = entry_hash(words, point)
            point = Point(entry.position, entry.hash)
        if until is None:
            self.heads[chain] = point

    def known(self) -> Known:
        """What heads that were written a month later know of it."""
        grown = [
            Grown(chain, 0, entries[-1].hash, b"".join(heads.mark(entry.hash) for entry in entries))
            for chain, entries in self.chains.items()
        ]
        return heads.read([heads.line(Known(), grown, at=LATER).text])


def seeded(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same alterations in every run


def honest(rng: random.Random, *, chains: int = 4, longest: int = 7) -> History:
    history = History()
    for number in range(chains):
        chain = (rng.choice(["article", "claim", "party"]), number + 1)
        history.chains[chain] = [
            Entry(_fields(rng, number, index), 0, "", "") for index in range(rng.randint(2, longest))
        ]
        history.hash_again(chain)
    return history


def _fields(rng: random.Random, number: int, index: int) -> dict[str, Any]:
    return {
        "kind": rng.choice(list(EventKind)).value,
        "at": BEGAN + timedelta(hours=number, minutes=index, microseconds=rng.randrange(10**6)),
        "actor_id": rng.choice([None, 1, 2, 3]),
        "actor_name": rng.choice(["Edda", "Ravi \\ Cleo", "the\tdesk", "Ünïcode “quoted”\n"]),
        "data": {
            "to": "published",
            "note": f"{number}.{index} \\ \t “…” \U0001f642",
            "list": [1, None, {"a": True}],
        },
    }


Alteration = Callable[[random.Random, History], set[Place]]
"""Does it, and says where it should be found."""


def _pick(rng: random.Random, history: History) -> tuple[Chain, list[Entry], int]:
    chain = rng.choice(sorted(history.chains))
    entries = history.chains[chain]
    return chain, entries, rng.randrange(len(entries))


def _other(rng: random.Random, fields: dict[str, Any], name: str) -> Any:
    return {
        "kind": rng.choice([kind.value for kind in EventKind if kind.value != fields["kind"]]),
        "at": fields["at"] + timedelta(microseconds=rng.choice([-1, 1, 10**6])),
        "actor_id": (fields["actor_id"] or 0) + 1,
        "actor_name": fields["actor_name"] + rng.choice([" ", "x", "\\"]),
        "data": {**fields["data"], "to": rng.choice(["withdrawn", "set_aside", ""])},
    }[name]


def rewrite(rng: random.Random, history: History) -> set[Place]:
    """One column of what an entry says, and perhaps its hash, or all hashes from there on."""
    chain, entries, index = _pick(rng, history)
    name = rng.choice(FIELDS)
    entries[index].fields[name] = _other(rng, entries[index].fields, name)
    care = rng.choice(["none", "its hash", "all hashes"])
    if care != "none":
        history.hash_again(chain, until=index + 1 if care == "its hash" else None)
    return {(*chain, index + 1)}


def rewrite_a_hash(rng: random.Random, history: History) -> set[Place]:
    chain, entries, index = _pick(rng, history)
    setattr(entries[index], rng.choice(["hash", "previous"]), f"{rng.getrandbits(256):064x}")
    return {(*chain, index + 1)}


def renumber(rng: random.Random, history: History) -> set[Place]:
    chain, entries, index = _pick(rng, history)
    entries[index].position = len(entries) + rng.randint(1, 5)
    return {(*chain, index + 1)}


def give_to_another(rng: random.Random, history: History) -> set[Place]:
    """An entry that says to be about something that nothing was said of."""
    chain, entries, index = _pick(rng, history)
    stranger = (rng.choice(["user", "rating"]), rng.randint(100, 999))
    history.chains[stranger] = [entries.pop(index)]
    return {(*chain, index + 1), (*stranger, 1)}


def remove(rng: random.Random, history: History) -> set[Place]:
    chain, entries, index = _pick(rng, history)
    del entries[index]
    if rng.random() < 0.5:
        history.hash_again(chain)
    return {(*chain, index + 1)}


def insert(rng: random.Random, history: History) -> set[Place]:
    chain, entries, index = _pick(rng, history)
    index = rng.randint(index, index + 1)
    before = entries[index - 1] if index else entries[0]
    entries.insert(index, Entry({**before.fields, "actor_name": "Somebody else"}, 0, "", ""))
    history.hash_again(chain)
    return {(*chain, index + 1)}


def swap(rng: random.Random, history: History) -> set[Place]:
    chain, entries, _ = _pick(rng, history)
    first, second = sorted(rng.sample(range(len(entries)), 2))
    one, other = entries[first], entries[second]
    if rng.random() < 0.5:
        one.position, other.position = other.position, one.position
    else:
        one.fields, other.fields = other.fields, one.fields
        history.hash_again(chain)
    return {(*chain, first + 1)}


def cut_off(rng: random.Random, history: History) -> set[Place]:
    chain, entries, index = _pick(rng, history)
    index = max(index, 1)
    del entries[index:]
    if rng.random() < 0.5:
        history.hash_again(chain)
    return {(*chain, index + 1)}


def remove_all(rng: random.Random, history: History) -> set[Place]:
    chain, _, _ = _pick(rng, history)
    del history.chains[chain]
    if rng.random() < 0.5:
        del history.heads[chain]
    return {(*chain, 1)}


def move(rng: random.Random, history: History) -> set[Place]:
    chain, entries, index = _pick(rng, history)
    other = rng.choice([each for each in sorted(history.chains) if each != chain])
    to = rng.randint(0, len(history.chains[other]))
    history.chains[other].insert(to, entries.pop(index))
    history.hash_again(chain)
    history.hash_again(other)
    return {(*chain, index + 1), (*other, to + 1)}


def alter_a_head(rng: random.Random, history: History) -> set[Place]:
    chain, entries, _ = _pick(rng, history)
    head = history.heads.pop(chain)
    others = [
        Point(head.position + 1, head.hash),
        Point(head.position - 1, head.hash),
        Point(head.position, "f" * 64),
    ]
    found = rng.choice([None, *others])
    if found:
        history.heads[chain] = found
    return {(*chain, len(entries))}


ALTERATIONS: tuple[Alteration, ...] = (
    rewrite, rewrite_a_hash, renumber, give_to_another, remove, insert, swap, cut_off, remove_all, move,
    alter_a_head,
)  # fmt: skip


def altered(rng: random.Random, history: History) -> tuple[History, Alteration, set[Place]]:
    """A copy to which one thing was done."""
    copy = history.copy()
    alteration = rng.choice(ALTERATIONS)
    return copy, alteration, alteration(rng, copy)
