"""The problem document, for the schema."""

from typing import Any

from rest_framework import serializers


class ProblemSerializer(serializers.Serializer[Any]):
    """RFC 9457. `type` is an address that explains the kind; `errors` holds a sentence for each input."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    errors = serializers.DictField(  # type: ignore[assignment]
        child=serializers.CharField(), required=False
    )


class ProblemKindSerializer(serializers.Serializer[Any]):
    """What a kind of problem means and what a program can do about it."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    remedy = serializers.CharField()
