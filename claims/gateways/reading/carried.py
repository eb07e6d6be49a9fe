"""How a document goes to the process that reads it, and how what it holds comes back: a line of JSON each."""

import json
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from typing import Any

from claims.domain.pages import Page
from claims.domain.refusals import Unreadable
from claims.gateways.reading.kinds import Kind
from claims.gateways.reading.paper import Paper


class Task(StrEnum):
    """What is to be made of the document: what it holds, or what of a page may be shown."""

    READ = "read"
    CLEAN = "clean"


class Broken(Exception):
    """What came back is no answer."""


def question(task: Task, raw: bytes, paper: Paper) -> bytes:
    """The task and what is known of the document, on a line, and then its bytes."""
    return json.dumps({"task": task, "paper": asdict(paper)}).encode() + b"\n" + raw


def asked(sent: bytes) -> tuple[Task, bytes, Paper]:
    """The task, the document again, and what is known of it."""
    line, _, raw = sent.partition(b"\n")
    known = json.loads(line)
    paper = known["paper"]
    return Task(known["task"]), raw, Paper(**paper | {"kind": Kind(paper["kind"])})


def answer(page: Page) -> bytes:
    return json.dumps({"page": asdict(page)}, default=_as_text).encode()


def refusal(sentence: str) -> bytes:
    return json.dumps({"refused": sentence}).encode()


def page(answered: bytes) -> Page:
    """Raises Unreadable with the sentence that came, or Broken where none did and no page either."""
    try:
        found: dict[str, Any] = json.loads(answered)
        if "refused" in found:
            raise Unreadable(str(found["refused"]))
        known = dict(found["page"])
        for name in ("published_at", "changed_at"):
            known[name] = datetime.fromisoformat(known[name]) if known[name] else None
        return Page(**known | {"captions": tuple(known["captions"])})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Broken from error


def _as_text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError
