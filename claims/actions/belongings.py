"""What moves along when one record is merged into another, and how exactly that comes back."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from claims.models import (
    Affiliation,
    AnonymityAssessment,
    ClaimTag,
    Comment,
    DenialTarget,
    Merge,
    MovedRow,
    Party,
    PartyAlias,
    ReplyRequest,
    Source,
    Statement,
    Watch,
)


@dataclass(frozen=True, slots=True)
class Belonging:
    """Rows of one table that belong to a claim or party by one column.

    `once` names the columns of which the kept record may have each only once (case does not
    count): a row that would be the second stays with the merged record, where an undo finds it.
    """

    model: type[Any]
    column: str
    once: tuple[str, ...] = ()

    @property
    def table(self) -> str:
        return self.model.__name__.lower()


OF_CLAIM = (
    Belonging(Statement, "claim"),
    Belonging(DenialTarget, "claim", once=("denial_id",)),
    Belonging(Source, "claim"),
    Belonging(ReplyRequest, "claim"),
    Belonging(AnonymityAssessment, "claim"),
    Belonging(ClaimTag, "claim", once=("tag_id",)),
    Belonging(Comment, "claim"),
    Belonging(Watch, "claim", once=("user_id",)),
)
"""All that a claim has beside its own proposals, verdicts, notices, looks and history, which stay its own."""

OF_PARTY = (
    Belonging(Statement, "party"),
    Belonging(Affiliation, "party", once=("article_id", "stated")),
    Belonging(PartyAlias, "party", once=("name",)),
    Belonging(ReplyRequest, "party"),
    Belonging(Party, "controlled_by"),
)


def carry(merge: Merge, belongings: Iterable[Belonging]) -> dict[str, int]:
    """Give the rows to the kept record and remember each; how many of each table."""
    moved: Counter[str] = Counter()
    for belonging in belongings:
        going = _owned(belonging, merge.merged_id)
        ids = _that_may_go(belonging, going, merge.kept_id)
        going.filter(pk__in=ids).update(**{f"{belonging.column}_id": merge.kept_id})
        MovedRow.objects.bulk_create(
            MovedRow(merge=merge, table=belonging.table, column=belonging.column, row_id=row_id)
            for row_id in ids
        )
        if ids:
            moved[belonging.table] += len(ids)
    return dict(moved)


def bring_back(merge: Merge, belongings: Iterable[Belonging]) -> None:
    """Give back exactly the rows that were carried, as far as they are still with the kept record.

    What the merged record has only once, and has got anew meanwhile, stays with the kept one.
    """
    for belonging in belongings:
        moved = merge.moved_rows.filter(table=belonging.table, column=belonging.column, how="moved")
        coming = _owned(belonging, merge.kept_id).filter(pk__in=moved.values("row_id"))
        ids = _that_may_go(belonging, coming, merge.merged_id)
        _owned(belonging, merge.kept_id).filter(pk__in=ids).update(
            **{f"{belonging.column}_id": merge.merged_id}
        )


def _that_may_go(belonging: Belonging, rows: Any, to_id: int) -> list[int]:
    """Of these rows those that the record of this id has not already, by what it has only once."""
    going = rows.order_by("pk").values_list("pk", *belonging.once)
    there = _owned(belonging, to_id).values_list(*belonging.once) if belonging.once else ()
    taken = {_folded(row) for row in there}
    return [pk for pk, *once in going if not once or _folded(once) not in taken]


def _owned(belonging: Belonging, owner_id: int) -> Any:
    return belonging.model.objects.filter(**{f"{belonging.column}_id": owner_id})


def _folded(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(value.casefold() if isinstance(value, str) else value for value in values)
