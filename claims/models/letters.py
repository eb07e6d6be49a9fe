"""Mail to the people of the desk."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.base import implies


class Letter(models.Model):
    """One mail to one person: a notice as it came, or the notices of a day.

    `key` is in its Message-ID. It is waiting, or `begun_at`: from then on a mail server may have it;
    then `sent_at`, or `perhaps_sent_at` where nobody can know and it is not sent again, or
    `dropped_at` where nobody wanted it any more.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="letters")
    day = models.DateField(null=True, blank=True)
    written_at = models.DateTimeField(auto_now_add=True)
    begun_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    perhaps_sent_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "user", "day", condition=Q(day__isnull=False), name="letter_one_digest_per_person_and_day"
            ),
            implies(Q(sent_at__isnull=False), Q(begun_at__isnull=False), name="letter_sent_was_begun"),
            implies(
                Q(sent_at__isnull=False) | Q(perhaps_sent_at__isnull=False),
                Q(dropped_at__isnull=True),
                name="letter_dropped_was_not_sent",
            ),
        ]

    def __str__(self) -> str:
        return f"Digest of {self.day}" if self.day else f"Letter {self.key}"
