"""The files in which fetches are kept as they came."""

from django.db import models
from django.db.models import Q

from claims.models.articles import Snapshot
from claims.models.base import not_blank
from claims.models.evidence_snapshots import EvidenceSnapshot

KeptPage = Snapshot | EvidenceSnapshot
"""A page as it came: of an article, or of a source."""


class Warc(models.Model):
    """The WARC file of one fetch, in the storage `snapshots`. `sha256` is the file's own digest.

    The fetch brought a snapshot of an article, or one of a source (`evidence`).
    """

    snapshot = models.OneToOneField(
        Snapshot, on_delete=models.PROTECT, null=True, blank=True, related_name="warc"
    )
    evidence = models.OneToOneField(
        EvidenceSnapshot, on_delete=models.PROTECT, null=True, blank=True, related_name="warc"
    )
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    stored_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            not_blank("sha256", name="warc_has_a_digest"),
            models.CheckConstraint(
                condition=Q(snapshot__isnull=True, evidence__isnull=False)
                | Q(snapshot__isnull=False, evidence__isnull=True),
                name="warc_of_an_article_or_a_source",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def page(self) -> KeptPage:
        """Whichever of the two it holds."""
        held = self.snapshot or self.evidence
        if held is None:
            raise ValueError("A file without a page is refused by the database.")
        return held
