"""What a server said when the desk asked it for a page."""

from django.db import models

from claims.models.articles import Snapshot


class Answer(models.Model):
    """How a page came. Never changed.

    `headers` is the answer's as a list of [name, value], `asked` what the desk sent, in the same form, `hops`
    the redirects that were followed as a list of [from, status, to]; no query looks into them. `packed` is
    the body as it came over the wire, where that was packed; unpacked it is `raw`, here or in the snapshot.
    """

    url = models.TextField()
    final_url = models.TextField()
    content_type = models.CharField(max_length=200)
    charset = models.CharField(max_length=60, blank=True)
    headers = models.JSONField()
    hops = models.JSONField()
    asked = models.JSONField(default=list)
    packed = models.BinaryField(default=b"")
    fetched_at = models.DateTimeField()

    class Meta:
        abstract = True


class Fetch(Answer):
    """The fetch that brought a snapshot of an article."""

    snapshot = models.OneToOneField(Snapshot, on_delete=models.PROTECT, related_name="fetch")

    class Meta:
        verbose_name_plural = "fetches"

    def __str__(self) -> str:
        return f"fetch of {self.final_url}"
