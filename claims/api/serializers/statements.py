"""Spans of an article, as W3C Web Annotation selectors, and who said them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims.api.fields import one_of
from claims.api.serializers.parties import PartyBriefSerializer
from claims.domain.denials import DenialType, Scope
from claims.domain.places import PlaceRole
from claims.domain.speech import (
    AttributionLevel,
    Checkability,
    Modality,
    Quotation,
    SpeechAct,
    Standing,
    StatementKind,
)
from claims.models import Article, DenialTarget, Statement, Voice


class ArticleBriefSerializer(serializers.ModelSerializer[Article]):
    """An article where something else is the subject."""

    class Meta:
        model = Article
        fields = ["id", "title", "publisher", "agency", "url", "published_at"]
        read_only_fields = fields


class VoiceSerializer(serializers.ModelSerializer[Voice]):
    """One link of the chain by which it reached the reader, outermost first."""

    class Meta:
        model = Voice
        fields = ["party", "cue"]
        read_only_fields = fields


class PlaceSerializer(serializers.Serializer[Any]):
    """Words and where they stand, in code points, end exclusive."""

    start = serializers.IntegerField()
    end = serializers.IntegerField()
    exact = serializers.CharField()


class DenialLinkSerializer(serializers.ModelSerializer[DenialTarget]):
    """That a denial answers a claim, how much of it, and how sure that is."""

    claim = serializers.PrimaryKeyRelatedField[Any](read_only=True)
    scope = one_of(Scope, read_only=True)

    class Meta:
        model = DenialTarget
        fields = ["claim", "scope", "confidence"]
        read_only_fields = fields


class WordsSerializer(serializers.ModelSerializer[Statement]):
    """Exact words, where they stand (code points, end exclusive), who said them how, and how that is known.

    `parts` are the words in reading order, several where other words stand between them. What `…_shown_by`
    is empty was taken so because no word in the text shows otherwise.
    """

    party = PartyBriefSerializer(read_only=True, allow_null=True)
    attribution_level = one_of(AttributionLevel, read_only=True, allow_blank=True)
    speech_act = one_of(SpeechAct, read_only=True, allow_blank=True)
    modality = one_of(Modality, read_only=True, allow_blank=True)
    quotation = one_of(Quotation, read_only=True)
    checkability = one_of(Checkability, read_only=True)
    standing = one_of(Standing, read_only=True)
    worth_reasons = serializers.ListField(child=serializers.CharField(), read_only=True)
    parts = serializers.SerializerMethodField()
    modality_shown_by = serializers.SerializerMethodField()
    checkability_shown_by = serializers.SerializerMethodField()
    anonymity_reason = serializers.SerializerMethodField()
    chain = VoiceSerializer(many=True, read_only=True)

    class Meta:
        model = Statement
        fields = [
            "id",
            "start",
            "end",
            "exact",
            "prefix",
            "suffix",
            "parts",
            "party",
            "party_as_written",
            "affiliation",
            "affiliation_past",
            "attribution_level",
            "anonymity_reason",
            "chain",
            "speech_act",
            "propositional",
            "modality",
            "modality_shown_by",
            "quotation",
            "checkability",
            "checkability_shown_by",
            "check_worthiness",
            "worth_reasons",
            "standing",
            "found_by",
            "why",
        ]
        read_only_fields = fields

    @extend_schema_field(PlaceSerializer(many=True))
    def get_parts(self, statement: Statement) -> list[dict[str, Any]]:
        whole = {"start": statement.start, "end": statement.end, "exact": statement.exact}
        return _places(statement, PlaceRole.PART) or [whole]

    @extend_schema_field(PlaceSerializer(many=True))
    def get_modality_shown_by(self, statement: Statement) -> list[dict[str, Any]]:
        return _places(statement, PlaceRole.MODALITY)

    @extend_schema_field(PlaceSerializer(many=True))
    def get_checkability_shown_by(self, statement: Statement) -> list[dict[str, Any]]:
        return _places(statement, PlaceRole.CHECKABILITY)

    @extend_schema_field(PlaceSerializer(allow_null=True))
    def get_anonymity_reason(self, statement: Statement) -> dict[str, Any] | None:
        """Where the text says why the name is held back."""
        return next(iter(_places(statement, PlaceRole.ANONYMITY)), None)


def _places(statement: Statement, role: PlaceRole) -> list[dict[str, Any]]:
    return [dict(PlaceSerializer(place).data) for place in statement.places.all() if place.role == role]


class AppearanceSerializer(WordsSerializer):
    """A place where a claim was made."""

    article = ArticleBriefSerializer(source="snapshot.article", read_only=True)

    class Meta(WordsSerializer.Meta):
        fields = ["article", *WordsSerializer.Meta.fields]
        read_only_fields = fields


class StatementSerializer(WordsSerializer):
    """A statement in its article: the claim it makes, or the claims it denies.

    What the reporter says (`narrator`) makes no claim until somebody accepts it.
    """

    kind = one_of(StatementKind, read_only=True)
    claim = serializers.PrimaryKeyRelatedField[Any](read_only=True, allow_null=True)
    denial = serializers.IntegerField(source="denial.pk", read_only=True, allow_null=True, default=None)
    denial_type = one_of(DenialType, source="denial.type", read_only=True, allow_null=True, default=None)
    denies = serializers.SerializerMethodField()
    denial_links = serializers.SerializerMethodField()

    class Meta(WordsSerializer.Meta):
        fields = [
            "kind",
            "claim",
            "denial",
            "denial_type",
            "denies",
            "denial_links",
            *WordsSerializer.Meta.fields,
        ]
        read_only_fields = fields

    def get_denies(self, statement: Statement) -> list[int]:
        """The claims that a denial answers."""
        denial = getattr(statement, "denial", None)
        return [target.claim_id for target in denial.targets.all()] if denial else []

    @extend_schema_field(DenialLinkSerializer(many=True))
    def get_denial_links(self, statement: Statement) -> Any:
        """The same claims, each with how much of it the denial answers and how sure that is."""
        denial = getattr(statement, "denial", None)
        return DenialLinkSerializer(denial.targets.all(), many=True).data if denial else []
