"""Ratings, and what was published with them."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q

from claims.domain.evidence import Against, CorrectionKind
from claims.domain.ratings import BEST_RATING, WORST_RATING, ColourRole
from claims.models.base import both_or_neither, not_blank, one_of
from claims.models.claims import Claim


class Rating(models.Model):
    """One step of the scale. `number` is null where the rating is not on the scale of truth."""

    key = models.SlugField(unique=True)
    label = models.CharField(max_length=60)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    colour = models.CharField(max_length=20)
    against = models.CharField(max_length=20)
    explanation = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField(default=0)
    in_use = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            one_of("colour", ColourRole, name="rating_colour_is_known"),
            one_of("against", Against, name="rating_against_is_known"),
            not_blank("label", name="rating_has_a_label"),
            models.CheckConstraint(
                condition=Q(number__isnull=True) | Q(number__gte=WORST_RATING, number__lte=BEST_RATING),
                name="rating_number_on_the_scale",
            ),
        ]

    def __str__(self) -> str:
        return self.label


# Of every list in what was published, those entries that are named voices: who said it and who denied it.
_NAMES = "jsonb_path_query_array(%(expressions)s, '$.*[*] ? (@.named == true).name')"


class Verdict(models.Model):
    """The published rating, its reason, and the day it speaks of.

    A claim has at most one standing verdict; a reopened or withdrawn one keeps its row and
    gets `ended_at`. A stale one stands, with all that made it so, until somebody looks again.
    `published_as` is the public page as it was confirmed (publishing/frozen.py). What readers search for
    is in it alone: `words` has the claim, the reason and the named voices, `voices` the last of these.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="verdicts")
    review = models.OneToOneField("claims.Review", on_delete=models.PROTECT, related_name="verdict")
    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, related_name="verdicts")
    reason = models.TextField()
    as_of = models.DateField()
    published_at = models.DateTimeField()
    published_as = models.JSONField()
    stale_since = models.DateTimeField(null=True, blank=True)
    stale_cause = models.TextField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    words = models.GeneratedField(
        expression=Func(
            F("published_as"),
            template="to_tsvector('english'::regconfig, coalesce(%(expressions)s ->> 'claim', '') || ' '"
            " || coalesce(%(expressions)s ->> 'reason', ''))"
            f" || jsonb_to_tsvector('english'::regconfig, {_NAMES}, '[\"string\"]')",
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    voices = models.GeneratedField(
        expression=Func(
            F("published_as"),
            template=f"jsonb_to_tsvector('simple'::regconfig, {_NAMES}, '[\"string\"]')",
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        ordering = ["-published_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                "claim", condition=Q(ended_at__isnull=True), name="verdict_one_standing_per_claim"
            ),
            both_or_neither("stale_since", "stale_cause", name="verdict_stale_with_a_cause"),
            not_blank("reason", name="verdict_has_a_reason"),
        ]
        indexes = [
            # Which checks were published last?
            models.Index(
                fields=["-published_at", "-id"], condition=Q(ended_at__isnull=True), name="verdict_newest"
            ),
            # Which verdicts need somebody to look again?
            models.Index(
                fields=["stale_since"],
                condition=Q(stale_since__isnull=False, ended_at__isnull=True),
                name="verdict_stale",
            ),
            # Which checks mention these words?
            GinIndex(fields=["words"], name="verdict_by_words"),
            # Which checks are of what this party said or denied?
            GinIndex(fields=["voices"], name="verdict_by_voices"),
        ]

    def __str__(self) -> str:
        return f"{self.rating} on {self.claim}"


class Correction(models.Model):
    """Why a published verdict was opened again or withdrawn. All of them are public."""

    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, related_name="corrections")
    kind = models.CharField(max_length=20)
    note = models.TextField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            one_of("kind", CorrectionKind, name="correction_kind_is_known"),
            not_blank("note", name="correction_has_a_note"),
        ]
        indexes = [
            # What was corrected last?
            models.Index(fields=["-made_at", "-id"], name="correction_newest"),
        ]

    def __str__(self) -> str:
        return self.note[:80]


class Reaffirmation(models.Model):
    """Somebody looked again at a stale verdict, and it still holds: what was the doubt, and why it holds."""

    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, related_name="reaffirmations")
    cause = models.TextField()
    reason = models.TextField()
    as_of = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            not_blank("cause", name="reaffirmation_answers_a_doubt"),
            not_blank("reason", name="reaffirmation_has_a_reason"),
        ]

    def __str__(self) -> str:
        return self.reason[:80]
