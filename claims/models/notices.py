"""What the desk tells a person about a claim."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.domain.notices import NoticeKind
from claims.models.base import not_blank, one_of
from claims.models.claims import Claim


class Notice(models.Model):
    """One sentence for one person about one thing that happened; at most once per outbox row."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="notices")
    cause = models.ForeignKey("claims.OutboxEvent", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, default="moved")
    text = models.CharField(max_length=300)
    created_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint("user", "cause", name="notice_once_per_person_and_cause"),
            one_of("kind", NoticeKind, name="notice_kind_is_known"),
            not_blank("text", name="notice_says_something"),
        ]
        indexes = [
            # What has this person not seen yet?
            models.Index(fields=["user"], condition=Q(seen_at__isnull=True), name="notice_unseen"),
        ]

    def __str__(self) -> str:
        return self.text
