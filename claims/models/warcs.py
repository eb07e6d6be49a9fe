"""The files in which fetches are kept as they came."""

from django.db import models

from claims.models.articles import Snapshot
from claims.models.base import not_blank


class Warc(models.Model):
    """The WARC file of one fetch, in the storage `snapshots`. `sha256` is the file's own digest."""

    snapshot = models.OneToOneField(Snapshot, on_delete=models.PROTECT, related_name="warc")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    stored_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [not_blank("sha256", name="warc_has_a_digest")]

    def __str__(self) -> str:
        return self.name
