"""What an article says now."""

from typing import Any

from rest_framework import serializers

from claims.models import Snapshot


class EditionSubmissionSerializer(serializers.Serializer[Any]):
    """The article as it stands now: `text`, or a `file` sent as multipart form data."""

    text = serializers.CharField(required=False, trim_whitespace=False, allow_blank=True)
    file = serializers.FileField(required=False, allow_empty_file=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("text" in attrs) == ("file" in attrs):
            raise serializers.ValidationError({"text": ["Send either `text` or `file`, and not both."]})
        return attrs


class EditionSerializer(serializers.ModelSerializer[Snapshot]):
    """What was received. Workers set `compared_at` once they have looked in it for all that was found."""

    class Meta:
        model = Snapshot
        fields = ["id", "sha256", "how", "taken_at", "compared_at", "problem"]
        read_only_fields = fields
