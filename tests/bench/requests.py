"""One move over HTTP against a bare view, and what emitting costs the request."""

import http.client
import json
import time
from itertools import count
from unittest.mock import patch

from django.db import transaction

from claims.actions import history, tokens
from claims.actions.history import record
from claims.domain.actors import DESK
from claims.domain.events import EventKind, Subject
from claims.domain.topics import Topic
from claims.models import Claim, User
from claims.tasks.drain import drain_queue
from tests.bench.measure import Measure, costs, percentile, ratio, taken
from tests.faults.desk import Desk
from tests.faults.requests import PORT

ROUNDS = 240
NO_HASH = "repeat('0', 64)"
UNCHAINED = history._APPEND.replace(history._FIRST, NO_HASH).replace(history._NEXT, NO_HASH)


def over_http(desk: Desk) -> Measure:
    """In turn, over one kept connection: the API's answer holds the claim as it is afterwards."""
    web = desk.web(PORT)
    key = tokens.create(user=User.objects.get(username="edda"), label="bench", by=DESK)
    asked = http.client.HTTPConnection("127.0.0.1", PORT, timeout=10)
    claims = iter(
        Claim.objects.filter(state="new").order_by("pk").values_list("pk", "version")[: ROUNDS + 30]
    )
    head = {"Content-Type": "application/json", "Authorization": f"Token {key}", "Host": "localhost"}

    def move() -> None:
        claim_id, version = next(claims)
        body = {"move": "triage", "version": version, "checkability": "fact_now"}
        asked.request("POST", f"/api/v1/claims/{claim_id}/moves/", json.dumps(body), head)
        answer = asked.getresponse()
        text = answer.read()
        assert answer.status == 200, text

    def bare() -> None:
        asked.request("GET", "/healthz", headers={"Host": "localhost"})
        assert asked.getresponse().read() == b"ok\n"

    for _ in range(30):
        move()
        bare()
    pairs = [(taken(move), taken(bare)) for _ in range(ROUNDS)]
    web.ask_to_stop()
    ours, theirs = (percentile(list(each), 0.95) * 1e6 for each in zip(*pairs, strict=True))
    return ratio("one move over HTTP, p95 ÷ a bare view, p95", ours, theirs, unit="µs", wanted="≤ 6")


def emitting() -> Measure:
    """What an entry costs that leaves work for later, less what one costs that leaves none.

    Inside a transaction, as in a request, each of another article.
    """
    articles = count(9_300_000)

    def write(emits: Topic | None) -> None:
        record(EventKind.ARTICLE_RETRIED, Subject.ARTICLE, next(articles), by=DESK, emits=emits)

    def send() -> None:
        drain_queue.apply_async(("effects",), queue="effects", retry=False)

    with transaction.atomic():
        with_work, without = costs(lambda: write(Topic.CLAIM_MOVED), lambda: write(None), rounds=1500)
        _, theirs = costs(lambda: write(Topic.CLAIM_MOVED), send, rounds=1500)
        transaction.set_rollback(True)
    return ratio(
        "emitting inside the request ÷ one apply_async",
        (with_work - without) * 1e6, theirs * 1e6, unit="µs", wanted="≤ 0.33",
    )  # fmt: skip


def chained() -> Measure:
    """`record` as it is, a transaction each, and with the hash left out: nothing else differs."""
    many = 400

    def write(subject_id: int) -> float:
        began = time.perf_counter()
        for number in range(many):
            with transaction.atomic():
                record(
                    EventKind.ARTICLE_RETRIED, Subject.ARTICLE, subject_id, by=DESK,
                    data={"before": f"The council built {number} homes", "after": f"It built {number} flats"},
                )  # fmt: skip
        return many / (time.perf_counter() - began)

    on, off = [], []
    for number in range(6):
        on.append(write(9_000_000 + number))
        with patch.multiple(history, _APPEND=UNCHAINED, said=lambda **_: ""):
            off.append(write(9_100_000 + number))
    return ratio(
        "history with the hash chain ÷ without it",
        max(on), max(off), unit="/s", wanted="≥ 0.9",
    )  # fmt: skip
