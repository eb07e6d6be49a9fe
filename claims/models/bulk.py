"""Moves of many claims at once, and what came of each."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.domain.bulk import BulkOutcome
from claims.domain.tongue import say
from claims.domain.transitions import MOVES_SAID, Move
from claims.models.base import both_or_neither, implies, one_of


class BulkJob(models.Model):
    """One move that somebody asked for on many claims, or the undoing of such a job.

    `inputs` are those of the move, as `MoveInputs.told` gives them. An undo names the move it undoes.
    """

    move = models.CharField(max_length=20)
    inputs = models.JSONField(default=dict, blank=True)
    undoes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_by"
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            one_of("move", Move, name="bulk_move_is_known"),
            models.CheckConstraint(condition=~Q(undoes=models.F("id")), name="bulk_undoes_another"),
        ]

    def __str__(self) -> str:
        return say("Bulk move {number}", number=self.pk)

    @property
    def asked(self) -> str:
        """What it does, in words: “Assign”, “Undo of bulk move 3: Take”."""
        label = say(MOVES_SAID[Move(self.move)])
        if self.undoes_id is None:
            return label
        return say("Undo of bulk move {number}: {move}", number=self.undoes_id, move=label)


class BulkRow(models.Model):
    """One claim of a job, at the version that was seen; waiting until it has an outcome.

    The claim is copied by its number, not referenced. The `…_before` fields say what a moved
    claim was like before, as far as undoing needs it.
    """

    job = models.ForeignKey(BulkJob, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    claim_id = models.BigIntegerField()
    version = models.PositiveIntegerField()
    outcome = models.CharField(max_length=20, null=True, blank=True)
    sentence = models.CharField(max_length=500, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    version_after = models.PositiveIntegerField(null=True, blank=True)
    state_before = models.CharField(max_length=20, blank=True)
    assignee_before = models.BigIntegerField(null=True, blank=True)
    due_before = models.DateTimeField(null=True, blank=True)
    reason_before = models.TextField(blank=True)
    duplicate_before = models.BigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("job", "position", name="bulk_row_position_is_unique"),
            models.UniqueConstraint("job", "claim_id", name="bulk_row_once_per_claim"),
            models.CheckConstraint(
                condition=Q(outcome__isnull=True) | Q(outcome__in=[str(word) for word in BulkOutcome]),
                name="bulk_row_outcome_is_known",
            ),
            both_or_neither("outcome", "done_at", name="bulk_row_done_with_an_outcome"),
            implies(
                Q(outcome="moved"),
                Q(version_after__isnull=False) & ~Q(state_before=""),
                name="bulk_row_moved_knows_before",
            ),
            implies(
                ~Q(outcome__isnull=True) & ~Q(outcome="moved"),
                ~Q(sentence=""),
                name="bulk_row_refused_says_why",
            ),
        ]
        indexes = [
            # How many rows of this job have come to which end?
            models.Index(fields=["job", "outcome"], name="bulk_row_outcomes"),
        ]

    def __str__(self) -> str:
        return f"C-{self.claim_id} in bulk move {self.job_id}"

    @property
    def number(self) -> str:
        return f"C-{self.claim_id}"
