"""Merging a claim or a party into the one it is the same as, and parting them again."""

from drf_spectacular.utils import extend_schema
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.actions import claim_merges, party_merges
from claims.api.asking import given, viewer
from claims.api.schema import answers
from claims.api.serializers.claims import ClaimDetailSerializer
from claims.api.serializers.filing import ClaimMergeRequestSerializer, PartyMergeRequestSerializer
from claims.api.serializers.parties import PartySerializer
from claims.api.views.claims import claim_of, whole
from claims.domain.inputs import parse_version
from claims.domain.merge_request import MergeRequest
from claims.models import Party
from claims.queries import records


class ClaimMerge(APIView):
    """Two claims that are one."""

    @extend_schema(
        summary="Merge a claim into the one it repeats; the answer is the claim that stays",
        request=ClaimMergeRequestSerializer,
        responses=answers({200: ClaimDetailSerializer}, 400, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        sent = given(request)
        kept = claim_merges.merge(
            claim=claim_of(request, pk),
            asked=MergeRequest.parse(sent, example="12"),
            version=parse_version(sent.get("version")),
            by=viewer(request),
        )
        return whole(request, kept)


class ClaimUnmerge(APIView):
    """Two claims that were not one after all."""

    @extend_schema(
        summary="Undo the merge of a claim",
        request=None,
        responses=answers({200: ClaimDetailSerializer}, 403, 404, 409),
    )
    def post(self, request: Request, pk: int) -> Response:
        return whole(request, claim_merges.undo(claim=claim_of(request, pk), by=viewer(request)))


class PartyMerge(APIView):
    """Two parties that are one."""

    @extend_schema(
        summary="Merge a party into the one it is; the answer is the party that stays",
        request=PartyMergeRequestSerializer,
        responses=answers({200: PartySerializer}, 400, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        asked = MergeRequest.parse(given(request), example="12")
        kept = party_merges.merge(party=_party(request, pk), asked=asked, by=viewer(request))
        return Response(PartySerializer(_party(request, kept.pk)).data)


class PartyUnmerge(APIView):
    """Two parties that were not one after all."""

    @extend_schema(
        summary="Undo the merge of a party",
        request=None,
        responses=answers({200: PartySerializer}, 403, 404, 409),
    )
    def post(self, request: Request, pk: int) -> Response:
        party_merges.undo(party=_party(request, pk), by=viewer(request))
        return Response(PartySerializer(_party(request, pk)).data)


def _party(request: Request, pk: int) -> Party:
    return get_object_or_404(records.parties(viewer(request)), pk=pk)
