"""Tags, priority and merges, as they are asked for."""

from typing import Any

from rest_framework import serializers


class TagRequestSerializer(serializers.Serializer[Any]):
    """The tag's name; a new one joins the vocabulary."""

    tag = serializers.CharField(max_length=60)


class PriorityRequestSerializer(serializers.Serializer[Any]):
    """1 comes first, 3 when there is time."""

    priority = serializers.IntegerField(min_value=1, max_value=3)


class PartyMergeRequestSerializer(serializers.Serializer[Any]):
    """The number of the party that stays, and why the two are one."""

    into = serializers.IntegerField()
    reason = serializers.CharField()


class ClaimMergeRequestSerializer(PartyMergeRequestSerializer):
    """The number of the claim that stays, why the two are one, and the version of this one that you saw."""

    version = serializers.IntegerField()
