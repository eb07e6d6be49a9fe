"""What copies are found by, and what was decided of two articles."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from claims.models.articles import Article, Story
from claims.models.base import both_or_neither, implies


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


class StoryMove(models.Model):
    """That an article was joined to the story of `other`, or split off where `other` is null, and why.

    One without `made_by` is the machine's, and joins; `score` is then how alike the two are. One that is
    undone says nothing any more.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="story_moves")
    other = models.ForeignKey(Article, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    before = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="left_by")
    after = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="joined_by")
    score = models.FloatField(null=True, blank=True)
    reasons = ArrayField(models.CharField(max_length=300), default=list)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            implies(Q(made_by__isnull=True), Q(other__isnull=False), name="story_split_is_a_person_s"),
            both_or_neither("undone_at", "undone_by", name="story_move_undone_at_and_by"),
        ]

    def __str__(self) -> str:
        return f"article {self.article_id} from story {self.before_id} to {self.after_id}"


class StoryDecision(models.Model):
    """What a move says of two articles: one story, or two. Of several the last counts that is not undone.

    `first` is the article of the lower number. What a person decided the machine never overturns.
    """

    move = models.ForeignKey(StoryMove, on_delete=models.CASCADE, related_name="decisions")
    first = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="+")
    same = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint("move", "first", "second", name="decision_once_per_pair"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="decision_pair_is_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} and {self.second_id}: {'one story' if self.same else 'two stories'}"
