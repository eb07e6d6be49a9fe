"""On what conditions unnamed voices are relied on."""

from typing import Any

from rest_framework import serializers

from claims.api.fields import one_of
from claims.api.serializers.people import PersonSerializer
from claims.domain.anonymity import LONGEST_REASON, NO_IDENTITY, Condition
from claims.models import AnonymityAssessment


class AssessmentSerializer(serializers.ModelSerializer[AnonymityAssessment]):
    """What was said of a claim's unnamed voices. `statements` are those it speaks of."""

    statements = serializers.PrimaryKeyRelatedField[Any](many=True, read_only=True)
    assessed_by = PersonSerializer(read_only=True)
    approved_by = PersonSerializer(read_only=True, allow_null=True)

    class Meta:
        model = AnonymityAssessment
        fields = [
            "id",
            "claim",
            *[condition.value for condition in Condition],
            "reason_given",
            "exception",
            "statements",
            "assessed_by",
            "assessed_at",
            "approved_by",
            "approved_at",
        ]
        read_only_fields = fields


class NewAssessmentSerializer(serializers.Serializer[Any]):
    """The conditions that are met, all or some, and why the claim is checked where they are not all.

    `reason_given` is the article's own reason; null says that it gives none.
    """

    met = serializers.ListField(child=one_of(Condition))
    reason_given = serializers.CharField(max_length=LONGEST_REASON, allow_null=True, help_text=NO_IDENTITY)
    exception = serializers.CharField(
        max_length=LONGEST_REASON, required=False, allow_blank=True, help_text=NO_IDENTITY
    )


class ApprovalSerializer(serializers.Serializer[Any]):
    """The assessment that you read."""

    assessment = serializers.IntegerField()
