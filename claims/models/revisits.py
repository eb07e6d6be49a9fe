"""Addresses to which the desk goes again."""

from django.db import models
from django.db.models import Q

from claims.domain.revisits import Found
from claims.models.articles import Article
from claims.models.base import implies, one_of
from claims.models.sources import Source


class Revisit(models.Model):
    """The address of an article or of a source, when it is looked at next, and what was found last.

    `asked_at` is set while a row of the outbox has it looked at. `calm` counts the looks in a row that found
    nothing new, `since` is when what was `found` was found first. `etag` and `modified` are what its server
    said of the page, so that it need not send the same page twice.
    """

    article = models.OneToOneField(
        Article, on_delete=models.PROTECT, null=True, blank=True, related_name="revisit"
    )
    source = models.OneToOneField(
        Source, on_delete=models.CASCADE, null=True, blank=True, related_name="revisit"
    )
    next_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    calm = models.PositiveSmallIntegerField(default=0)
    found = models.CharField(max_length=20, blank=True)
    since = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=500, blank=True)
    etag = models.CharField(max_length=500, blank=True)
    modified = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(article__isnull=True, source__isnull=False)
                | Q(article__isnull=False, source__isnull=True),
                name="revisit_of_an_article_or_a_source",
            ),
            one_of("found", Found, name="revisit_found_is_known", blank=True),
            implies(
                ~Q(found=""), Q(looked_at__isnull=False, since__isnull=False), name="revisit_found_at_a_time"
            ),
        ]
        indexes = [
            # Which addresses are to be looked at now?
            models.Index(fields=["next_at"], condition=Q(asked_at__isnull=True), name="revisit_next"),
        ]

    def __str__(self) -> str:
        return f"revisit of {self.article or self.source}"
