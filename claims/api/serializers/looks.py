"""Days to look again."""

from typing import Any

from rest_framework import serializers


class RecheckSerializer(serializers.Serializer[Any]):
    """The day on which the desk is to look at the claim again; null takes it away."""

    recheck_on = serializers.DateField(allow_null=True)
