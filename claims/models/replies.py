"""Questions put to parties before a verdict."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.domain.evidence import ReplyOutcome
from claims.models.base import both_or_neither, implies, not_blank
from claims.models.claims import Claim
from claims.models.parties import Party


class ReplyRequest(models.Model):
    """One question to one party about one claim; `not_asked` carries the reason as its answer."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="reply_requests")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="reply_requests")
    question = models.TextField()
    deadline = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    outcome = models.CharField(max_length=20, null=True, blank=True)
    answer = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__isnull=True) | Q(outcome__in=[str(word) for word in ReplyOutcome]),
                name="reply_outcome_is_known",
            ),
            both_or_neither("outcome", "closed_at", name="reply_is_closed_with_an_outcome"),
            implies(Q(outcome="answered"), ~Q(answer=""), name="reply_answered_has_an_answer"),
            implies(Q(outcome="not_asked"), ~Q(answer=""), name="reply_not_asked_has_a_reason"),
            not_blank("question", name="reply_has_a_question"),
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.question[:60]}"
