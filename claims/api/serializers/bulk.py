"""Bulk moves: how one is asked for, and what came of it."""

from typing import Any

from rest_framework import serializers

from claims.api.fields import one_of
from claims.api.serializers.moves import MoveInputsSerializer
from claims.api.serializers.people import PersonSerializer
from claims.domain.bulk import MOST_CLAIMS, BulkOutcome
from claims.domain.transitions import Move
from claims.models import BulkRow


class ClaimVersionSerializer(serializers.Serializer[Any]):
    """A claim, and the version of it that you saw."""

    claim = serializers.IntegerField()
    version = serializers.IntegerField()


class BulkMoveRequestSerializer(MoveInputsSerializer):
    """A move with its inputs, and the claims: named one by one, or all that the desk's filters leave."""

    move = one_of(Move)
    claims = ClaimVersionSerializer(
        many=True,
        required=False,
        help_text=f"At most {MOST_CLAIMS}; each once.",
    )
    within = serializers.CharField(
        required=False,
        help_text="Instead of `claims`: the desk's filters as the list of claims takes them, such as"
        " `view=unassigned&topic=Housing`.",
    )


class BulkMoveSerializer(serializers.Serializer[Any]):
    """A bulk move and how far it is. `undo_closed` says why you cannot undo it; blank where you can."""

    id = serializers.IntegerField(source="job.pk")
    move = one_of(Move, source="job.move")
    made_by = PersonSerializer(source="job.made_by")
    made_at = serializers.DateTimeField(source="job.made_at")
    finished_at = serializers.DateTimeField(source="job.finished_at", allow_null=True)
    undoes = serializers.IntegerField(source="job.undoes_id", allow_null=True)
    undone_by = serializers.IntegerField(allow_null=True)
    undo_closed = serializers.CharField(allow_blank=True)
    claims = serializers.IntegerField(source="tally.total")
    moved = serializers.IntegerField(source="tally.moved")
    refused = serializers.IntegerField(source="tally.refused")
    waiting = serializers.IntegerField(source="tally.waiting")


class BulkOutcomeSerializer(serializers.ModelSerializer[BulkRow]):
    """What came of one claim: null while it waits. `sentence` says why it was not moved."""

    claim = serializers.IntegerField(source="claim_id", read_only=True)
    outcome = one_of(BulkOutcome, read_only=True, allow_null=True)

    class Meta:
        model = BulkRow
        fields = ["position", "claim", "version", "outcome", "sentence", "version_after", "done_at"]
        read_only_fields = fields
