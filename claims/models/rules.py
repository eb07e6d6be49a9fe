"""What an editor wants done to claims of a kind, and to which it was done."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower

from claims.domain.rule_words import LONGEST_VALUE, ActKind, Field, Operator
from claims.models.base import not_blank, one_of
from claims.models.claims import Claim


class Rule(models.Model):
    """When a claim arrives, or changes too, and every condition holds, then the acts are done.

    It acts with the rights of whoever saved it last. Each saving is a new version.
    """

    name = models.CharField(max_length=100)
    active = models.BooleanField(default=True)
    on_change = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [
            not_blank("name", name="rule_has_a_name"),
            models.UniqueConstraint(
                Lower("name"),
                name="rule_name_is_unique",
                violation_error_message="There is a rule of this name already.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RuleCondition(models.Model):
    """One thing that must hold of a claim."""

    rule = models.ForeignKey(Rule, on_delete=models.CASCADE, related_name="conditions")
    field = models.CharField(max_length=30)
    operator = models.CharField(max_length=20)
    value = models.CharField(max_length=LONGEST_VALUE)

    class Meta:
        ordering = ["id"]
        constraints = [
            one_of("field", Field, name="rule_field_is_known"),
            one_of("operator", Operator, name="rule_operator_is_known"),
            not_blank("value", name="rule_condition_has_a_value"),
        ]

    def __str__(self) -> str:
        return f"{self.field} {self.operator} {self.value}"


class RuleAction(models.Model):
    """One thing that is done, in the order of the rows."""

    rule = models.ForeignKey(Rule, on_delete=models.CASCADE, related_name="acts")
    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=LONGEST_VALUE)

    class Meta:
        ordering = ["id"]
        constraints = [
            one_of("kind", ActKind, name="rule_act_is_known"),
            not_blank("value", name="rule_act_has_a_value"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


class RuleRun(models.Model):
    """That a version of a rule was applied to a claim, and so is not again."""

    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="runs")
    rule_version = models.PositiveIntegerField()
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="rule_runs")
    outcome = models.TextField()
    ran_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("rule", "rule_version", "claim", name="rule_once_per_claim_and_version"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} on {self.claim}"
