"""The ingest steps, in order."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from claims.domain.tongue import noted
from claims.models import Snapshot
from claims.pipeline import analyse, copies, extract


@dataclass(frozen=True, slots=True)
class Step:
    """Work done outside any transaction, and the write of its result within one.

    A new version runs the step again over a snapshot that an older version has read.
    """

    name: str
    label: str
    version: str
    work: Callable[[Snapshot], Any]
    write: Callable[[Snapshot, Any], None]


STEPS = (
    Step("extract", noted("Text read"), extract.VERSION, extract.work, extract.write),
    Step("analyse", noted("Statements found"), analyse.VERSION, analyse.work, analyse.write),
    Step("copies", noted("Copies looked for"), copies.VERSION, copies.work, copies.write),
)
