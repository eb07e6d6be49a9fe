"""Stories: the articles that are copies or rewrites of one original."""

from typing import Any

from rest_framework import serializers

from claims.api.serializers.people import PersonSerializer
from claims.models import StoryMove


class StoryMoveSerializer(serializers.ModelSerializer[StoryMove]):
    """That `article` was joined to the story of `other`, or split off where `other` is null.

    `made_by` is null for the machine's; `score`, from 0 to 1, is then how alike the two are.
    """

    made_by = PersonSerializer(read_only=True, allow_null=True)
    undone_by = PersonSerializer(read_only=True, allow_null=True)

    class Meta:
        model = StoryMove
        fields = [
            "id",
            "article",
            "other",
            "reasons",
            "score",
            "made_by",
            "made_at",
            "undone_by",
            "undone_at",
        ]
        read_only_fields = fields


class StoryArticleSerializer(serializers.Serializer[Any]):
    """An article of the story. `joined` is how it came there, null for the one the story began with."""

    id = serializers.IntegerField(source="article.pk")
    title = serializers.CharField(source="article.title", allow_blank=True)
    publisher = serializers.CharField(source="article.publisher", allow_blank=True)
    agency = serializers.CharField(source="article.agency", allow_blank=True)
    published_at = serializers.DateTimeField(source="article.published_at", allow_null=True)
    is_origin = serializers.BooleanField()
    joined = StoryMoveSerializer(allow_null=True)


class AlikeSerializer(serializers.Serializer[Any]):
    """An article of another story that reads like a copy, by its id, and why it does."""

    article = serializers.IntegerField(source="article.pk")
    reasons = serializers.ListField(child=serializers.CharField())


class SaidSerializer(serializers.Serializer[Any]):
    """A join or a split. `may_not_undo` says why you cannot undo it, and is blank where you can."""

    move = StoryMoveSerializer()
    may_not_undo = serializers.CharField(allow_blank=True)


class StorySerializer(serializers.Serializer[Any]):
    """A story counts as one independent source of whatever its articles report.

    `origin` reported it first, as far as `origin_reason` can say; it is blank where nobody can. `moves` are
    the last joins and splits, the newest first.
    """

    origin = serializers.CharField(source="story.origin", allow_blank=True)
    origin_reason = serializers.CharField(source="story.origin_reason", allow_blank=True)
    articles = StoryArticleSerializer(many=True, source="members")
    alike = AlikeSerializer(many=True)
    moves = SaidSerializer(many=True, source="said")


class StoryJoinSerializer(serializers.Serializer[Any]):
    """The article that comes over to this story, by its id or its web address."""

    article = serializers.CharField()


class StoryUndoSerializer(serializers.Serializer[Any]):
    """The join or the split to be undone, by its id."""

    move = serializers.CharField()
