"""Claims."""

from typing import Any

from rest_framework import serializers

from claims.api.fields import one_of
from claims.api.serializers.denials import ClaimDenialSerializer
from claims.api.serializers.moves import OfferSerializer
from claims.api.serializers.parts import PartSerializer
from claims.api.serializers.people import PersonSerializer
from claims.api.serializers.sources import SourceSerializer
from claims.api.serializers.statements import AppearanceSerializer
from claims.domain.origins import CLAIM_ORIGINS
from claims.domain.speech import Checkability
from claims.domain.states import State
from claims.models import Review, Verdict
from claims.queries.independence import Origin


class VerdictSerializer(serializers.ModelSerializer[Verdict]):
    """What was published. `stale_since` says that somebody must look again, and `stale_cause` why."""

    rating = serializers.CharField(source="rating.key", read_only=True)
    label = serializers.CharField(source="rating.label", read_only=True)  # type: ignore[assignment]
    number = serializers.IntegerField(source="rating.number", read_only=True, allow_null=True)

    class Meta:
        model = Verdict
        fields = [
            "rating",
            "label",
            "number",
            "reason",
            "as_of",
            "published_at",
            "stale_since",
            "stale_cause",
            "ended_at",
            "withdrawn_reason",
        ]
        read_only_fields = fields


class ProposalSerializer(serializers.ModelSerializer[Review]):
    """A verdict that waits for its second reader, or who has read it, for the time to publish it at."""

    rating = serializers.CharField(source="rating.key", read_only=True)
    label = serializers.CharField(source="rating.label", read_only=True)  # type: ignore[assignment]
    proposed_by = PersonSerializer(read_only=True)
    publish_by = PersonSerializer(read_only=True, allow_null=True)

    class Meta:
        model = Review
        fields = [
            "rating",
            "label",
            "reason",
            "as_of",
            "no_reply_reason",
            "proposed_by",
            "proposed_at",
            "publish_at",
            "publish_by",
            "stale_since",
            "stale_cause",
        ]
        read_only_fields = fields


class SpeakerSerializer(serializers.Serializer[Any]):
    """Who says or denies it. `via` is who stands behind an unnamed voice, if the text says so."""

    name = serializers.CharField()
    named = serializers.BooleanField()
    via = serializers.CharField(allow_blank=True)


class OriginSerializer(serializers.Serializer[Any]):
    """Articles that count as one independent source of a claim, by their ids, and why they do."""

    reason = serializers.CharField()
    articles = serializers.SerializerMethodField()

    def get_articles(self, origin: Origin) -> list[int]:
        return [article.pk for article in origin.articles]


class ClaimRowSerializer(serializers.Serializer[Any]):
    """A claim in the list. `verdict` is the key of the standing verdict's rating, or blank.

    `independent` counts `origins`: copies of one story, and voices that one party controls, count once.
    `watched`: you watch it.
    """

    id = serializers.IntegerField()
    number = serializers.CharField()
    part_of = serializers.IntegerField(allow_null=True)
    text = serializers.CharField()
    state = one_of(State)
    version = serializers.IntegerField()
    topic = serializers.CharField(allow_blank=True)
    tags = serializers.ListField(child=serializers.CharField())
    check_worthiness = serializers.FloatField(source="worth")
    said_by = SpeakerSerializer(many=True)
    denied_by = SpeakerSerializer(many=True)
    articles = serializers.IntegerField()
    independent = serializers.IntegerField()
    origins = OriginSerializer(many=True)
    verdict = serializers.CharField(source="rating_key", allow_blank=True)
    verdict_label = serializers.CharField(source="rating", allow_blank=True)
    stale_cause = serializers.CharField(allow_blank=True)
    look_again = serializers.CharField(allow_blank=True)
    look_again_since = serializers.DateTimeField(allow_null=True)
    assignee = PersonSerializer(allow_null=True)
    due_at = serializers.DateTimeField(allow_null=True)
    moved_at = serializers.DateTimeField()
    comments = serializers.IntegerField()
    watched = serializers.BooleanField()


class MovedClaimSerializer(serializers.Serializer[Any]):
    """What a move may have changed of a claim's row. `version` is what the next move must name."""

    id = serializers.IntegerField()
    number = serializers.CharField()
    state = one_of(State)
    version = serializers.IntegerField()
    checkability = one_of(Checkability, allow_blank=True)
    topic = serializers.CharField(allow_blank=True)
    priority = serializers.IntegerField()
    assignee = PersonSerializer(allow_null=True)
    due_at = serializers.DateTimeField(allow_null=True)
    moved_at = serializers.DateTimeField()
    verdict = serializers.CharField(source="rating_key", allow_blank=True)
    verdict_label = serializers.CharField(source="rating", allow_blank=True)
    stale_cause = serializers.CharField(allow_blank=True)


class ClaimDetailSerializer(serializers.Serializer[Any]):
    """A claim with where it was said, who denies it, its evidence, and the moves that you may make now.

    `version` is what a move must name; `contested` says that a denial is open.
    """

    id = serializers.IntegerField(source="claim.pk")
    number = serializers.CharField(source="claim.number")
    text = serializers.CharField(source="claim.text")
    state = one_of(State, source="claim.state")
    version = serializers.IntegerField(source="claim.version")
    origin = serializers.ChoiceField(choices=CLAIM_ORIGINS, source="claim.origin")
    checkability = one_of(Checkability, source="claim.checkability", allow_blank=True)
    topic = serializers.CharField(source="claim.topic", allow_blank=True)
    priority = serializers.IntegerField(source="claim.priority")
    check_worthiness = serializers.FloatField(source="claim.check_worthiness")
    assignee = PersonSerializer(source="claim.assignee", allow_null=True)
    due_at = serializers.DateTimeField(source="claim.due_at", allow_null=True)
    recheck_on = serializers.DateField(source="claim.recheck_on", allow_null=True)
    set_aside_reason = serializers.CharField(source="claim.set_aside_reason", allow_blank=True)
    duplicate_of = serializers.IntegerField(source="claim.duplicate_of_id", allow_null=True)
    merged_into = serializers.IntegerField(source="claim.merged_into_id", allow_null=True)
    tags = serializers.ListField(child=serializers.CharField())
    appearance_count = serializers.IntegerField(source="claim.appearance_count")
    denial_count = serializers.IntegerField(source="claim.denial_count")
    contested = serializers.BooleanField(source="claim.contested")
    created_at = serializers.DateTimeField(source="claim.created_at")
    moved_at = serializers.DateTimeField(source="claim.moved_at")
    verdict = VerdictSerializer(allow_null=True)
    appearances = AppearanceSerializer(many=True)
    origins = OriginSerializer(many=True)
    denials = ClaimDenialSerializer(many=True)
    sources = SourceSerializer(many=True)
    proposal = ProposalSerializer(allow_null=True)
    moves = OfferSerializer(many=True, source="offers")
    part_of = serializers.IntegerField(source="claim.part_of_id", allow_null=True)
    parts = PartSerializer(many=True)


class ClaimDeadlineSerializer(serializers.Serializer[Any]):
    """By when the claim is to be done; null for no deadline. `version` is the version that you saw."""

    version = serializers.IntegerField()
    due_at = serializers.DateTimeField(allow_null=True)


class ClaimWordingSerializer(serializers.Serializer[Any]):
    """Better words for a claim. `version` is the version that you saw."""

    version = serializers.IntegerField()
    text = serializers.CharField()
