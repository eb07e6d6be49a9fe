"""Splitting a claim into parts."""

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.actions import parts as actions
from claims.api.asking import given, viewer
from claims.api.schema import answers
from claims.api.serializers.parts import PartSerializer, SplitSerializer, SplitUndoSerializer
from claims.api.views.claims import claim_of
from claims.domain.inputs import parse_version
from claims.queries import parts


class ClaimParts(APIView):
    """The parts of a claim."""

    @extend_schema(
        summary="Split a claim into parts",
        request=SplitSerializer,
        responses=answers({201: PartSerializer(many=True)}, 400, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        claim = claim_of(request, pk)
        sent = SplitSerializer(data=given(request))
        sent.is_valid(raise_exception=True)
        actions.split(claim=claim, by=viewer(request), **sent.validated_data)
        return Response(PartSerializer(parts.of(claim), many=True).data, status=status.HTTP_201_CREATED)


class ClaimPartsUndo(APIView):
    """Taking a split back."""

    @extend_schema(
        summary="Undo the split of a claim",
        request=SplitUndoSerializer,
        responses=answers({200: PartSerializer(many=True)}, 400, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        claim = claim_of(request, pk)
        actions.undo(claim=claim, version=parse_version(given(request).get("version")), by=viewer(request))
        return Response(PartSerializer(parts.of(claim), many=True).data)
