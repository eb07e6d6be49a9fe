"""Two records that turned out to be one, and what it takes to part them again."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from claims.models.base import both_or_neither, not_blank, one_of

MERGEABLE = ("claim", "party")
HOW_MOVED = ("moved", "made", "emptied")


class Merge(models.Model):
    """One record set aside in favour of another. Ids only, as in the history: nothing merged is deleted."""

    subject = models.CharField(max_length=20)
    kept_id = models.BigIntegerField()
    merged_id = models.BigIntegerField()
    reason = models.TextField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            one_of("subject", MERGEABLE, name="merge_subject_is_known"),
            not_blank("reason", name="merge_has_a_reason"),
            both_or_neither("undone_at", "undone_by", name="merge_undone_at_and_by"),
            models.CheckConstraint(condition=~Q(kept_id=F("merged_id")), name="merge_of_two"),
            models.UniqueConstraint(
                "subject", "merged_id", condition=Q(undone_at__isnull=True), name="merge_one_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.merged_id} into {self.kept_id}"


class MovedRow(models.Model):
    """A row that a merge touched: given to the kept record, made for it, or emptied in one column."""

    merge = models.ForeignKey(Merge, on_delete=models.CASCADE, related_name="moved_rows")
    table = models.CharField(max_length=60)
    column = models.CharField(max_length=60)
    row_id = models.BigIntegerField()
    how = models.CharField(max_length=20, default="moved")

    class Meta:
        constraints = [
            one_of("how", HOW_MOVED, name="moved_row_how_is_known"),
            models.UniqueConstraint("merge", "table", "column", "row_id", name="moved_row_once_per_merge"),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.row_id}"
