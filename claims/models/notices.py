"""What the desk tells a person about a claim, or about a bulk move of theirs."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.domain.notices import Channel, NoticeKind
from claims.models.base import not_blank, one_of
from claims.models.bulk import BulkJob
from claims.models.claims import Claim
from claims.models.comments import Comment
from claims.models.letters import Letter


class Notice(models.Model):
    """One sentence for one person about one thing that happened; at most once per outbox row.

    `channel` is how they wanted to be told of its kind; `letter` the mail that carries it, if one does.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, null=True, blank=True, related_name="notices")
    job = models.ForeignKey(BulkJob, on_delete=models.CASCADE, null=True, blank=True, related_name="notices")
    cause = models.ForeignKey("claims.OutboxEvent", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, default="moved")
    text = models.CharField(max_length=300)
    comment = models.ForeignKey(
        Comment, on_delete=models.CASCADE, null=True, blank=True, related_name="notices"
    )
    channel = models.CharField(max_length=20, default="app")
    letter = models.ForeignKey(
        Letter, on_delete=models.SET_NULL, null=True, blank=True, related_name="notices"
    )
    mailed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint("user", "cause", name="notice_once_per_person_and_cause"),
            one_of("kind", NoticeKind, name="notice_kind_is_known"),
            one_of("channel", Channel, name="notice_channel_is_known"),
            not_blank("text", name="notice_says_something"),
            models.CheckConstraint(
                condition=Q(claim__isnull=False, job__isnull=True)
                | Q(claim__isnull=True, job__isnull=False, comment__isnull=True),
                name="notice_of_a_claim_or_a_bulk_job",
            ),
        ]
        indexes = [
            # What has this person not seen yet?
            models.Index(fields=["user"], condition=Q(seen_at__isnull=True), name="notice_unseen"),
            # What is still to be mailed to whom?
            models.Index(
                fields=["user", "created_at"],
                condition=Q(channel="digest", letter__isnull=True),
                name="notice_for_a_digest",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def about(self) -> Claim | BulkJob:
        """What it speaks of: the database keeps it to one of the two."""
        found = self.claim or self.job
        if found is None:
            raise ValueError(f"Notice {self.pk} is about nothing")
        return found


class NoticeChoice(models.Model):
    """How one person wants to be told of one kind of thing. Where there is none, the usual way holds."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="choices")
    kind = models.CharField(max_length=20)
    channel = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint("user", "kind", name="choice_once_per_person_and_kind"),
            one_of("kind", NoticeKind, name="choice_kind_is_known"),
            one_of("channel", Channel, name="choice_channel_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.kind} by {self.channel}"
