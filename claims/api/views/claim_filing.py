"""A claim's tags and its priority."""

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.actions import priorities, tags
from claims.api.asking import given, viewer
from claims.api.schema import answers
from claims.api.serializers.claims import ClaimDetailSerializer
from claims.api.serializers.filing import PriorityRequestSerializer, TagRequestSerializer
from claims.api.views.claims import claim_of, whole
from claims.domain.inputs import parse_priority
from claims.queries import claim_filing


class ClaimTags(APIView):
    """The tags of one claim."""

    @extend_schema(
        summary="Tag a claim",
        request=TagRequestSerializer,
        responses=answers({200: ClaimDetailSerializer}, 400, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        claim = claim_of(request, pk)
        tags.add(claim=claim, name=str(given(request).get("tag") or ""), by=viewer(request))
        return whole(request, claim)


class ClaimTagDetail(APIView):
    """One tag of one claim, by its name."""

    @extend_schema(
        summary="Take a tag away from a claim",
        request=None,
        responses=answers({200: ClaimDetailSerializer}, 403, 404, 409),
    )
    def delete(self, request: Request, pk: int, name: str) -> Response:
        claim = claim_of(request, pk)
        tag = claim_filing.tag_named(claim, name)
        if tag is None:
            raise Http404
        tags.remove(claim=claim, tag=tag, by=viewer(request))
        return whole(request, claim)


class ClaimPriority(APIView):
    """What comes first."""

    @extend_schema(
        summary="Change the priority of a claim",
        request=PriorityRequestSerializer,
        responses=answers({200: ClaimDetailSerializer}, 400, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        priority = parse_priority(given(request).get("priority"))
        priorities.change(claim=claim_of(request, pk), priority=priority, by=viewer(request))
        return whole(request, claim_of(request, pk))
