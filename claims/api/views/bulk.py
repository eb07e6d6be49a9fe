"""Moving many claims at once."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, QueryDict
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import generics, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.actions import bulk as actions
from claims.api import paging
from claims.api.asking import given, viewer
from claims.api.paging import InOrder, NewestFirst
from claims.api.schema import answers
from claims.api.serializers.bulk import (
    BulkMoveRequestSerializer,
    BulkMoveSerializer,
    BulkOutcomeSerializer,
    ClaimVersionSerializer,
)
from claims.domain.inputs import MoveInputs
from claims.domain.move_request import parse_move
from claims.models import BulkJob, BulkRow
from claims.queries import bulk
from claims.queries.bulk import Job
from claims.queries.desk_filters import DeskFilters


class BulkMoveList(generics.GenericAPIView[BulkJob]):
    """The bulk moves so far; POST asks for another."""

    pagination_class = NewestFirst
    serializer_class = BulkMoveSerializer

    @extend_schema(
        operation_id="bulk_moves_list",
        summary="List bulk moves",
        responses=answers({200: BulkMoveSerializer(many=True)}, 422),
    )
    def get(self, request: Request) -> Response:
        page = bulk.listing(viewer(request), paging.after(request), paging.size(request))
        rows = BulkMoveSerializer(page.rows, many=True)
        return paging.answer(paging.next_address(request, page.next_cursor), rows.data)

    @extend_schema(
        summary="Move many claims",
        request=BulkMoveRequestSerializer,
        responses=answers({202: BulkMoveSerializer}, 400, 403, 409, 422),
    )
    def post(self, request: Request) -> Response:
        sent = given(request)
        job = actions.start(
            move=parse_move(sent.get("move")),
            inputs=MoveInputs.parse(sent),
            claim_versions=_claims(request, sent),
            by=viewer(request),
        )
        return _accepted(request, job)


class BulkMoveDetail(APIView):
    """One bulk move."""

    @extend_schema(summary="Read how far a bulk move is", responses=answers({200: BulkMoveSerializer}, 404))
    def get(self, request: Request, pk: int) -> Response:
        return Response(BulkMoveSerializer(_job(request, pk)).data)


@extend_schema_view(
    get=extend_schema(
        summary="List what came of each claim",
        responses=answers({200: BulkOutcomeSerializer(many=True)}, 404, 422),
    )
)
class BulkMoveOutcomes(generics.ListAPIView[BulkRow]):
    """The claims of one bulk move, in order, each with its outcome."""

    serializer_class = BulkOutcomeSerializer
    pagination_class = InOrder

    def get_queryset(self) -> QuerySet[BulkRow]:
        return bulk.rows_of(_job(self.request, self.kwargs["pk"]).job)


class BulkMoveUndo(APIView):
    """The way back."""

    @extend_schema(
        summary="Undo a bulk move",
        request=None,
        responses=answers({202: BulkMoveSerializer}, 403, 404, 409),
    )
    def post(self, request: Request, pk: int) -> Response:
        job = actions.undo(job=_job(request, pk).job, by=viewer(request))
        return _accepted(request, job)


def _accepted(request: Request, job: BulkJob) -> Response:
    return Response(BulkMoveSerializer(_job(request, job.pk)).data, status=status.HTTP_202_ACCEPTED)


def _job(request: Request, pk: int) -> Job:
    found = bulk.one(viewer(request), pk)
    if found is None:
        raise Http404
    return found


def _claims(request: Request, sent: Mapping[str, Any]) -> Mapping[int, int]:
    if "within" in sent:
        filters = DeskFilters.parse(QueryDict(str(sent["within"])))
        return bulk.matching(viewer(request), filters).versions
    pairs = ClaimVersionSerializer(data=sent.get("claims") or [], many=True)
    pairs.is_valid(raise_exception=True)
    return {pair["claim"]: pair["version"] for pair in pairs.validated_data}
