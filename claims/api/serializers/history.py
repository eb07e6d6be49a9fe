"""What happened."""

from rest_framework import serializers

from claims.api.fields import one_of
from claims.domain.events import EventKind
from claims.models import HistoryEntry


class HistoryEntrySerializer(serializers.ModelSerializer[HistoryEntry]):
    """One thing that happened, tied by `hash` to the entry before it."""

    kind = one_of(EventKind, read_only=True)
    data = serializers.DictField(read_only=True)  # type: ignore[assignment]

    class Meta:
        model = HistoryEntry
        fields = [
            "id",
            "position",
            "kind",
            "at",
            "actor_id",
            "actor_name",
            "data",
            "previous_hash",
            "hash",
        ]
        read_only_fields = fields
