"""The names that a party goes by, and who controls it."""

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.actions import parties as actions
from claims.actions import party_names
from claims.api.asking import given, viewer
from claims.api.schema import answers
from claims.api.serializers.parties import (
    PartyControlRequestSerializer,
    PartyNameRequestSerializer,
    PartySerializer,
)
from claims.models import Party
from claims.queries import party_page, records


class PartyNames(APIView):
    """The other names of one party."""

    @extend_schema(
        summary="Say that a party goes by another name too",
        request=PartyNameRequestSerializer,
        responses=answers({200: PartySerializer}, 400, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        name = str(given(request).get("name") or "")
        party_names.add(party=_party(request, pk), name=name, by=viewer(request))
        return _whole(request, pk)


class PartyNameDetail(APIView):
    """One other name of one party."""

    @extend_schema(
        summary="Say that a party does not go by this name",
        request=None,
        responses=answers({200: PartySerializer}, 403, 404),
    )
    def delete(self, request: Request, pk: int, name: str) -> Response:
        alias = party_page.alias_called(_party(request, pk), name)
        if alias is None:
            raise Http404
        party_names.remove(alias=alias, by=viewer(request))
        return _whole(request, pk)


class PartyControl(APIView):
    """Who controls one party: voices that one party controls are one independent source."""

    @extend_schema(
        summary="Say which party controls a party, or with null that none does",
        request=PartyControlRequestSerializer,
        responses=answers({200: PartySerializer}, 400, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        above = party_page.controller_of_number(viewer(request), given(request).get("controlled_by", ""))
        actions.control(party=_party(request, pk), controlled_by=above, by=viewer(request))
        return _whole(request, pk)


def _party(request: Request, pk: int) -> Party:
    return get_object_or_404(records.parties(viewer(request)), pk=pk)


def _whole(request: Request, pk: int) -> Response:
    return Response(PartySerializer(_party(request, pk)).data)
