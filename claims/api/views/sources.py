"""Sources: the list, and changing or removing one."""

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import generics, status
from rest_framework.request import Request
from rest_framework.response import Response

from claims.actions import sources as actions
from claims.actions.sources import SourceFields
from claims.api.asking import given, viewer
from claims.api.paging import NewestFirst
from claims.api.schema import answers
from claims.api.serializers.sources import SourceChangeSerializer, SourceSerializer
from claims.domain.evidence import Stance
from claims.domain.inputs import parse_version
from claims.models import Source
from claims.queries import records
from claims.queries.record_filters import SourceFilters


@extend_schema_view(
    get=extend_schema(
        summary="List sources",
        parameters=[
            OpenApiParameter("claim", int, description="Those of this claim."),
            OpenApiParameter("stance", str, enum=[stance.value for stance in Stance]),
        ],
        responses=answers({200: SourceSerializer(many=True)}, 422),
    )
)
class SourceList(generics.ListAPIView[Source]):
    """Evidence, the last added first. New sources are sent to `claims/{id}/sources/`."""

    serializer_class = SourceSerializer
    pagination_class = NewestFirst

    def get_queryset(self) -> QuerySet[Source]:
        return records.sources(viewer(self.request), SourceFilters.parse(self.request.query_params))


@extend_schema_view(
    get=extend_schema(summary="Read a source", responses=answers({200: SourceSerializer}, 404))
)
class SourceDetail(generics.RetrieveAPIView[Source]):
    """One source."""

    serializer_class = SourceSerializer

    def get_queryset(self) -> QuerySet[Source]:
        return records.sources(viewer(self.request))

    @extend_schema(
        summary="Change a source",
        request=SourceChangeSerializer,
        responses=answers({200: SourceSerializer}, 400, 403, 404, 409, 422),
    )
    def patch(self, request: Request, pk: int) -> Response:
        source, sent = self.get_object(), given(request)
        known = {name: getattr(source, name) for name in SourceFields.__slots__}
        actions.edit(
            source=source,
            version=parse_version(sent.get("version")),
            fields=SourceFields.parse(known | dict(sent.items())),
            by=viewer(request),
        )
        return Response(SourceSerializer(self.get_object()).data)

    @extend_schema(summary="Remove a source", request=None, responses=answers({204: None}, 403, 404, 409))
    def delete(self, request: Request, pk: int) -> Response:
        actions.remove(source=self.get_object(), by=viewer(request))
        return Response(status=status.HTTP_204_NO_CONTENT)
