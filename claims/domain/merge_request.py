"""A merge as somebody asks for it, read once for every door."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claims.domain.inputs import check_keepable, row_number
from claims.domain.refusals import Missing
from claims.domain.tongue import noted, say

WHERE_TO = noted("Give the number of the record that stays, such as {example}.")
WHY = noted("Say why the two are one.")


@dataclass(frozen=True, slots=True)
class MergeRequest:
    """Which record stays, and why the other is the same."""

    into: int
    reason: str

    @classmethod
    def parse(cls, given: Mapping[str, Any], *, example: str) -> "MergeRequest":
        """Read from a form or JSON. Raises Missing, naming everything that cannot be read."""
        into = row_number(str(given.get("into") or "").strip().upper().removeprefix("C-"))
        reason = str(given.get("reason") or "").strip()
        check_keepable(reason=reason)
        problems = {}
        if into is None:
            problems["into"] = say(WHERE_TO, example=example)
        if not reason:
            problems["reason"] = say(WHY)
        if into is None or problems:
            raise Missing(" ".join(problems.values()), problems)
        return cls(into, reason)
