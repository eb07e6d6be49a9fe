"""What was corrected in published checks, from what was published alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.domain.evidence import CORRECTION_LABELS, CorrectionKind
from claims.domain.tongue import say
from claims.models import Correction, Verdict
from claims.publishing.check import PublicCorrection
from claims.queries.paging import PAGE_SIZE, Page, descending


@dataclass(frozen=True, slots=True)
class Logged:
    """One line of the log: the check as it was published, and what was corrected in it.

    `colour_after` is blank until it is published again; `void` where it never will be.
    """

    id: int
    claim_id: int
    claim: str
    correction: PublicCorrection
    colour_before: str
    colour_after: str
    void: bool


def of(claim_id: int) -> tuple[PublicCorrection, ...]:
    """The corrections of one claim's checks, in the order in which they were made."""
    rows = Correction.objects.filter(verdict__claim=claim_id).select_related("verdict")
    return tuple(line.correction for line in _logged(list(rows)))


def log(after: str | None = None, size: int = PAGE_SIZE) -> Page[Logged]:
    """All corrections, the newest first, in two SQL statements. Raises Missing for a broken cursor."""
    found = descending(Correction.objects.select_related("verdict"), "made_at", after=after, size=size)
    return Page(tuple(_logged(found.rows)), found.next_cursor)


def _logged(rows: Iterable[Correction]) -> list[Logged]:
    rows = list(rows)
    claims = {row.verdict.claim_id for row in rows}
    later = list(Verdict.objects.filter(claim__in=claims).order_by("published_at", "id")) if rows else []
    return [_line(row, later) for row in rows]


def _line(row: Correction, verdicts: list[Verdict]) -> Logged:
    published = row.verdict.published_as
    again = next(
        (
            verdict.published_as
            for verdict in verdicts
            if verdict.claim_id == row.verdict.claim_id and verdict.published_at > row.made_at
        ),
        None,
    )
    kind = CorrectionKind(row.kind)
    return Logged(
        id=row.pk,
        claim_id=row.verdict.claim_id,
        claim=published["claim"],
        correction=PublicCorrection(
            kind=say(CORRECTION_LABELS[kind]),
            note=row.note,
            made_at=row.made_at,
            before=published["rating_label"],
            after=again["rating_label"] if again else "",
            corrects=kind is not CorrectionKind.UPDATE,
        ),
        colour_before=published["rating_colour"],
        colour_after=again["rating_colour"] if again else "",
        void=kind is CorrectionKind.VOID,
    )
