"""By when a claim is to be done."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.actions import deadlines
from claims.api.asking import given, viewer
from claims.api.schema import answers
from claims.api.serializers.claims import ClaimDeadlineSerializer, ClaimDetailSerializer
from claims.api.views.claims import claim_of
from claims.domain.inputs import MoveInputs, parse_version
from claims.queries import records


class ClaimDeadline(APIView):
    """The deadline of one claim."""

    @extend_schema(
        summary="Set a claim's deadline, or take it away",
        request=ClaimDeadlineSerializer,
        responses=answers({200: ClaimDetailSerializer}, 400, 403, 404, 409, 422),
    )
    def put(self, request: Request, pk: int) -> Response:
        sent = given(request)
        claim = deadlines.set(
            claim=claim_of(request, pk),
            due_at=MoveInputs.parse({"due_at": sent.get("due_at")}).due_at,
            version=parse_version(sent.get("version")),
            by=viewer(request),
        )
        return Response(ClaimDetailSerializer(records.claim_record(claim, viewer(request))).data)
