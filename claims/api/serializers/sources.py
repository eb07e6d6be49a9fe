"""Evidence."""

from typing import Any

from rest_framework import serializers

from claims.api.fields import one_of
from claims.api.serializers.people import PersonSerializer
from claims.api.serializers.versions import ArchiveCopySerializer, RevisitSerializer
from claims.domain.evidence import SourceCondition, SourceKind, Stance
from claims.models import EvidenceSnapshot, Source


class EvidenceSnapshotSerializer(serializers.ModelSerializer[EvidenceSnapshot]):
    """What stood at a source's address, kept as it came. `url` is the address as it was then."""

    class Meta:
        model = EvidenceSnapshot
        fields = ["id", "sha256", "fetched_at", "url", "final_url", "content_type"]
        read_only_fields = fields


class SourceSerializer(serializers.ModelSerializer[Source]):
    """Evidence for or against a claim. `version` is what a change must name.

    `revisit` is what became of its address, null without one; `archive_copy` that in an outside archive.
    `snapshots` are what was kept of the page, the newest first: one for each time it came with other bytes.
    """

    stance = one_of(Stance, read_only=True)
    kind = one_of(SourceKind, read_only=True)
    condition = one_of(SourceCondition, read_only=True, allow_blank=True)
    claim = serializers.PrimaryKeyRelatedField[Any](read_only=True)
    article = serializers.PrimaryKeyRelatedField[Any](read_only=True, allow_null=True)
    added_by = PersonSerializer(read_only=True, allow_null=True)
    revisit = RevisitSerializer(read_only=True, allow_null=True)
    archive_copy = ArchiveCopySerializer(read_only=True, allow_null=True)
    snapshots = EvidenceSnapshotSerializer(many=True, read_only=True)

    class Meta:
        model = Source
        fields = [
            "id",
            "claim",
            "title",
            "url",
            "publisher",
            "stance",
            "kind",
            "pinpoint",
            "excerpt",
            "article",
            "added_by",
            "added_at",
            "condition",
            "condition_note",
            "seen_on",
            "revisit",
            "archive_copy",
            "snapshots",
            "version",
        ]
        read_only_fields = fields


class NewSourceSerializer(serializers.Serializer[Any]):
    """What is said of a source; at least one of `url`, `pinpoint` and `excerpt` tells where it is found."""

    title = serializers.CharField(max_length=300)
    stance = one_of(Stance)
    kind = one_of(SourceKind)
    url = serializers.URLField(required=False, allow_blank=True, max_length=1000)
    publisher = serializers.CharField(required=False, allow_blank=True, max_length=200)
    pinpoint = serializers.CharField(required=False, allow_blank=True, max_length=200)
    excerpt = serializers.CharField(required=False, allow_blank=True)


class SourceChangeSerializer(serializers.Serializer[Any]):
    """What changes; fields left out stay. `version` is the version of the source that you saw."""

    version = serializers.IntegerField()
    title = serializers.CharField(required=False, max_length=300)
    stance = one_of(Stance, required=False)
    kind = one_of(SourceKind, required=False)
    url = serializers.URLField(required=False, allow_blank=True, max_length=1000)
    publisher = serializers.CharField(required=False, allow_blank=True, max_length=200)
    pinpoint = serializers.CharField(required=False, allow_blank=True, max_length=200)
    excerpt = serializers.CharField(required=False, allow_blank=True)
