"""What copies are found by, and what was decided of two articles."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from claims.models.articles import Article
from claims.models.base import implies


class ArticleBand(models.Model):
    """One band of an article's MinHash signature: articles that share bands may be copies."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="bands")
    band = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("article", "band", name="band_once_per_article")]
        indexes = [
            # Which articles share this band?
            models.Index(fields=["band"], include=["article"], name="articles_of_a_band"),
        ]

    def __str__(self) -> str:
        return f"band {self.band} of article {self.article_id}"


class StoryDecision(models.Model):
    """That two articles are one story, or are not, and why. One without `decided_by` is the machine's.

    `first` is the article of the lower number. What a person decided the machine never overturns.
    """

    first = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="+")
    same = models.BooleanField()
    score = models.FloatField(null=True, blank=True)
    reasons = ArrayField(models.CharField(max_length=300), default=list)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("first", "second", name="decision_once_per_pair"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="decision_pair_is_in_order"),
            implies(Q(decided_by__isnull=True), Q(same=True), name="decision_apart_is_a_person_s"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} and {self.second_id}: {'one story' if self.same else 'two stories'}"
