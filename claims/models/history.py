"""What happened, who did it, before and after. Nothing here is ever changed or removed."""

from django.db import models

from claims.domain.events import EventKind, Subject
from claims.models.base import WrittenJSON, one_of


class HistoryEntry(models.Model):
    """One thing that happened to one subject, tied by hash to the entry before it.

    Names and ids are copied, not referenced: the past does not change when a row does.
    The database refuses UPDATE and DELETE on this table.
    """

    subject = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=60)
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=300)
    data = WrittenJSON(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "history entries"
        constraints = [
            one_of("subject", Subject, name="history_subject_is_known"),
            one_of("kind", EventKind, name="history_kind_is_known"),
            models.UniqueConstraint("subject", "subject_id", "position", name="history_position_is_unique"),
        ]
        indexes = [
            # How did claims move since then?
            models.Index(fields=["at"], condition=models.Q(kind="claim.moved"), name="history_moves_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.subject_id} #{self.position} {self.kind}"


class HistoryHead(models.Model):
    """How far a chain has come: the row that its writers lock, and what finds a cut-off end."""

    subject = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    position = models.PositiveIntegerField(default=0)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint("subject", "subject_id", name="history_one_head_per_chain"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.subject_id} at {self.position}"


class DailyHead(models.Model):
    """One line of a file of heads: how far all chains had come, in one digest. Never changed or removed."""

    at = models.DateTimeField()
    entries = models.BigIntegerField()
    chains = models.BigIntegerField()
    root = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [
            # Which is the newest?
            models.Index(fields=["-at"], name="daily_head_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.digest[:12]}"
