"""Feeds that the desk follows, and the entries that were seen in them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.domain.feeds import LONGEST, MOST_TAKEN, SHORTEST, EntryOutcome, FeedStatus, Selection, Taking
from claims.models.articles import Article
from claims.models.base import implies, not_blank, one_of


class Feed(models.Model):
    """An address that is asked for new articles every `every` minutes while it is active.

    What comes in is added with the rights of whoever saved it last. `failures` counts those in a row;
    `problem` says what went wrong last and is blank while all is well; `notice` says what a person should
    know of how it was read. `etag` and `modified` are what the server said of what it sent last. `offers`
    are the feeds, as pairs of title and address, that a web page at this address names.
    """

    address = models.CharField(max_length=1000, unique=True)
    title = models.CharField(max_length=200, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=20, default="trial")
    every = models.PositiveSmallIntegerField(default=30)
    most = models.PositiveSmallIntegerField(default=10)
    taking = models.CharField(max_length=20, default="all")
    include = models.TextField(blank=True)
    exclude = models.TextField(blank=True)
    next_poll_at = models.DateTimeField(null=True, blank=True)
    last_polled_at = models.DateTimeField(null=True, blank=True)
    last_ok_at = models.DateTimeField(null=True, blank=True)
    etag = models.CharField(max_length=300, blank=True)
    modified = models.CharField(max_length=100, blank=True)
    failures = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=500, blank=True)
    notice = models.CharField(max_length=300, blank=True)
    offers = models.JSONField(default=list, blank=True)
    taken_count = models.PositiveIntegerField(default=0)
    seen_count = models.PositiveIntegerField(default=0)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            not_blank("address", name="feed_has_an_address"),
            one_of("status", FeedStatus, name="feed_status_is_known"),
            one_of("taking", Taking, name="feed_taking_is_known"),
            implies(Q(taking="words"), ~Q(include=""), name="feed_by_words_has_words"),
            implies(Q(status="active"), Q(next_poll_at__isnull=False), name="feed_active_has_a_time"),
            implies(Q(failures__gt=0), ~Q(problem=""), name="feed_failure_has_a_problem"),
            models.CheckConstraint(
                condition=Q(every__gte=SHORTEST, every__lte=LONGEST), name="feed_every_in_bounds"
            ),
            models.CheckConstraint(
                condition=Q(most__gte=1, most__lte=MOST_TAKEN), name="feed_most_in_bounds"
            ),
        ]
        indexes = [
            # Which feeds are to be polled now?
            models.Index(fields=["next_poll_at"], condition=Q(status="active"), name="feed_due"),
        ]

    def __str__(self) -> str:
        return self.title or self.address

    @property
    def fields(self) -> dict[str, Any]:
        """What a person says of how it is followed, as `FeedFields.parse` reads it."""
        names = ("title", "publisher", "every", "most", "taking", "include", "exclude")
        return {name: getattr(self, name) for name in names}

    @property
    def selection(self) -> Selection:
        return Selection(Taking(self.taking), self.include, self.exclude)


class FeedEntry(models.Model):
    """An entry that was seen in a feed. `identity` is the SHA-256 of its id, or else of its address.

    `present_at` is when it stood in the feed last. `why` says why one does not come in by itself.
    """

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="entries")
    identity = models.CharField(max_length=64)
    title = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=2048)
    summary = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField()
    present_at = models.DateTimeField()
    outcome = models.CharField(max_length=20)
    why = models.CharField(max_length=300, blank=True)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = "feed entries"
        constraints = [
            models.UniqueConstraint("feed", "identity", name="feed_entry_once_per_feed"),
            one_of("outcome", EntryOutcome, name="feed_entry_outcome_is_known"),
            implies(
                Q(outcome__in=["taken", "known"]),
                Q(article__isnull=False),
                name="feed_entry_taken_has_an_article",
            ),
            implies(Q(outcome="left_out"), ~Q(why=""), name="feed_entry_left_out_has_a_reason"),
        ]
        indexes = [
            # What was seen last in this feed?
            models.Index(fields=["feed", "-seen_at", "-id"], name="feed_entry_newest"),
            # Which entries of this feed wait to come in, or stand in it now?
            models.Index(fields=["feed", "id"], condition=Q(outcome="waiting"), name="feed_entry_waiting"),
            models.Index(fields=["feed", "present_at"], name="feed_entry_present"),
        ]

    def __str__(self) -> str:
        return self.title or self.url
