"""Questions put to parties before a verdict, and what came back."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.domain.evidence import ReplyOutcome
from claims.domain.replies import Channel
from claims.models.base import both_or_neither, implies, not_blank, one_of
from claims.models.claims import Claim
from claims.models.parties import Party
from claims.models.sources import Source


class ReplyRequest(models.Model):
    """Questions to one party about one claim, or why it is asked nothing (`not_asked`).

    `deadline` is the one that holds now; ReplyExtension keeps those before. `note` says why nobody
    was asked, or how it ended without an answer. The answer itself is the excerpt of `source`;
    who gave it and whether it may be quoted stand here.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="reply_requests")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="reply_requests")
    channel = models.CharField(max_length=20, blank=True)
    address = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    deadline = models.DateTimeField(null=True, blank=True)
    overdue_said_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    outcome = models.CharField(max_length=20, null=True, blank=True)
    note = models.TextField(blank=True)
    source = models.OneToOneField(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="reply"
    )
    answered_by = models.CharField(max_length=200, blank=True)
    answered_as = models.CharField(max_length=200, blank=True)
    quotable = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__isnull=True) | Q(outcome__in=[str(word) for word in ReplyOutcome]),
                name="reply_outcome_is_known",
            ),
            one_of("channel", Channel, name="reply_channel_is_known", blank=True),
            both_or_neither("outcome", "closed_at", name="reply_is_closed_with_an_outcome"),
            implies(Q(outcome="answered"), Q(source__isnull=False), name="reply_answered_is_a_source"),
            implies(
                Q(source__isnull=False),
                Q(outcome__isnull=False, outcome="answered"),
                name="reply_source_is_an_answer",
            ),
            implies(Q(outcome="not_asked"), ~Q(note=""), name="reply_not_asked_has_a_reason"),
            implies(
                Q(sent_at__isnull=True),
                Q(outcome__isnull=False, outcome="not_asked"),
                name="reply_unsent_is_not_asked",
            ),
            implies(Q(quotable=True), Q(source__isnull=False), name="reply_quotable_was_given"),
        ]
        indexes = [
            # Whose time is over, and nobody has been told yet?
            models.Index(
                fields=["deadline"],
                condition=Q(outcome__isnull=True, overdue_said_at__isnull=True, deadline__isnull=False),
                name="reply_falls_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party} on {self.claim.number}"


class ReplyQuestion(models.Model):
    """One question, and what was answered to it alone where the party answered by its link."""

    request = models.ForeignKey(ReplyRequest, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint("request", "position", name="question_position_is_unique"),
            not_blank("text", name="question_asks_something"),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class ReplyExtension(models.Model):
    """That a party was given more time: the deadline before and after, by whom and why."""

    request = models.ForeignKey(ReplyRequest, on_delete=models.CASCADE, related_name="extensions")
    before = models.DateTimeField(null=True, blank=True)
    after = models.DateTimeField()
    reason = models.TextField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["given_at", "id"]
        constraints = [not_blank("reason", name="extension_has_a_reason")]

    def __str__(self) -> str:
        return f"until {self.after:%Y-%m-%d}"


class ReplyLink(models.Model):
    """A signed address at which the asked party may answer, known here by its digest alone."""

    request = models.ForeignKey(ReplyRequest, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.UniqueConstraint(
                "request", condition=Q(revoked_at__isnull=True), name="link_one_open_per_request"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request}, until {self.expires_at:%Y-%m-%d}"
