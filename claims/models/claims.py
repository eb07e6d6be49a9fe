"""The proposition under verification."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, HashIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q

from claims.domain.origins import CLAIM_ORIGINS
from claims.domain.speech import Checkability
from claims.domain.states import State
from claims.models.base import implies, not_blank, one_of

PRIORITIES = (1, 2, 3)


class Claim(models.Model):
    """What is to be verified, where the work on it is, and who has it.

    `appearance_count` and `denial_count` are kept by the actions that change them, over
    statements that nobody dismissed, so that the desk need not count. `recheck_on` is a day on which
    somebody is to look again, and `recheck_said_at` when the desk said that it had come.
    `comparable_text` and `frame` are its words made comparable (domain/contrast.py).
    A claim that is `part_of` another was said where that one was said.
    """

    text = models.TextField()
    comparable_text = models.TextField()
    frame = models.TextField(blank=True)
    origin = models.CharField(max_length=20, default="analysis")
    state = models.CharField(max_length=20, default="new")
    version = models.PositiveIntegerField(default=1)
    checkability = models.CharField(max_length=20, blank=True)
    topic = models.CharField(max_length=100, blank=True)
    priority = models.PositiveSmallIntegerField(default=2)
    check_worthiness = models.FloatField(default=0.5)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assigned_claims",
    )
    due_at = models.DateTimeField(null=True, blank=True)
    overdue_said_at = models.DateTimeField(null=True, blank=True)
    recheck_on = models.DateField(null=True, blank=True)
    recheck_said_at = models.DateTimeField(null=True, blank=True)
    set_aside_reason = models.TextField(blank=True)
    duplicate_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="duplicates"
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged_claims"
    )
    part_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    appearance_count = models.PositiveIntegerField(default=0)
    denial_count = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    moved_at = models.DateTimeField(auto_now_add=True)
    search = models.GeneratedField(
        expression=SearchVector("text", "topic", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        constraints = [
            one_of("state", State, name="claim_state_is_known"),
            one_of("origin", CLAIM_ORIGINS, name="claim_origin_is_known"),
            one_of("checkability", Checkability, name="claim_checkability_is_known", blank=True),
            not_blank("text", name="claim_has_words"),
            models.CheckConstraint(condition=Q(priority__in=PRIORITIES), name="claim_priority_is_known"),
            implies(
                Q(state__in=["triaged", "researching", "second_reading", "published", "withdrawn"]),
                ~Q(checkability=""),
                name="claim_under_work_has_checkability",
            ),
            implies(
                Q(state__in=["researching", "second_reading"]),
                Q(assignee__isnull=False),
                name="claim_in_hand_has_an_assignee",
            ),
            models.CheckConstraint(
                condition=Q(state="set_aside") & ~Q(set_aside_reason="")
                | ~Q(state="set_aside") & Q(set_aside_reason="", duplicate_of__isnull=True),
                name="claim_set_aside_has_a_reason",
            ),
            implies(Q(overdue_said_at__isnull=False), Q(due_at__isnull=False), name="claim_overdue_was_due"),
            implies(
                Q(recheck_said_at__isnull=False),
                Q(recheck_on__isnull=False),
                name="claim_recheck_was_planned",
            ),
            models.CheckConstraint(
                condition=~Q(duplicate_of=models.F("id")), name="claim_does_not_repeat_itself"
            ),
            implies(
                Q(merged_into__isnull=False),
                Q(state="set_aside", duplicate_of=models.F("merged_into")),
                name="claim_merged_is_set_aside",
            ),
            models.CheckConstraint(condition=~Q(part_of=models.F("id")), name="claim_is_no_part_of_itself"),
            implies(Q(origin="split"), Q(part_of__isnull=False), name="claim_split_off_is_part_of_another"),
        ]
        indexes = [
            # What is open on the desk, the most check-worthy first?
            models.Index(fields=["state", "-check_worthiness", "-id"], name="claim_desk"),
            # What came in last, in whatever state?
            models.Index(fields=["-created_at", "-id"], name="claim_newest"),
            # What does this person have in hand?
            models.Index(fields=["assignee", "state"], name="claim_by_assignee"),
            # Which claims are overdue, and nobody has been told yet?
            models.Index(
                fields=["due_at"],
                condition=Q(due_at__isnull=False, overdue_said_at__isnull=True),
                name="claim_falls_due",
            ),
            # Which claims are overdue now?
            models.Index(fields=["due_at"], condition=Q(due_at__isnull=False), name="claim_overdue"),
            # Which claims are to be looked at again, and nobody has been told yet?
            models.Index(
                fields=["recheck_on"],
                condition=Q(recheck_on__isnull=False, recheck_said_at__isnull=True),
                name="claim_to_look_again",
            ),
            # Is this the same claim as one already on the desk?
            HashIndex(fields=["comparable_text"], name="claim_by_wording"),
            # Does another claim say the same with another number, or the opposite?
            HashIndex(fields=["frame"], condition=~Q(frame=""), name="claim_by_frame"),
            # Which claims mention these words?
            GinIndex(fields=["search"], name="claim_by_words"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.text[:80]}"

    @property
    def number(self) -> str:
        return f"C-{self.pk}"

    @property
    def contested(self) -> bool:
        """An open denial exists. Derived, never a rating."""
        return self.denial_count > 0
