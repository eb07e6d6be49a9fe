"""Words that the desk files its claims under."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower

from claims.domain.tagging import LONGEST_TAG
from claims.models.base import not_blank
from claims.models.claims import Claim


class Tag(models.Model):
    """One word of the vocabulary that the whole desk shares; its case does not tell two apart."""

    name = models.CharField(max_length=LONGEST_TAG)
    created_at = models.DateTimeField(auto_now_add=True)
    claims = models.ManyToManyField(Claim, through="claims.ClaimTag", related_name="tags")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="tag_name_is_unique"),
            not_blank("name", name="tag_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class ClaimTag(models.Model):
    """That a claim is filed under a tag. `added_by` is null where a rule did it."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="claim_tags")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="claim_tags")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint("claim", "tag", name="claim_tagged_once")]

    def __str__(self) -> str:
        return f"{self.claim} is about {self.tag}"
