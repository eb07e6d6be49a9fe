"""Planning when somebody is to look at a claim again."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.actions import rechecks
from claims.api.asking import given, viewer
from claims.api.schema import answers
from claims.api.serializers.looks import RecheckSerializer
from claims.api.views.claims import claim_of
from claims.domain.inputs import MoveInputs


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
