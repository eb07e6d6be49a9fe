"""Looking again: at a claim on a day, and at a source."""

from typing import Any

from rest_framework import serializers

from claims.api.fields import one_of
from claims.domain.evidence import SourceCondition


class RecheckSerializer(serializers.Serializer[Any]):
    """The day on which the desk is to look at the claim again; null takes it away."""

    recheck_on = serializers.DateField(allow_null=True)


class SourceCheckSerializer(serializers.Serializer[Any]):
    """In what condition a source was found; `note` is needed where it is gone or has changed."""

    condition = one_of(SourceCondition)
    note = serializers.CharField(required=False, allow_blank=True, default="")
    seen_on = serializers.DateField(required=False, allow_null=True, default=None)
