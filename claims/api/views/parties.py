"""Parties."""

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import generics

from claims.api.asking import viewer
from claims.api.paging import NewestFirst
from claims.api.schema import answers
from claims.api.serializers.parties import PartySerializer
from claims.domain.speech import PartyKind
from claims.models import Party
from claims.queries import records
from claims.queries.record_filters import PartyFilters


@extend_schema_view(
    get=extend_schema(
        summary="List parties",
        parameters=[
            OpenApiParameter("q", str, description="Part of the name, or of another name."),
            OpenApiParameter("kind", str, enum=[kind.value for kind in PartyKind]),
        ],
        responses=answers({200: PartySerializer(many=True)}, 422),
    )
)
class PartyList(generics.ListAPIView[Party]):
    """Who speaks, the last met first."""

    serializer_class = PartySerializer
    pagination_class = NewestFirst

    def get_queryset(self) -> QuerySet[Party]:
        return records.parties(viewer(self.request), PartyFilters.parse(self.request.query_params))


@extend_schema_view(get=extend_schema(summary="Read a party", responses=answers({200: PartySerializer}, 404)))
class PartyDetail(generics.RetrieveAPIView[Party]):
    """One party."""

    serializer_class = PartySerializer

    def get_queryset(self) -> QuerySet[Party]:
        return records.parties(viewer(self.request))
