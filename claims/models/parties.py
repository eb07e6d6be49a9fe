"""Who speaks."""

from django.db import models
from django.db.models.functions import Lower

from claims.domain.speech import PartyKind
from claims.models.base import not_blank, one_of


class Party(models.Model):
    """A person, organisation, government or unnamed group that speaks.

    An unnamed group ("experts", "US officials") is nobody in particular outside the article
    that quotes it, so `only_in` ties it to that article; a named party belongs to the desk.
    One that turned out to be another keeps its row, `merged_into` that other.
    """

    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=20)
    only_in = models.ForeignKey(
        "claims.Article", on_delete=models.CASCADE, null=True, blank=True, related_name="unnamed_parties"
    )
    controlled_by = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="controls"
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged_parties"
    )
    same_as = models.URLField(max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "parties"
        constraints = [
            one_of("kind", PartyKind, name="party_kind_is_known"),
            not_blank("name", name="party_has_a_name"),
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")), name="party_merged_into_another"
            ),
            models.UniqueConstraint(
                Lower("name"), "only_in", name="party_name_is_unique", nulls_distinct=False
            ),
        ]
        indexes = [
            # Which party does this name in a new article belong to?
            models.Index(Lower("name"), name="party_by_name"),
        ]

    def __str__(self) -> str:
        return self.name


class PartyAlias(models.Model):
    """Another name of a party: a short form or a metonym."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=300)

    class Meta:
        verbose_name_plural = "party aliases"
        constraints = [
            models.UniqueConstraint("party", Lower("name"), name="alias_once_per_party"),
            not_blank("name", name="alias_has_a_name"),
        ]
        indexes = [
            # Which government does an article speak of by this name?
            models.Index(Lower("name"), name="alias_by_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Affiliation(models.Model):
    """What an article says a party belongs to, or belonged to once, as stated there and then."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="affiliations")
    article = models.ForeignKey("claims.Article", on_delete=models.CASCADE, related_name="affiliations")
    stated = models.CharField(max_length=300)
    past = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint("party", "article", "stated", name="affiliation_once_per_article"),
            not_blank("stated", name="affiliation_is_stated"),
        ]

    def __str__(self) -> str:
        return f"{self.party}, {'formerly ' if self.past else ''}{self.stated}"
