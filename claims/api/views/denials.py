"""Denials, and the claims they answer."""

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import generics, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.actions import denials as actions
from claims.api.asking import given, viewer
from claims.api.paging import NewestFirst
from claims.api.schema import answers
from claims.api.serializers.denials import DenialSerializer, NewDenialTargetSerializer
from claims.api.views.claims import claim_of
from claims.domain.denials import Scope
from claims.models import Denial
from claims.queries import records
from claims.queries.record_filters import DenialFilters


def denial_of(request: Request, pk: int) -> Denial:
    """The denial of this number, or 404."""
    return generics.get_object_or_404(records.denials(viewer(request)), pk=pk)


@extend_schema_view(
    get=extend_schema(
        summary="List denials",
        parameters=[
            OpenApiParameter("claim", int, description="Those that answer this claim."),
            OpenApiParameter("article", int, description="Those in this article."),
            OpenApiParameter("party", int, description="Those by this party."),
        ],
        responses=answers({200: DenialSerializer(many=True)}, 422),
    )
)
class DenialList(generics.ListAPIView[Denial]):
    """Denials that nobody dismissed, the last found first."""

    serializer_class = DenialSerializer
    pagination_class = NewestFirst

    def get_queryset(self) -> QuerySet[Denial]:
        filters = DenialFilters.parse(self.request.query_params)
        return records.denials(viewer(self.request), filters)


@extend_schema_view(
    get=extend_schema(summary="Read a denial", responses=answers({200: DenialSerializer}, 404))
)
class DenialDetail(generics.RetrieveAPIView[Denial]):
    """One denial."""

    serializer_class = DenialSerializer

    def get_queryset(self) -> QuerySet[Denial]:
        return records.denials(viewer(self.request))


class DenialTargets(APIView):
    """The claims that a denial answers."""

    @extend_schema(
        summary="Say that a denial answers a claim",
        request=NewDenialTargetSerializer,
        responses=answers({200: DenialSerializer}, 400, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        sent = NewDenialTargetSerializer(data=given(request))
        sent.is_valid(raise_exception=True)
        actions.link(
            denial=denial_of(request, pk),
            claim=claim_of(request, sent.validated_data["claim"]),
            scope=Scope(sent.validated_data["scope"]),
            by=viewer(request),
        )
        return Response(DenialSerializer(denial_of(request, pk)).data)


class DenialTargetDetail(APIView):
    """One link between a denial and a claim."""

    @extend_schema(
        summary="Say that a denial does not answer a claim",
        request=None,
        responses=answers({204: None}, 403, 404, 409, 422),
    )
    def delete(self, request: Request, pk: int, claim: int) -> Response:
        target = generics.get_object_or_404(records.targets(denial_of(request, pk)), claim=claim)
        actions.unlink(target=target, by=viewer(request))
        return Response(status=status.HTTP_204_NO_CONTENT)
