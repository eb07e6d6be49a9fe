"""Denials and the claims they answer."""

from typing import Any

from rest_framework import serializers

from claims.api.fields import one_of
from claims.api.serializers.statements import AppearanceSerializer
from claims.domain.denials import DenialType, Scope
from claims.models import Denial, DenialTarget


class DenialTargetSerializer(serializers.ModelSerializer[DenialTarget]):
    """A claim that a denial answers, and how much of it."""

    claim = serializers.PrimaryKeyRelatedField[Any](read_only=True)
    claim_text = serializers.CharField(source="claim.text", read_only=True)
    scope = one_of(Scope, read_only=True)

    class Meta:
        model = DenialTarget
        fields = ["claim", "claim_text", "scope", "confidence", "linked_at"]
        read_only_fields = fields


class DenialSerializer(serializers.ModelSerializer[Denial]):
    """A party rejects claims: its words, its kind, and the claims."""

    type = one_of(DenialType, read_only=True)
    statement = AppearanceSerializer(read_only=True)
    targets = DenialTargetSerializer(many=True, read_only=True)

    class Meta:
        model = Denial
        fields = ["id", "type", "statement", "targets"]
        read_only_fields = fields


class ClaimDenialSerializer(serializers.ModelSerializer[DenialTarget]):
    """A denial as it stands under a claim."""

    id = serializers.IntegerField(source="denial_id", read_only=True)
    type = one_of(DenialType, source="denial.type", read_only=True)
    scope = one_of(Scope, read_only=True)
    statement = AppearanceSerializer(source="denial.statement", read_only=True)

    class Meta:
        model = DenialTarget
        fields = ["id", "type", "scope", "confidence", "statement"]
        read_only_fields = fields


class NewDenialTargetSerializer(serializers.Serializer[Any]):
    """A claim that the denial answers too."""

    claim = serializers.IntegerField()
    scope = one_of(Scope)
