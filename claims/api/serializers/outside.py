"""Checks that others published, how they came, and what their rating words mean here."""

from typing import Any

from rest_framework import serializers

from claims.api.fields import one_of
from claims.api.serializers.people import PersonSerializer
from claims.domain.evidence import Stance
from claims.domain.outside import IMPORT_STATUSES
from claims.models import OutsideCheck, OutsideImport, OutsidePublisher, OutsideRating


class OutsidePublisherSerializer(serializers.ModelSerializer[OutsidePublisher]):
    """Whoever publishes checks."""

    class Meta:
        model = OutsidePublisher
        fields = ["id", "name", "url"]
        read_only_fields = fields


class OutsideRatingSerializer(serializers.ModelSerializer[OutsideRating]):
    """A rating word of one publisher. `rating` is the key of ours that it means, null where nobody said so.

    `checks` have the word. `undoable` says whether what was said last can be undone. `version` is what a
    change must name.
    """

    publisher = OutsidePublisherSerializer(read_only=True)
    rating = serializers.SlugRelatedField[Any](slug_field="key", read_only=True, allow_null=True)
    checks = serializers.IntegerField(source="number", read_only=True)
    decided_by = PersonSerializer(read_only=True, allow_null=True)

    class Meta:
        model = OutsideRating
        fields = [
            "id",
            "publisher",
            "words",
            "rating",
            "checks",
            "decided_by",
            "decided_at",
            "undoable",
            "version",
        ]
        read_only_fields = fields


class OutsideCheckSerializer(serializers.ModelSerializer[OutsideCheck]):
    """A check of somebody else: never a verdict of ours. Dates and numbers are as its publisher wrote them.

    `words` is their rating, blank where they gave none, and `rating` the key of ours that it means, null
    where nobody said so. `current` is false for a version that its publisher has changed since.
    """

    publisher = OutsidePublisherSerializer(read_only=True)
    words = serializers.CharField(source="said.words", default="", read_only=True)
    rating = serializers.CharField(source="said.rating.key", default=None, read_only=True, allow_null=True)
    appeared_at = serializers.ListField(child=serializers.CharField(), read_only=True)
    imported_by = PersonSerializer(source="came_with.made_by", read_only=True)
    imported_with = serializers.IntegerField(source="came_with_id", read_only=True)

    class Meta:
        model = OutsideCheck
        fields = [
            "id",
            "version",
            "current",
            "publisher",
            "url",
            "claim_reviewed",
            "words",
            "rating",
            "rating_value",
            "worst_rating",
            "best_rating",
            "explanation",
            "said_by",
            "appeared_at",
            "claimed_on",
            "published_on",
            "changed_on",
            "withdrawn",
            "language",
            "sha256",
            "imported_with",
            "imported_by",
            "came_at",
        ]
        read_only_fields = fields


class OutsideCheckDetailSerializer(serializers.Serializer[Any]):
    """A check with its versions, the last first, and the whole object as it came.

    `may_not_cite` says why you cannot make it a source, and is blank where you can.
    """

    check = OutsideCheckSerializer()
    versions = serializers.ListField(child=serializers.IntegerField())
    stance = one_of(Stance)
    may_not_cite = serializers.CharField(allow_blank=True)
    raw = serializers.JSONField()


class NearCheckSerializer(serializers.Serializer[Any]):
    """A check whose words are near a claim's: `share` per cent of the shorter one's are in both."""

    check = OutsideCheckSerializer()
    share = serializers.IntegerField()
    stance = one_of(Stance)
    may_not_cite = serializers.CharField(source="may_not", allow_blank=True)


class CitingSerializer(serializers.Serializer[Any]):
    """The claim that the check becomes a source of, by its number, and what it does to the claim."""

    claim = serializers.CharField()
    stance = one_of(Stance)


class MappingSerializer(serializers.Serializer[Any]):
    """What the word means: the key of one of our ratings, or blank for nothing. `version` is what you saw."""

    rating = serializers.CharField(allow_blank=True)
    version = serializers.IntegerField()


class MappingUndoSerializer(serializers.Serializer[Any]):
    """`version` is what you saw."""

    version = serializers.IntegerField()


class OutsideImportSerializer(serializers.ModelSerializer[OutsideImport]):
    """A page, feed or table: `added` checks were new, `renewed` had changed, `known` were there as they are.

    `problems` has a sentence for each entry that could not be read, a hundred at most.
    """

    status = serializers.ChoiceField(choices=IMPORT_STATUSES, read_only=True)
    problems = serializers.ListField(child=serializers.CharField(), read_only=True)
    made_by = PersonSerializer(read_only=True)

    class Meta:
        model = OutsideImport
        fields = [
            "id",
            "address",
            "filename",
            "sha256",
            "status",
            "problem",
            "added",
            "renewed",
            "known",
            "problems",
            "problem_count",
            "made_by",
            "made_at",
            "read_at",
        ]
        read_only_fields = fields


class NewOutsideImportSerializer(serializers.Serializer[Any]):
    """Checks of others: as `text`, as a `file` sent as multipart form data, or at an `address` to be fetched.

    A page with ClaimReview, JSON-LD, a DataFeed, or a table (CSV) with a header.
    """

    text = serializers.CharField(required=False, trim_whitespace=False, allow_blank=True)
    file = serializers.FileField(required=False, allow_empty_file=True)
    address = serializers.CharField(required=False, max_length=2048)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if sum(name in attrs for name in ("text", "file", "address")) != 1:
            sentence = "Send one of `text`, `file` and `address`, and no second one."
            raise serializers.ValidationError({"text": [sentence]})
        return attrs
