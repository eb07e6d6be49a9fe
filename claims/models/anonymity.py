"""On what conditions the desk relies on voices that an article does not name."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from claims.models.base import both_or_neither, implies
from claims.models.claims import Claim
from claims.models.statements import Statement


class AnonymityAssessment(models.Model):
    """What one person said of a claim's anonymous voices, and who approved it. The newest stands.

    It speaks of `statements` and no others: a voice that comes later needs another assessment.
    Nothing here may tell who a source is; there is no column for it.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="anonymity_assessments")
    statements = models.ManyToManyField(Statement, related_name="+")
    information = models.BooleanField()
    vital = models.BooleanField()
    only_way = models.BooleanField()
    reliable = models.BooleanField()
    described = models.BooleanField()
    reason_given = models.CharField(max_length=500, blank=True)
    exception = models.CharField(max_length=500, blank=True)
    assessed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    assessed_at = models.DateTimeField(auto_now_add=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-assessed_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(information=True, vital=True, only_way=True, reliable=True, described=True)
                | ~Q(exception=""),
                name="anonymity_unmet_has_an_exception",
            ),
            both_or_neither("approved_by", "approved_at", name="anonymity_approved_by_and_at"),
            implies(
                Q(approved_by__isnull=False),
                ~Q(approved_by=F("assessed_by")),
                name="anonymity_approved_by_another_person",
            ),
        ]

    def __str__(self) -> str:
        return f"Anonymous sources of {self.claim.number}"
