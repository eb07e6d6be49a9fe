"""What was answered to requests that carry a key, so that a program may send one twice."""

from django.conf import settings
from django.db import models

from claims.models.base import both_or_neither, not_blank

LONGEST_KEY = 200


class AnsweredRequest(models.Model):
    """The first answer to a key of one person. `digest` is the SHA-256 of what was asked;
    `answer` the JSON that was sent, in its own order.

    While the first request is under way `status` is null, and the row is locked by its transaction.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=LONGEST_KEY)
    digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    answer = models.TextField(null=True, blank=True)
    first_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint("user", "key", name="answered_once_per_person_and_key"),
            both_or_neither("status", "answer", name="answered_with_a_status"),
            not_blank("key", name="answered_request_has_a_key"),
        ]
        indexes = [
            # Which answers are older than a day?
            models.Index(fields=["first_at"], name="answered_oldest"),
        ]

    def __str__(self) -> str:
        return self.key
