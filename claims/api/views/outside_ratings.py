"""What the rating words of other publishers mean here."""

from django.db.models import QuerySet
from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import generics
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.actions import outside_ratings as actions
from claims.api.asking import given, viewer
from claims.api.paging import NewestFirst
from claims.api.schema import answers
from claims.api.serializers.outside import (
    MappingSerializer,
    MappingUndoSerializer,
    OutsideRatingSerializer,
)
from claims.models import OutsideRating
from claims.queries import outside_ratings as ratings
from claims.queries.outside_ratings import WordFilters


@extend_schema_view(
    get=extend_schema(
        summary="List rating words of other publishers",
        parameters=[
            OpenApiParameter("publisher", int, description="Those of this publisher."),
            OpenApiParameter("unmapped", bool, description="Those that nobody has mapped."),
        ],
        responses=answers({200: OutsideRatingSerializer(many=True)}, 422),
    )
)
class OutsideRatingList(generics.ListAPIView[OutsideRating]):
    """The last that came first."""

    serializer_class = OutsideRatingSerializer
    pagination_class = NewestFirst

    def get_queryset(self) -> QuerySet[OutsideRating]:
        return WordFilters.parse(self.request.query_params).of(ratings.listed(viewer(self.request)))


class OutsideRatingMap(APIView):
    """What one word means."""

    @extend_schema(
        summary="Say which of our ratings a word means, in all checks that have it",
        request=MappingSerializer,
        responses=answers({200: OutsideRatingSerializer}, 400, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        word = _word(request, pk)
        sent = MappingSerializer(data=given(request))
        sent.is_valid(raise_exception=True)
        actions.decide(word=word, by=viewer(request), **sent.validated_data)
        return _whole(request, pk)


class OutsideRatingUndo(APIView):
    """What was said wrongly."""

    @extend_schema(
        summary="Let a word mean again what it meant before",
        request=MappingUndoSerializer,
        responses=answers({200: OutsideRatingSerializer}, 400, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        word = _word(request, pk)
        sent = MappingUndoSerializer(data=given(request))
        sent.is_valid(raise_exception=True)
        actions.undo(word=word, by=viewer(request), **sent.validated_data)
        return _whole(request, pk)


def _word(request: Request, pk: int) -> OutsideRating:
    found = ratings.find(viewer(request), pk)
    if found is None:
        raise Http404
    return found


def _whole(request: Request, pk: int) -> Response:
    return Response(OutsideRatingSerializer(_word(request, pk)).data)
