"""What was received of an article, what differs, and what became of its address."""

from typing import Any

from rest_framework import serializers

from claims.api.fields import one_of
from claims.domain.archives import ArchiveState
from claims.domain.edits import Change
from claims.domain.revisits import Found
from claims.models import ArchiveCopy, Fetch, Revisit


class ArchiveCopySerializer(serializers.ModelSerializer[ArchiveCopy]):
    """A copy in an outside archive: its `address` once it is saved, `problem` where it failed."""

    state = one_of(ArchiveState, read_only=True)

    class Meta:
        model = ArchiveCopy
        fields = ["state", "address", "problem", "asked_at", "settled_at"]
        read_only_fields = fields


class FetchSerializer(serializers.ModelSerializer[Fetch]):
    """How a page came. `hops` are the redirects that were followed: from, status, to."""

    hops = serializers.ListField(child=serializers.ListField(), read_only=True)

    class Meta:
        model = Fetch
        fields = ["url", "final_url", "content_type", "hops", "fetched_at"]
        read_only_fields = fields


class VersionSerializer(serializers.Serializer[Any]):
    """One snapshot. `read` is the one in which statements stand; words are counted against the one before."""

    id = serializers.IntegerField()
    number = serializers.IntegerField()
    how = serializers.CharField()
    taken_at = serializers.DateTimeField()
    size = serializers.IntegerField()
    sha256 = serializers.CharField()
    read = serializers.BooleanField()
    readable = serializers.BooleanField()
    problem = serializers.CharField(allow_blank=True)
    words_added = serializers.IntegerField(source="added", allow_null=True)
    words_removed = serializers.IntegerField(source="removed", allow_null=True)
    fetch = FetchSerializer(allow_null=True)
    archive = ArchiveCopySerializer(allow_null=True)


class RevisitSerializer(serializers.ModelSerializer[Revisit]):
    """When an address is looked at next, and what stood there; `found` is blank before the first look."""

    found = one_of(Found, read_only=True, allow_blank=True)

    class Meta:
        model = Revisit
        fields = ["next_at", "asked_at", "looked_at", "found", "since", "problem"]
        read_only_fields = fields


class VersionsSerializer(serializers.Serializer[Any]):
    """All that was received of an article, the newest first, and what became of its address."""

    versions = VersionSerializer(many=True)
    revisit = RevisitSerializer(allow_null=True)


class PieceSerializer(serializers.Serializer[Any]):
    """Words of both versions, of the earlier (removed) or of the later (added)."""

    change = one_of(Change)
    text = serializers.CharField(trim_whitespace=False)


class DifferenceSerializer(serializers.Serializer[Any]):
    """What differs between two versions, word by word: all pieces but the added are the earlier text."""

    before = serializers.IntegerField(source="before.id")
    after = serializers.IntegerField(source="after.id")
    words_added = serializers.IntegerField(source="added")
    words_removed = serializers.IntegerField(source="removed")
    pieces = PieceSerializer(many=True)
