"""What was published, and what we received of it."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, HashIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q

from claims.models.base import implies, not_blank, one_of

ARTICLE_STATUSES = ("waiting", "reading", "ready", "failed")


class Story(models.Model):
    """The articles that are copies or rewrites of one original; `origin` reported it, or is blank.

    `origin_reason` is the sentence that says how that is known, or why not. `origin_article` is the
    origin's own, where the desk has it.
    """

    origin = models.CharField(max_length=200, blank=True)
    origin_reason = models.CharField(max_length=300, blank=True)
    origin_article = models.ForeignKey(
        "Article", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return f"story {self.pk}"


class Article(models.Model):
    """One published text at one address. `correction` is what its publisher says was wrong in it.

    `address` is the one by which it was asked for, in the form that `addresses.canonical` gives it, where
    the desk is to fetch it; `url` is where it stands, as far as that is known, and `canonical` what its page
    names as its own address. `..._as_written` is a date as it was written, where that says less or other than
    the moment. `unread` says what of it was left out. `origins` has for each field a word of
    `domain.pages.Origin`, and `captions` those of its pictures; both are for people alone.
    """

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="articles")
    title = models.CharField(max_length=500, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    agency = models.CharField(max_length=200, blank=True)
    byline = models.CharField(max_length=300, blank=True)
    dateline = models.CharField(max_length=200, blank=True)
    correction = models.TextField(blank=True)
    url = models.URLField(max_length=1000, blank=True)
    address = models.CharField(max_length=1000, blank=True)
    canonical = models.CharField(max_length=1000, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_as_written = models.CharField(max_length=120, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_as_written = models.CharField(max_length=120, blank=True)
    captions = models.JSONField(default=list, blank=True)
    unread = models.CharField(max_length=1000, blank=True)
    origins = models.JSONField(default=dict, blank=True)
    language = models.CharField(max_length=10, blank=True)
    status = models.CharField(max_length=20, default="waiting")
    problem = models.CharField(max_length=500, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            one_of("status", ARTICLE_STATUSES, name="article_status_is_known"),
            implies(Q(status="failed"), ~Q(problem=""), name="article_failure_has_a_problem"),
            models.UniqueConstraint(
                fields=["address"], condition=~Q(address=""), name="article_once_per_address"
            ),
        ]
        indexes = [
            # Which articles came in last?
            models.Index(fields=["-added_at", "-id"], name="article_newest"),
            # Has this address been taken in already?
            HashIndex(fields=["url"], condition=~Q(url=""), name="article_by_url"),
            # Which articles have these words in their headline, or a publisher of this name?
            GinIndex(SearchVector("title", "publisher", config="english"), name="article_by_words"),
        ]

    def __str__(self) -> str:
        return self.title or self.address or f"article {self.pk}"


class Snapshot(models.Model):
    """The bytes as received and the text read from them. Never changed once `text` is set.

    The desk reads the one that is compared with nothing. One that was received later is compared with
    it (`compared_at`), so that what is gone from the article is known; its `problem` says why not.
    `words_added` and `words_removed` count what differs from the text that was received before it.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="snapshots")
    raw = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    how = models.CharField(max_length=20)
    filename = models.CharField(max_length=255, blank=True)
    text = models.TextField(blank=True)
    taken_at = models.DateTimeField(auto_now_add=True)
    compared_with = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="later"
    )
    compared_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=500, blank=True)
    words_added = models.PositiveIntegerField(null=True, blank=True)
    words_removed = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            one_of(
                "how",
                ("paste", "upload", "command", "api", "address", "recheck", "bookmarklet"),
                name="snapshot_how_is_known",
            ),
            not_blank("sha256", name="snapshot_has_a_digest"),
            # What stands again at an address as it once did is an edit like any other.
            models.UniqueConstraint(
                fields=["sha256"], condition=~Q(how="recheck"), name="snapshot_once_per_digest"
            ),
            implies(
                Q(compared_at__isnull=False),
                Q(compared_with__isnull=False),
                name="snapshot_compared_with_one",
            ),
        ]
        indexes = [
            # Were these bytes received before?
            models.Index(fields=["sha256"], name="snapshot_by_digest"),
        ]

    def __str__(self) -> str:
        return f"snapshot {self.sha256[:8]}"


class StepRun(models.Model):
    """One ingest step over one snapshot. A new version of a step runs again over old snapshots."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="step_runs")
    step = models.CharField(max_length=40)
    version = models.CharField(max_length=40)
    status = models.CharField(max_length=20, default="running")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            one_of("status", ("running", "done", "failed"), name="step_status_is_known"),
            models.UniqueConstraint("snapshot", "step", "version", name="step_once_per_version"),
            models.CheckConstraint(
                condition=Q(status="running", finished_at__isnull=True)
                | ~Q(status="running") & Q(finished_at__isnull=False),
                name="step_finished_when_not_running",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.version} of {self.snapshot}"
