"""Who speaks."""

from typing import Any

from rest_framework import serializers

from claims.api.fields import one_of
from claims.domain.speech import PartyKind
from claims.models import Party


class PartyBriefSerializer(serializers.ModelSerializer[Party]):
    """A party where something else is the subject."""

    kind = one_of(PartyKind, read_only=True)

    class Meta:
        model = Party
        fields = ["id", "name", "kind"]
        read_only_fields = fields


class PartySerializer(PartyBriefSerializer):
    """A party with its other names. `only_in` is the article outside which nobody knows who it was.

    One that turned out to be another is `merged_into` that one, which has all it said.
    """

    aliases: Any = serializers.SlugRelatedField(slug_field="name", many=True, read_only=True)
    controlled_by = PartyBriefSerializer(read_only=True, allow_null=True)
    merged_into = serializers.PrimaryKeyRelatedField[Any](read_only=True, allow_null=True)
    only_in = serializers.PrimaryKeyRelatedField[Any](read_only=True, allow_null=True)

    class Meta(PartyBriefSerializer.Meta):
        fields = [
            "id",
            "name",
            "kind",
            "aliases",
            "controlled_by",
            "merged_into",
            "only_in",
            "same_as",
            "created_at",
        ]
        read_only_fields = fields


class PartyNameRequestSerializer(serializers.Serializer[Any]):
    """Another name. By that of a government later articles find it."""

    name = serializers.CharField(max_length=300)


class PartyControlRequestSerializer(serializers.Serializer[Any]):
    """The number of the party that controls it, or null where none does."""

    controlled_by = serializers.IntegerField(allow_null=True)
