"""What an earlier reading of a snapshot kept, so that another reading adds only what is new."""

from claims.analysis.result import Analysis, ClaimGroup
from claims.analysis.result import Statement as Found
from claims.domain.wording import comparable
from claims.models import Claim, DenialTarget, Snapshot, Statement

_Key = tuple[str, int, int, int | None]


class Kept:
    """The statements of a snapshot, by where they were found and by where people have moved them since."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._found: dict[_Key, Statement] = {}
        self._now: dict[_Key, Statement] = {}
        rows = list(snapshot.statements.select_related("claim"))
        for row in rows:
            self.add(row)
        targets = DenialTarget.objects.filter(denial__statement__in=rows)
        self._denied = {
            target.claim.comparable_text: target.claim
            for target in targets.select_related("claim").order_by("id")
        }

    def add(self, row: Statement) -> None:
        if row.found_start is not None and row.found_end is not None:
            self._found[row.kind, row.found_start, row.found_end, row.party_start] = row
        self._now[row.kind, row.start, row.end, row.party_start] = row

    def statement(self, found: Found) -> Statement | None:
        """The row of this finding: the one it made, wherever a person has moved it, or one at its place."""
        span, party = found.content, found.party.start if found.party else None
        key = (found.kind.value, span.start, span.end, party)
        return self._found.get(key) or self._now.get(key)

    def claim(self, group: ClaimGroup, analysis: Analysis) -> Claim | None:
        """The claim that this group made before, whatever a person has called it since."""
        for found in analysis.statements:
            row = self.statement(found) if found.id in group.statements else None
            if row is not None and row.claim is not None:
                return row.claim
        return self._denied.get(comparable(group.text))
