"""What an outside archive was asked to keep."""

from django.db import models
from django.db.models import Q

from claims.domain.archives import ArchiveState
from claims.models.articles import Snapshot
from claims.models.base import implies, one_of
from claims.models.sources import Source


class ArchiveCopy(models.Model):
    """A copy of a fetched page, or of a source, in an outside archive: where, or why there is none."""

    snapshot = models.OneToOneField(
        Snapshot, on_delete=models.PROTECT, null=True, blank=True, related_name="archive_copy"
    )
    source = models.OneToOneField(
        Source, on_delete=models.CASCADE, null=True, blank=True, related_name="archive_copy"
    )
    state = models.CharField(max_length=20, default="asked")
    address = models.TextField(blank=True)
    problem = models.CharField(max_length=500, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "archive copies"
        constraints = [
            models.CheckConstraint(
                condition=Q(snapshot__isnull=True, source__isnull=False)
                | Q(snapshot__isnull=False, source__isnull=True),
                name="archive_copy_of_a_snapshot_or_a_source",
            ),
            one_of("state", ArchiveState, name="archive_state_is_known"),
            implies(Q(state="saved"), ~Q(address=""), name="archive_copy_saved_has_an_address"),
            implies(Q(state="failed"), ~Q(problem=""), name="archive_copy_failed_says_why"),
        ]

    def __str__(self) -> str:
        return f"archive copy of {self.snapshot or self.source}"
