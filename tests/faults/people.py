"""The people who move claims while the desk burns, and the ledger of what they were answered."""

import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import DatabaseError, connection

from claims.actions import bulk_moves
from claims.actions import claims as claim_actions
from claims.domain.inputs import MoveInputs
from claims.domain.refusals import Refusal
from claims.domain.speech import Checkability
from claims.domain.transitions import Move
from claims.models import Claim, User

GIVEN: dict[Move, MoveInputs] = {
    Move.TRIAGE: MoveInputs(checkability=Checkability.FACT_NOW),
    Move.SET_ASIDE: MoveInputs(reason="Nobody could check it."),
    Move.RESTORE: MoveInputs(reason="It can be checked after all."),
    Move.SEND_BACK: MoveInputs(comment="Look at the register again."),
}
FROM: dict[str, tuple[Move, ...]] = {
    "new": (Move.TRIAGE, Move.SET_ASIDE),
    "triaged": (Move.TAKE, Move.ASSIGN, Move.SET_ASIDE),
    "researching": (Move.RELEASE, Move.SET_ASIDE),
    "set_aside": (Move.RESTORE,),
    "second_reading": (Move.CONFIRM, Move.SEND_BACK),
}


@dataclass
class Ledger:
    """What the desk answered: accepted and refused by (claim, version asked), and what nobody heard of."""

    accepted: Counter[tuple[int, int]] = field(default_factory=Counter)
    refused: int = 0
    unheard: set[tuple[int, int]] = field(default_factory=set)
    seconds: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, claim_id: int, version: int, answer: str) -> None:
        """`answer` is accepted, refused or unheard; `version` is the one that was asked to be moved."""
        with self.lock:
            if answer == "accepted":
                self.accepted[claim_id, version] += 1
            elif answer == "unheard":
                self.unheard.add((claim_id, version))
            else:
                self.refused += 1


def everybody() -> dict[str, User]:
    return {user.username: user for user in User.objects.all()}


def emit_rows(ledger: Ledger, wanted: int) -> int:
    """Send claims round until this many moves, and so rows, are written; how many those were."""
    edda = everybody()["edda"]
    written = 0
    while written < wanted:
        for state, move in (("new", Move.TRIAGE), ("triaged", Move.SET_ASIDE), ("set_aside", Move.RESTORE)):
            versions = dict(
                Claim.objects.filter(state=state).values_list("pk", "version")[: wanted - written]
            )
            outcomes = bulk_moves.move_many(claim_versions=versions, move=move, inputs=GIVEN[move], by=edda)
            for outcome in outcomes:
                ledger.note(
                    outcome.claim_id, versions[outcome.claim_id], "accepted" if outcome.moved else "refused"
                )
            written += sum(outcome.moved for outcome in outcomes)
    return written


def one_move(ledger: Ledger, chance: random.Random, people: dict[str, User]) -> None:
    """Somebody moves some claim, perhaps one they may not, perhaps at a version that has passed."""
    ids = list(Claim.objects.filter(state__in=FROM).values_list("pk", "version", "state", "assignee_id"))
    claim_id, version, state, assignee = chance.choice(ids)
    move = chance.choice(FROM[state])
    by = people[chance.choice(("edda", "edda", "ravi", "cleo"))]
    if move is Move.RELEASE and assignee and chance.random() < 0.7:
        by = next(user for user in people.values() if user.pk == assignee)
    inputs = GIVEN.get(move, MoveInputs())
    if move is Move.ASSIGN:
        inputs = MoveInputs(assignee=people[chance.choice(("ravi", "cleo"))].pk)
    asked = version - 1 if chance.random() < 0.05 else version
    ask(ledger, claim_id, asked, lambda: claim_actions.move(
        claim=Claim(pk=claim_id), move=move, version=asked, inputs=inputs, by=by
    ))  # fmt: skip


def ask(ledger: Ledger, claim_id: int, version: int, doing: Callable[[], object]) -> None:
    """Do it, and note what the answer was."""
    try:
        doing()
    except Refusal:
        ledger.note(claim_id, version, "refused")
    except DatabaseError:
        ledger.note(claim_id, version, "unheard")
        raise
    else:
        ledger.note(claim_id, version, "accepted")


class Crowd:
    """People in threads who move claims for as long as the block runs, some moves a second each."""

    def __init__(self, ledger: Ledger, *, people: int = 3, pause: float = 0.05, seed: int = 1) -> None:
        self.ledger, self.pause = ledger, pause
        self._ended = threading.Event()
        self._threads = [
            threading.Thread(target=self._live, args=(random.Random(seed + number),), daemon=True)
            for number in range(people)
        ]

    def __enter__(self) -> "Crowd":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *failure: object) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()

    def _live(self, chance: random.Random) -> None:
        people = everybody()
        while not self._ended.wait(self.pause * chance.uniform(0.5, 1.5)):
            began = time.monotonic()
            try:
                one_move(self.ledger, chance, people)
            except DatabaseError as error:
                self.ledger.failures.append(f"{type(error).__name__}: {error}")
                connection.close()
            self.ledger.seconds.append(time.monotonic() - began)
        connection.close()
