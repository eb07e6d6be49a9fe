"""Checks that others published, and what their rating words mean here. Never verdicts of our claims."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q

from claims.domain.outside import IMPORT_STATUSES, IMPORT_WAYS
from claims.models.base import both_or_neither, implies, not_blank, one_of
from claims.models.verdicts import Rating


class OutsideImport(models.Model):
    """One page, feed or table that was handed in or is to be fetched, and what came of it.

    `raw` is null until its `address` was fetched. `problems` has a sentence for each entry that could not be
    read, at most a hundred of them; `problem_count` counts all.
    """

    address = models.CharField(max_length=2048, blank=True)
    stands_at = models.CharField(max_length=2048, blank=True)
    filename = models.CharField(max_length=255, blank=True)
    content_type = models.CharField(max_length=200, blank=True)
    raw = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    how = models.CharField(max_length=20)
    status = models.CharField(max_length=20, default="waiting")
    problem = models.CharField(max_length=500, blank=True)
    added = models.PositiveIntegerField(default=0)
    renewed = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    problems = ArrayField(models.CharField(max_length=500), default=list)
    problem_count = models.PositiveIntegerField(default=0)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            one_of("how", IMPORT_WAYS, name="outside_import_how_is_known"),
            one_of("status", IMPORT_STATUSES, name="outside_import_status_is_known"),
            implies(Q(status="failed"), ~Q(problem=""), name="outside_import_failure_has_a_problem"),
            models.CheckConstraint(
                condition=~Q(address="") | Q(raw__isnull=False), name="outside_import_is_of_something"
            ),
        ]

    def __str__(self) -> str:
        return self.address or self.filename or f"Import {self.pk}"


class OutsidePublisher(models.Model):
    """Whoever publishes checks; known by `key`, the name made comparable."""

    key = models.CharField(max_length=200, unique=True)
    name = models.CharField(max_length=200)
    url = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["key"]
        constraints = [not_blank("key", name="outside_publisher_has_a_key")]

    def __str__(self) -> str:
        return self.name


class OutsideRating(models.Model):
    """A rating word of one publisher, and the rating of ours that a person said it means, if one has.

    `before` is what it meant until then, to which `undo` goes back once. `key` is the word made comparable.
    """

    publisher = models.ForeignKey(OutsidePublisher, on_delete=models.PROTECT, related_name="ratings")
    key = models.CharField(max_length=200)
    words = models.CharField(max_length=300)
    rating = models.ForeignKey(
        Rating, on_delete=models.PROTECT, null=True, blank=True, related_name="outside_words"
    )
    before = models.ForeignKey(Rating, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    undoable = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint("publisher", "key", name="outside_rating_once_per_publisher"),
            not_blank("key", name="outside_rating_has_a_key"),
            both_or_neither("decided_by", "decided_at", name="outside_rating_decided_by_and_at"),
            implies(
                Q(rating__isnull=False), Q(decided_by__isnull=False), name="outside_rating_is_a_person_s_word"
            ),
        ]
        indexes = [
            # Which words has nobody mapped yet?
            models.Index(
                fields=["publisher", "id"], condition=Q(rating__isnull=True), name="outside_unmapped"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publisher}: {self.words}"


class OutsideCheck(models.Model):
    """One version of a check that somebody else published: their claim, their word for it, and all they said.

    `identity` is of publisher, address and claim; of its versions only the `current` one, the last, counts.
    `said` is their rating word, null where they gave none. Dates and numbers are as written; `published_at`
    is the day that could be read from them. `withdrawn` is when they took it back, as written.
    """

    identity = models.CharField(max_length=64)
    version = models.PositiveIntegerField(default=1)
    current = models.BooleanField(default=True)
    publisher = models.ForeignKey(OutsidePublisher, on_delete=models.PROTECT, related_name="checks")
    url = models.CharField(max_length=1000)
    claim_reviewed = models.TextField()
    said = models.ForeignKey(
        OutsideRating, on_delete=models.PROTECT, null=True, blank=True, related_name="checks"
    )
    rating_value = models.CharField(max_length=100, blank=True)
    worst_rating = models.CharField(max_length=100, blank=True)
    best_rating = models.CharField(max_length=100, blank=True)
    explanation = models.TextField(blank=True)
    said_by = models.TextField(blank=True)
    appeared_at = ArrayField(models.CharField(max_length=1000), default=list, blank=True)
    claimed_on = models.CharField(max_length=100, blank=True)
    published_on = models.CharField(max_length=100, blank=True)
    changed_on = models.CharField(max_length=100, blank=True)
    published_at = models.DateField(null=True, blank=True)
    withdrawn = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=35, blank=True)
    raw = models.JSONField()
    sha256 = models.CharField(max_length=64)
    came_with = models.ForeignKey(OutsideImport, on_delete=models.PROTECT, related_name="checks")
    came_at = models.DateTimeField(auto_now_add=True)
    search = models.GeneratedField(
        expression=SearchVector("claim_reviewed", "said_by", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        constraints = [
            not_blank("claim_reviewed", name="outside_check_is_of_a_claim"),
            not_blank("url", name="outside_check_has_an_address"),
            models.UniqueConstraint("identity", "version", name="outside_check_once_per_version"),
            models.UniqueConstraint("identity", condition=Q(current=True), name="outside_check_one_counts"),
        ]
        indexes = [
            # Which checks came last?
            models.Index(fields=["-came_at", "-id"], condition=Q(current=True), name="outside_check_newest"),
            # Which checks are about these words?
            GinIndex(fields=["search"], name="outside_check_by_words"),
        ]

    def __str__(self) -> str:
        return f"{self.publisher}: {self.claim_reviewed[:80]}"
