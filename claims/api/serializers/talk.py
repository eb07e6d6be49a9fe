"""Comments and watchers."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims.api.fields import one_of
from claims.api.serializers.people import PersonSerializer
from claims.domain.talk import Anchor
from claims.models import Comment


class QuoteSerializer(serializers.Serializer[Any]):
    """The words that a thread is about: a TextQuoteSelector, or a source's title as `exact`."""

    exact = serializers.CharField()
    prefix = serializers.CharField(allow_blank=True)
    suffix = serializers.CharField(allow_blank=True)


class CommentSerializer(serializers.ModelSerializer[Comment]):
    """What one person said about a claim. `thread` is the comment that it replies to, or null.

    A removed comment keeps its words, with who removed it and when. None of it is ever published.
    """

    claim = serializers.IntegerField(source="claim_id", read_only=True)
    thread = serializers.IntegerField(source="thread_id", read_only=True, allow_null=True)
    anchor = one_of(Anchor, read_only=True)
    statement = serializers.IntegerField(source="statement_id", read_only=True, allow_null=True)
    source = serializers.IntegerField(  # type: ignore[assignment]
        source="source_id", read_only=True, allow_null=True
    )
    about = serializers.SerializerMethodField()
    author = PersonSerializer(read_only=True)
    mentions = serializers.SerializerMethodField()
    removed_by = PersonSerializer(read_only=True, allow_null=True)
    resolved_by = PersonSerializer(read_only=True, allow_null=True)

    class Meta:
        model = Comment
        fields = [
            "id",
            "claim",
            "thread",
            "anchor",
            "statement",
            "source",
            "about",
            "text",
            "version",
            "author",
            "mentions",
            "written_at",
            "edited_at",
            "removed_at",
            "removed_by",
            "resolved_at",
            "resolved_by",
        ]
        read_only_fields = fields

    @extend_schema_field(QuoteSerializer(allow_null=True))
    def get_about(self, comment: Comment) -> dict[str, Any] | None:
        return dict(QuoteSerializer(comment).data) if comment.exact else None

    def get_mentions(self, comment: Comment) -> list[str]:
        return [mention.user.username for mention in comment.mentions.all()]


class NewCommentSerializer(serializers.Serializer[Any]):
    """Words, and what they are about: a `thread` to reply in, a `statement`, a `source`, or the claim."""

    text = serializers.CharField()
    thread = serializers.IntegerField(required=False, allow_null=True)
    statement = serializers.IntegerField(required=False, allow_null=True)
    source = serializers.IntegerField(required=False, allow_null=True)  # type: ignore[assignment]


class CommentChangeSerializer(serializers.Serializer[Any]):
    """Other words for a comment of yours. `version` is the version that you saw."""

    version = serializers.IntegerField()
    text = serializers.CharField()


class WatchersSerializer(serializers.Serializer[Any]):
    """Who is told what happens to a claim, and whether you are."""

    watching = serializers.BooleanField()
    watchers = PersonSerializer(many=True)
