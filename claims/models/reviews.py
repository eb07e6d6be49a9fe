"""Proposed verdicts and the second reader's answer."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from claims.domain.evidence import ReviewDecision
from claims.models.base import both_or_neither, implies, not_blank
from claims.models.claims import Claim
from claims.models.verdicts import Rating


class Review(models.Model):
    """One proposal by one reviewer, decided by another person or not yet.

    `publish_at` and `publish_by`: another person has read it, and wants it published at that time.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="reviews")
    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    as_of = models.DateField()
    no_reply_reason = models.TextField(blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="proposals"
    )
    proposed_at = models.DateTimeField()
    decision = models.CharField(max_length=20, null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    comment = models.TextField(blank=True)
    publish_at = models.DateTimeField(null=True, blank=True)
    publish_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    publish_due_said_at = models.DateTimeField(null=True, blank=True)
    stale_since = models.DateTimeField(null=True, blank=True)
    stale_cause = models.CharField(max_length=300, null=True, blank=True)

    class Meta:
        ordering = ["-proposed_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                "claim", condition=Q(decided_at__isnull=True), name="review_one_open_per_claim"
            ),
            models.CheckConstraint(
                condition=Q(decision__isnull=True) | Q(decision__in=[str(word) for word in ReviewDecision]),
                name="review_decision_is_known",
            ),
            both_or_neither("decided_at", "decided_by", name="review_decided_at_and_by"),
            both_or_neither("decided_at", "decision", name="review_decided_with_a_decision"),
            both_or_neither("stale_since", "stale_cause", name="review_stale_with_a_cause"),
            implies(
                Q(decided_by__isnull=False), ~Q(decided_by=F("proposed_by")), name="review_by_another_person"
            ),
            both_or_neither("publish_at", "publish_by", name="review_publish_at_and_by"),
            implies(
                Q(publish_by__isnull=False),
                ~Q(publish_by=F("proposed_by")),
                name="review_planned_by_another_person",
            ),
            implies(
                Q(publish_due_said_at__isnull=False),
                Q(publish_at__isnull=False),
                name="review_due_was_planned",
            ),
            implies(Q(decision="sent_back"), ~Q(comment=""), name="review_sent_back_with_a_comment"),
            not_blank("reason", name="review_has_a_reason"),
        ]
        indexes = [
            # Which checks are to be published at a time that comes?
            models.Index(
                fields=["publish_at"],
                condition=Q(publish_at__isnull=False, decided_at__isnull=True),
                name="review_to_be_published",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rating} proposed for {self.claim}"
