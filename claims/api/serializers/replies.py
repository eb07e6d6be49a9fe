"""What parties were asked and answered."""

from typing import Any

from rest_framework import serializers

from claims.api.fields import one_of
from claims.api.serializers.people import PersonSerializer
from claims.domain.evidence import ReplyOutcome
from claims.domain.replies import LONGEST_LINE, LONGEST_QUESTION, MOST_QUESTIONS, Channel
from claims.models import ReplyExtension, ReplyQuestion, ReplyRequest


class ReplyQuestionSerializer(serializers.ModelSerializer[ReplyQuestion]):
    """One question. `answer` is filled where the party answered by its link."""

    class Meta:
        model = ReplyQuestion
        fields = ["text", "answer"]
        read_only_fields = fields


class ReplyExtensionSerializer(serializers.ModelSerializer[ReplyExtension]):
    """More time that a party was given."""

    given_by = PersonSerializer(read_only=True)

    class Meta:
        model = ReplyExtension
        fields = ["before", "after", "reason", "given_by", "given_at"]
        read_only_fields = fields


class ReplySerializer(serializers.ModelSerializer[ReplyRequest]):
    """What one party was asked about one claim, or why it was asked nothing.

    `outcome` is null while the question is open. The answer is the excerpt of `source`, and
    `quotable` says whether it may be printed. `link_until` says that a link works, and how long.
    """

    claim = serializers.PrimaryKeyRelatedField[Any](read_only=True)
    party = serializers.PrimaryKeyRelatedField[Any](read_only=True)
    party_name = serializers.CharField(source="party.name", read_only=True)
    questions = ReplyQuestionSerializer(many=True, read_only=True)
    channel = one_of(Channel, read_only=True, allow_blank=True)
    extensions = ReplyExtensionSerializer(many=True, read_only=True)
    asked_by = PersonSerializer(read_only=True)
    outcome = one_of(ReplyOutcome, read_only=True, allow_null=True)
    source = serializers.PrimaryKeyRelatedField[Any](read_only=True, allow_null=True)  # type: ignore[assignment]
    answer = serializers.CharField(source="source.excerpt", read_only=True, default="")
    link_until = serializers.SerializerMethodField()

    class Meta:
        model = ReplyRequest
        fields = [
            "id",
            "claim",
            "party",
            "party_name",
            "questions",
            "channel",
            "address",
            "sent_at",
            "deadline",
            "extensions",
            "asked_by",
            "asked_at",
            "outcome",
            "note",
            "source",
            "answer",
            "answered_by",
            "answered_as",
            "quotable",
            "closed_at",
            "link_until",
        ]
        read_only_fields = fields

    def get_link_until(self, request: ReplyRequest) -> str | None:
        """When the link that was last made stops working; null where there is none."""
        made = [link.expires_at for link in request.links.all() if link.revoked_at is None]
        return made[0].isoformat() if made and request.outcome is None else None


class NewReplySerializer(serializers.Serializer[Any]):
    """Questions to a party. Without `sent_at` they are sent now; a date alone as `deadline` is its end."""

    party = serializers.IntegerField()
    questions = serializers.ListField(
        child=serializers.CharField(max_length=LONGEST_QUESTION), min_length=1, max_length=MOST_QUESTIONS
    )
    channel = one_of(Channel)
    address = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST_LINE)
    sent_at = serializers.DateTimeField(required=False)
    deadline = serializers.DateTimeField()


class SkippedReplySerializer(serializers.Serializer[Any]):
    """A party that is not asked, and why not."""

    party = serializers.IntegerField()
    reason = serializers.CharField()


class ReplyExtensionRequestSerializer(serializers.Serializer[Any]):
    """More time, and why."""

    deadline = serializers.DateTimeField()
    reason = serializers.CharField()


class ReplyOutcomeSerializer(serializers.Serializer[Any]):
    """How it ended. `words` are the answer, which becomes a source, or else a note."""

    outcome = one_of(ReplyOutcome)
    words = serializers.CharField(required=False, allow_blank=True)
    quotable = serializers.BooleanField(required=False, default=True)


class ReplyLinkSerializer(serializers.Serializer[Any]):
    """An address by which the party answers. It is told this once, and kept nowhere."""

    address = serializers.URLField()
