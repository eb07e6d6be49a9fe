"""People at the real web server: each move is one request to the API, and its answer is noted."""

import http.client
import json
import random
import threading
import time

from django.db import connection

from claims.actions import tokens
from claims.domain.actors import DESK
from claims.models import Claim
from tests.faults.people import Ledger, everybody

PORT = 8741
ANSWERS = {200: "accepted", 403: "refused", 409: "refused", 422: "refused"}


class Visitors:
    """Editors who triage, set aside and restore over HTTP for as long as the block runs."""

    def __init__(self, ledger: Ledger, *, people: int, pause: float) -> None:
        self.ledger, self.pause = ledger, pause
        self.seconds: list[float] = []
        self.failures: list[str] = []
        self._key = tokens.create(user=everybody()["edda"], label="visitors", by=DESK)
        self._ended = threading.Event()
        ids = list(Claim.objects.filter(state="new").values_list("pk", flat=True))
        self._threads = [
            threading.Thread(target=self._live, args=(ids[number::people], number), daemon=True)
            for number in range(people)
        ]

    def __enter__(self) -> "Visitors":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *failure: object) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()

    def _live(self, claims: list[int], seed: int) -> None:
        chance = random.Random(seed)
        known: dict[int, tuple[str, int]] = dict.fromkeys(claims, ("new", 1))
        while not self._ended.wait(self.pause * chance.uniform(0.5, 1.5)):
            claim_id = chance.choice(claims)
            state, version = known[claim_id]
            began = time.monotonic()
            status, answer = post(f"/api/v1/claims/{claim_id}/moves/", self._key, _wanted(state, version))
            self.seconds.append(time.monotonic() - began)
            self.ledger.note(claim_id, version, ANSWERS.get(status, "unheard"))
            if status == 200:
                known[claim_id] = (str(answer["state"]), version + 1)
            elif status not in ANSWERS:
                self.failures.append(f"{status} {str(answer)[:200]}")
        connection.close()


def _wanted(state: str, version: int) -> dict[str, object]:
    move = {"new": "triage", "triaged": "set_aside", "set_aside": "restore"}[state]
    given = {"checkability": "fact_now"} if move == "triage" else {"reason": "So that it goes on."}
    return {"move": move, "version": version, **given}


def post(path: str, key: str, body: dict[str, object]) -> tuple[int, dict[str, object]]:
    """One request on a connection of its own; status 0 when there was no answer."""
    asked = http.client.HTTPConnection("127.0.0.1", PORT, timeout=10)
    try:
        asked.request(
            "POST",
            path,
            json.dumps(body),
            {"Content-Type": "application/json", "Authorization": f"Token {key}", "Host": "localhost"},
        )
        answer = asked.getresponse()
        text = answer.read().decode()
        return answer.status, json.loads(text) if text.startswith("{") else {"detail": text[:300]}
    except OSError as error:
        return 0, {"detail": f"{type(error).__name__}: {error}"}
    finally:
        asked.close()
