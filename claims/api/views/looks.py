"""Looking again: at a claim on a day, and at a source."""

from drf_spectacular.utils import extend_schema
from rest_framework import generics
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.actions import rechecks, source_checks
from claims.api.asking import given, viewer
from claims.api.schema import answers
from claims.api.serializers.looks import RecheckSerializer, SourceCheckSerializer
from claims.api.serializers.sources import SourceSerializer
from claims.api.views.claims import claim_of
from claims.domain.evidence import SourceCondition
from claims.domain.inputs import MoveInputs
from claims.queries import records


class ClaimRecheck(APIView):
    """The day on which the desk is to look at a claim again."""

    @extend_schema(
        summary="Plan when to look at a claim again",
        request=RecheckSerializer,
        responses=answers({200: RecheckSerializer}, 400, 403, 404, 409, 422),
    )
    def put(self, request: Request, pk: int) -> Response:
        day = MoveInputs.parse(given(request)).recheck_on
        claim = rechecks.plan(claim=claim_of(request, pk), day=day, by=viewer(request))
        return Response(RecheckSerializer(claim).data)


class SourceCheck(APIView):
    """In what condition a source was found."""

    @extend_schema(
        summary="Say in what condition a source was found",
        request=SourceCheckSerializer,
        responses=answers({200: SourceSerializer}, 400, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        sources = records.sources(viewer(request))
        source = generics.get_object_or_404(sources, pk=pk)
        sent = SourceCheckSerializer(data=given(request))
        sent.is_valid(raise_exception=True)
        found = sent.validated_data
        source_checks.check(
            source=source,
            condition=SourceCondition(found["condition"]),
            note=found["note"],
            seen_on=found["seen_on"],
            by=viewer(request),
        )
        return Response(SourceSerializer(sources.get(pk=pk)).data)
