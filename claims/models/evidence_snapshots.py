"""What stood at the addresses of sources."""

from django.db import models

from claims.models.base import not_blank
from claims.models.fetches import Answer
from claims.models.sources import Source


class EvidenceSnapshot(Answer):
    """The page of a source as it came, and the text read from it; blank where no text could be read.

    `url` is the source's address as it was then. The database refuses to change or remove a row: a source
    that is removed leaves what was kept of it, so that no foreign key ties the one to the other.
    """

    source = models.ForeignKey(
        Source, on_delete=models.DO_NOTHING, db_constraint=False, related_name="snapshots"
    )
    raw = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [not_blank("sha256", name="evidence_snapshot_has_a_digest")]

    def __str__(self) -> str:
        return f"snapshot {self.sha256[:8]} of {self.final_url}"
