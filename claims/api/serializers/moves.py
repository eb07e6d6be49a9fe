"""Moves: which there are for this person now, and how one is asked for."""

from typing import Any

from rest_framework import serializers

from claims.api.fields import one_of
from claims.domain.evidence import CorrectionKind
from claims.domain.speech import Checkability
from claims.domain.transitions import Move


class OfferSerializer(serializers.Serializer[Any]):
    """A move that starts in the claim's state. Where it is not `allowed`, `why_not` is the reason."""

    move = one_of(Move)
    label = serializers.CharField()  # type: ignore[assignment]
    allowed = serializers.BooleanField()
    why_not = serializers.CharField(allow_blank=True)
    needs = serializers.ListField(child=serializers.CharField())
    accepts = serializers.ListField(child=serializers.CharField())


class MoveInputsSerializer(serializers.Serializer[Any]):
    """Every input that any move can take."""

    checkability = one_of(Checkability, required=False)
    topic = serializers.CharField(required=False)
    priority = serializers.IntegerField(required=False, min_value=1, max_value=3)
    reason = serializers.CharField(required=False)
    duplicate_of = serializers.IntegerField(required=False, help_text="The number of the claim it repeats.")
    assignee = serializers.IntegerField(required=False, help_text="The id of a person.")
    due_at = serializers.DateTimeField(required=False)
    rating = serializers.CharField(required=False, help_text="The key of a rating in use.")
    no_reply_reason = serializers.CharField(required=False)
    as_of = serializers.DateField(required=False)
    comment = serializers.CharField(required=False)
    publish_at = serializers.DateTimeField(
        required=False, help_text="With `confirm`: publish at that time, unless something happens before."
    )
    correction = one_of(CorrectionKind, required=False)
    note = serializers.CharField(required=False)
    recheck_on = serializers.DateField(required=False, help_text="A day to come on which to look again.")


class MoveRequestSerializer(MoveInputsSerializer):
    """A move, the version of the claim that you saw, and the inputs that the move's offer names."""

    move = one_of(Move)
    version = serializers.IntegerField()
