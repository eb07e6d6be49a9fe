"""Statements by which a party rejects claims."""

from django.conf import settings
from django.db import models

from claims.domain.denials import DenialType, Scope
from claims.models.base import one_of
from claims.models.claims import Claim
from claims.models.statements import Statement


class Denial(models.Model):
    """What kind of denial a statement of kind `denial` is."""

    statement = models.OneToOneField(Statement, on_delete=models.CASCADE, related_name="denial")
    type = models.CharField(max_length=30)
    claims = models.ManyToManyField(Claim, through="claims.DenialTarget", related_name="denials")

    class Meta:
        constraints = [one_of("type", DenialType, name="denial_type_is_known")]

    def __str__(self) -> str:
        return str(self.statement)


class DenialTarget(models.Model):
    """That a denial answers a claim, and how much of it."""

    denial = models.ForeignKey(Denial, on_delete=models.CASCADE, related_name="targets")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="denial_targets")
    scope = models.CharField(max_length=20)
    confidence = models.FloatField(default=1.0)
    linked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    linked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            one_of("scope", Scope, name="denial_scope_is_known"),
            models.UniqueConstraint("denial", "claim", name="denial_answers_a_claim_once"),
            models.CheckConstraint(
                condition=models.Q(confidence__gte=0, confidence__lte=1), name="denial_confidence_0_to_1"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.denial} denies {self.claim}"
