"""Bringing in checks of others, and what came of it."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view
from rest_framework import generics, parsers, status
from rest_framework.request import Request
from rest_framework.response import Response

from claims.actions import outside_imports as actions
from claims.api.asking import body, viewer
from claims.api.paging import NewestFirst
from claims.api.schema import answers
from claims.api.serializers.outside import NewOutsideImportSerializer, OutsideImportSerializer
from claims.models import OutsideImport, User
from claims.queries import outside_imports as imports


@extend_schema_view(
    get=extend_schema(
        summary="List imports of checks of others",
        responses=answers({200: OutsideImportSerializer(many=True)}, 422),
    )
)
class OutsideImportList(generics.ListAPIView[OutsideImport]):
    """Pages, feeds and tables that were brought in, the last first; POST brings in another."""

    serializer_class = OutsideImportSerializer
    pagination_class = NewestFirst
    parser_classes = [parsers.JSONParser, parsers.MultiPartParser, parsers.FormParser]

    def get_queryset(self) -> QuerySet[OutsideImport]:
        return imports.listed(viewer(self.request))

    @extend_schema(
        summary="Bring in checks of others",
        request=NewOutsideImportSerializer,
        responses=answers(
            {
                202: OpenApiResponse(
                    OutsideImportSerializer,
                    description="A worker reads it. `Location` holds its address; read it until `status` is "
                    "`ready` or `failed`.",
                )
            },
            400,
            403,
            413,
            422,
        ),
    )
    def post(self, request: Request) -> Response:
        sent = NewOutsideImportSerializer(data=body(request))
        sent.is_valid(raise_exception=True)
        row = _submit(sent.validated_data, viewer(request))
        return Response(
            OutsideImportSerializer(row).data,
            status=status.HTTP_202_ACCEPTED,
            headers={"Location": reverse("api:outside-import", args=[row.pk])},
        )


@extend_schema_view(
    get=extend_schema(
        summary="Read what came of an import", responses=answers({200: OutsideImportSerializer}, 404)
    )
)
class OutsideImportDetail(generics.RetrieveAPIView[OutsideImport]):
    """One import."""

    serializer_class = OutsideImportSerializer

    def get_queryset(self) -> QuerySet[OutsideImport]:
        return imports.listed(viewer(self.request))


def _submit(sent: dict[str, Any], by: User) -> OutsideImport:
    if "address" in sent:
        return actions.submit_address(address=sent["address"], how="api", by=by)
    if "text" in sent:
        return actions.submit(raw=sent["text"].encode("utf-8", "replace"), how="api", by=by)
    file = sent["file"]
    return actions.submit(
        raw=file.read(actions.LARGEST + 1),
        how="api",
        by=by,
        filename=file.name or "",
        content_type=file.content_type or "",
    )
