"""Checks that others published: the list, one of them, those near a claim, and using one as a source."""

from django.db.models import QuerySet
from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import generics, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.actions import outside_checks as actions
from claims.api.asking import given, viewer
from claims.api.paging import NewestFirst
from claims.api.schema import answers
from claims.api.serializers.outside import (
    CitingSerializer,
    NearCheckSerializer,
    OutsideCheckDetailSerializer,
    OutsideCheckSerializer,
)
from claims.api.serializers.sources import SourceSerializer
from claims.api.views.claims import claim_of
from claims.domain.evidence import Stance
from claims.models import OutsideCheck
from claims.queries import outside
from claims.queries.outside import OutsideFilters


@extend_schema_view(
    get=extend_schema(
        summary="List checks of others",
        parameters=[
            OpenApiParameter("q", str, description="Words of the claim, or of whoever made it."),
            OpenApiParameter("publisher", int, description="Those of this publisher."),
            OpenApiParameter(
                "rating", str, description="The key of our rating that theirs means, or `unmapped`."
            ),
        ],
        responses=answers({200: OutsideCheckSerializer(many=True)}, 422),
    )
)
class OutsideCheckList(generics.ListAPIView[OutsideCheck]):
    """The newest version of each, the last that came first."""

    serializer_class = OutsideCheckSerializer
    pagination_class = NewestFirst

    def get_queryset(self) -> QuerySet[OutsideCheck]:
        return outside.listed(viewer(self.request), OutsideFilters.parse(self.request.query_params))


class OutsideCheckDetail(APIView):
    """One version of a check."""

    @extend_schema(
        summary="Read a check of somebody else, as it came",
        responses=answers({200: OutsideCheckDetailSerializer}, 404),
    )
    def get(self, request: Request, pk: int) -> Response:
        page = outside.shown(_check(request, pk), viewer(request))
        whole = {
            "check": page.check,
            "versions": [row.pk for row in page.versions],
            "stance": page.stance,
            "may_not_cite": page.may_not,
            "raw": outside.raw(viewer(request), pk),
        }
        return Response(OutsideCheckDetailSerializer(whole).data)


class OutsideCheckCite(APIView):
    """A check as evidence."""

    @extend_schema(
        summary="Use a check of somebody else as a source of a claim",
        request=CitingSerializer,
        responses=answers({201: SourceSerializer}, 400, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        check = _check(request, pk)
        sent = CitingSerializer(data=given(request))
        sent.is_valid(raise_exception=True)
        source = actions.cite(
            check=check,
            claim=outside.claim_named(viewer(request), sent.validated_data["claim"]),
            stance=Stance(sent.validated_data["stance"]),
            by=viewer(request),
        )
        return Response(SourceSerializer(source).data, status=status.HTTP_201_CREATED)


class ClaimOutsideChecks(APIView):
    """What others have checked that is near a claim."""

    @extend_schema(
        operation_id="claims_outside_checks",
        summary="List the checks of others that share a claim's words",
        responses=answers({200: NearCheckSerializer(many=True)}, 404),
    )
    def get(self, request: Request, pk: int) -> Response:
        near = outside.near(claim_of(request, pk), viewer(request))
        return Response(NearCheckSerializer(near, many=True).data)


def _check(request: Request, pk: int) -> OutsideCheck:
    found = outside.find(viewer(request), pk)
    if found is None:
        raise Http404
    return found
