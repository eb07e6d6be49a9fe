"""What people of the desk say to each other about a claim. None of it is ever published."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.domain.talk import Anchor
from claims.models.base import both_or_neither, implies, not_blank, one_of
from claims.models.claims import Claim
from claims.models.sources import Source
from claims.models.statements import Statement


class Comment(models.Model):
    """What one person said. `thread` is the comment it replies to; the one that has none began the thread.

    What a thread is about is kept in words, so that it can be read whatever becomes of the row:
    `exact`, `prefix` and `suffix` are a TextQuoteSelector over a statement's article, or `exact` is a
    source's title. A removed comment stays, and says who removed it and when.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="comments")
    thread = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replies"
    )
    anchor = models.CharField(max_length=20, default="claim")
    statement = models.ForeignKey(
        Statement, on_delete=models.SET_NULL, null=True, blank=True, related_name="comments"
    )
    source = models.ForeignKey(
        Source, on_delete=models.SET_NULL, null=True, blank=True, related_name="comments"
    )
    exact = models.TextField(blank=True)
    prefix = models.TextField(blank=True)
    suffix = models.TextField(blank=True)
    text = models.TextField()
    version = models.PositiveIntegerField(default=1)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="comments")
    written_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["written_at", "id"]
        constraints = [
            not_blank("text", name="comment_says_something"),
            one_of("anchor", Anchor, name="comment_anchor_is_known"),
            implies(~Q(anchor="claim"), ~Q(exact=""), name="comment_on_words_keeps_them"),
            implies(Q(statement__isnull=False), Q(anchor="span"), name="comment_on_a_statement_has_a_span"),
            implies(Q(source__isnull=False), Q(anchor="source"), name="comment_on_a_source_says_so"),
            implies(
                Q(thread__isnull=False),
                Q(anchor="claim", resolved_at__isnull=True),
                name="comment_only_a_thread_is_about_something_and_ends",
            ),
            both_or_neither("removed_at", "removed_by", name="comment_removed_by_somebody"),
            both_or_neither("resolved_at", "resolved_by", name="comment_resolved_by_somebody"),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Mention(models.Model):
    """That a comment names a person of the desk with an @, as the desk was when it was written."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="mentions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mentions")

    class Meta:
        constraints = [models.UniqueConstraint("comment", "user", name="mention_once_per_person")]

    def __str__(self) -> str:
        return f"@{self.user.username}"
