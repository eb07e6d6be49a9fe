"""The views of the desk that people keep."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import generics, status
from rest_framework.request import Request
from rest_framework.response import Response

from claims.actions import saved_views as actions
from claims.api.asking import given, viewer
from claims.api.paging import NewestFirst
from claims.api.schema import answers
from claims.api.serializers.saved_views import (
    NewSavedViewSerializer,
    SavedViewChangeSerializer,
    SavedViewSerializer,
)
from claims.domain.inputs import parse_yes
from claims.models import SavedView
from claims.queries import saved_views
from claims.queries.desk_filters import DeskFilters


class _Views(generics.GenericAPIView[SavedView]):
    """A person's own views and those of the whole desk: what is not there for them is not found."""

    serializer_class = SavedViewSerializer

    def get_queryset(self) -> QuerySet[SavedView]:
        return saved_views.listing(viewer(self.request))

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "viewer": self.request.user}


@extend_schema_view(
    get=extend_schema(
        summary="List saved views", responses=answers({200: SavedViewSerializer(many=True)}, 422)
    )
)
class SavedViewList(_Views, generics.ListAPIView[SavedView]):
    """Your own and those that are shared, the last saved first; POST keeps another."""

    pagination_class = NewestFirst

    @extend_schema(
        summary="Save a view",
        request=NewSavedViewSerializer,
        responses=answers({201: SavedViewSerializer}, 400, 403, 422),
    )
    def post(self, request: Request) -> Response:
        sent = given(request)
        view = actions.save(
            name=str(sent.get("name") or ""),
            filters=_filters(sent) or DeskFilters(),
            shared=parse_yes(sent, "shared") or False,
            by=viewer(request),
        )
        return Response(self.get_serializer(view).data, status=status.HTTP_201_CREATED)


@extend_schema_view(
    get=extend_schema(summary="Read a saved view", responses=answers({200: SavedViewSerializer}, 404))
)
class SavedViewDetail(_Views, generics.RetrieveAPIView[SavedView]):
    """One saved view."""

    @extend_schema(
        summary="Rename a saved view, share it, or have it keep other filters",
        request=SavedViewChangeSerializer,
        responses=answers({200: SavedViewSerializer}, 400, 403, 404, 409, 422),
    )
    def patch(self, request: Request, pk: int) -> Response:
        sent = given(request)
        view = actions.edit(
            view=self.get_object(),
            name=str(sent["name"] or "") if "name" in sent else None,
            shared=parse_yes(sent, "shared"),
            filters=_filters(sent),
            by=viewer(request),
        )
        return Response(self.get_serializer(view).data)

    @extend_schema(summary="Remove a saved view", request=None, responses=answers({204: None}, 403, 404, 409))
    def delete(self, request: Request, pk: int) -> Response:
        actions.remove(view=self.get_object(), by=viewer(request))
        return Response(status=status.HTTP_204_NO_CONTENT)


def _filters(sent: Mapping[str, Any]) -> DeskFilters | None:
    """Those that were sent, if any were. Raises Missing where they make no sense."""
    if "filters" not in sent:
        return None
    return DeskFilters.parse(QueryDict(str(sent["filters"] or "")))
