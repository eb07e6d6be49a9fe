"""Evidence for or against a claim."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.domain.evidence import SourceCondition, SourceKind, Stance
from claims.models.articles import Article
from claims.models.base import implies, not_blank, one_of
from claims.models.claims import Claim


class Source(models.Model):
    """A supporting source. Where it is an article of ours, `article` says so, and thereby its story.

    Nobody of the desk has added (`added_by`) what an asked party sent by its link. `condition` is what
    somebody found it in who looked again, on the day `seen_on`.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="sources")
    title = models.CharField(max_length=300)
    url = models.URLField(max_length=1000, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    stance = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
    pinpoint = models.CharField(max_length=200, blank=True)
    excerpt = models.TextField(blank=True)
    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, null=True, blank=True, related_name="used_as_sources"
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)
    condition = models.CharField(max_length=20, blank=True)
    condition_note = models.TextField(blank=True)
    seen_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["added_at", "id"]
        constraints = [
            one_of("stance", Stance, name="source_stance_is_known"),
            one_of("kind", SourceKind, name="source_kind_is_known"),
            not_blank("title", name="source_has_a_title"),
            one_of("condition", SourceCondition, name="source_condition_is_known", blank=True),
            implies(~Q(condition=""), Q(seen_on__isnull=False), name="source_condition_was_seen_on_a_day"),
            models.CheckConstraint(
                condition=~Q(url="", excerpt="", pinpoint=""), name="source_can_be_found_again"
            ),
        ]

    def __str__(self) -> str:
        return self.title
