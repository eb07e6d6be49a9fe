"""Spans of an article, as W3C Web Annotation selectors, and who said them."""

from typing import Any

from rest_framework import serializers

from claims.api.fields import one_of
from claims.api.serializers.parties import PartyBriefSerializer
from claims.domain.denials import DenialType
from claims.domain.speech import AttributionLevel, Modality, Quotation, Standing, StatementKind
from claims.models import Article, Statement, Voice


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


class WordsSerializer(serializers.ModelSerializer[Statement]):
    """Exact words, where they stand (code points, end exclusive), and who said them how."""

    party = PartyBriefSerializer(read_only=True, allow_null=True)
    attribution_level = one_of(AttributionLevel, read_only=True, allow_blank=True)
    modality = one_of(Modality, read_only=True, allow_blank=True)
    quotation = one_of(Quotation, read_only=True)
    standing = one_of(Standing, read_only=True)
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
            "party",
            "party_as_written",
            "affiliation",
            "attribution_level",
            "chain",
            "modality",
            "quotation",
            "standing",
            "found_by",
            "why",
        ]
        read_only_fields = fields


class AppearanceSerializer(WordsSerializer):
    """A place where a claim was made."""

    article = ArticleBriefSerializer(source="snapshot.article", read_only=True)

    class Meta(WordsSerializer.Meta):
        fields = ["article", *WordsSerializer.Meta.fields]
        read_only_fields = fields


class StatementSerializer(WordsSerializer):
    """A statement in its article: the claim it makes, or the claims it denies."""

    kind = one_of(StatementKind, read_only=True)
    claim = serializers.PrimaryKeyRelatedField[Any](read_only=True, allow_null=True)
    denial = serializers.IntegerField(source="denial.pk", read_only=True, allow_null=True, default=None)
    denial_type = one_of(DenialType, source="denial.type", read_only=True, allow_null=True, default=None)
    denies = serializers.SerializerMethodField()

    class Meta(WordsSerializer.Meta):
        fields = ["kind", "claim", "denial", "denial_type", "denies", *WordsSerializer.Meta.fields]
        read_only_fields = fields

    def get_denies(self, statement: Statement) -> list[int]:
        """The claims that a denial answers."""
        denial = getattr(statement, "denial", None)
        return [target.claim_id for target in denial.targets.all()] if denial else []
