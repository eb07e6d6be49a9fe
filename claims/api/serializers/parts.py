"""The parts of a compound claim."""

from typing import Any

from rest_framework import serializers

from claims.api.fields import one_of
from claims.domain.states import State


class PartSerializer(serializers.Serializer[Any]):
    """A part. `verdict` is the key of its standing verdict's rating, or blank."""

    id = serializers.IntegerField()
    number = serializers.CharField()
    text = serializers.CharField()
    state = one_of(State)
    verdict = serializers.CharField(source="rating_key", allow_blank=True)


class SplitSerializer(serializers.Serializer[Any]):
    """One text for each part. `version` is the version of the claim that you saw."""

    version = serializers.IntegerField()
    texts = serializers.ListField(child=serializers.CharField(), min_length=2)


class SplitUndoSerializer(serializers.Serializer[Any]):
    """`version` is the version of the claim that you saw."""

    version = serializers.IntegerField()
