"""Asking for a move at each door, and what each door answers, made comparable."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from io import StringIO
from typing import Any

from django.contrib.messages import get_messages
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from claims.actions import claims as actions
from claims.domain.move_request import MoveRequest
from claims.domain.refusals import Missing, NotAllowed, Refusal, Stale
from claims.domain.topics import Queue
from claims.models import BulkRow, Claim, User
from claims.pipeline import drain
from tests.api.client import client_of

Given = Mapping[str, Any]


@dataclass(frozen=True)
class Answer:
    """`kind` is done, not_allowed, stale or missing; `sentence` is the refusal as a person reads it."""

    kind: str
    sentence: str = ""


def api(claim: Claim, move: str, version: int, by: User, given: Given) -> Answer:
    answer = client_of(by).post(
        f"/api/v1/claims/{claim.pk}/moves/", {"move": move, "version": version, **given}
    )
    kinds = {200: "done", 403: "not_allowed", 409: "stale", 422: "missing"}
    return Answer(kinds[answer.status_code], answer.json().get("detail", ""))


def command(claim: Claim, move: str, version: int, by: User, given: Given) -> Answer:
    arguments = [claim.number, move, "--by", by.username, "--version", str(version)]
    for name, value in given.items():
        arguments += ["--set", f"{name}={value}"]
    said = StringIO()
    try:
        call_command("move", *arguments, stdout=StringIO(), stderr=said)
    except SystemExit as ended:
        return Answer(
            {3: "not_allowed", 4: "stale", 5: "missing"}[int(str(ended.code))], said.getvalue().strip()
        )
    return Answer("done")


def admin(claim: Claim, move: str, version: int, by: User, given: Given) -> Answer:
    """The admin says by its message only; the sentences are the same, the kind is read from the record."""
    client = Client()
    client.force_login(by)
    answer = client.post(
        reverse("admin:claims_claim_move", args=[claim.pk]), {"move": move, "version": version, **given}
    )
    if answer.status_code == 403 or answer.headers.get("Location", "").startswith(reverse("admin:login")):
        return Answer("not_let_in")
    (message,) = get_messages(answer.wsgi_request)
    return Answer("done") if message.level_tag == "success" else Answer("refused", str(message))


def web(claim: Claim, move: str, version: int, by: User, given: Given) -> Answer:
    """The page says it in its alert; what was done is answered with the way back to the page."""
    client = Client()
    client.force_login(by)
    answer = client.post(
        reverse("web:claim-move", args=[claim.pk]), {"move": move, "version": version, **given}
    )
    kinds = {302: "done", 403: "not_allowed", 409: "stale", 422: "missing"}
    alert = re.search(r'role="alert"[^>]*>(.*?)</(?:div|p|section)>', answer.content.decode(), re.DOTALL)
    sentence = unescape(re.sub(r"<[^>]+>", "", alert[1])).strip() if alert else ""
    return Answer(kinds[answer.status_code], sentence)


def bulk(claim: Claim, move: str, version: int, by: User, given: Given) -> Answer:
    """What is wrong for any claim is answered at once; the rest is its outcome, once a worker was there."""
    sent = {"move": move, "claims": [{"claim": claim.pk, "version": version}], **given}
    answer = client_of(by).post("/api/v1/bulk-moves/", sent)
    kinds = {202: "asked for", 403: "not_allowed", 422: "missing"}
    if answer.status_code != 202:
        return Answer(kinds[answer.status_code], answer.json()["detail"])
    drain.drain(Queue.BULK)
    row = BulkRow.objects.get(job=answer.json()["id"])
    return Answer("done" if row.outcome == "moved" else str(row.outcome), row.sentence)


def code(claim: Claim, move: str, version: int, by: User, given: Given) -> Answer:
    """The action that all doors call."""
    try:
        asked = MoveRequest.parse({**given, "move": move, "version": version})
        actions.move(claim=claim, move=asked.move, version=asked.version, inputs=asked.inputs, by=by)
    except Refusal as refusal:
        return Answer(next(kind for of, kind in REFUSALS if isinstance(refusal, of)), str(refusal))
    return Answer("done")


REFUSALS: tuple[tuple[type[Refusal], str], ...] = (
    (NotAllowed, "not_allowed"),
    (Stale, "stale"),
    (Missing, "missing"),
)
DOORS = {"code": code, "api": api, "command": command, "admin": admin, "web": web, "bulk": bulk}
