"""Statements, and what a person makes of those that the analysis suggested."""

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import generics
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.actions import statements as actions
from claims.api.asking import viewer
from claims.api.schema import answers
from claims.api.serializers.statements import StatementSerializer
from claims.models import Statement
from claims.queries import records


def statement_of(request: Request, pk: int) -> Statement:
    """The statement of this number, or 404."""
    return generics.get_object_or_404(records.statements_in_sight(viewer(request)), pk=pk)


@extend_schema_view(
    get=extend_schema(summary="Read a statement", responses=answers({200: StatementSerializer}, 404))
)
class StatementDetail(generics.RetrieveAPIView[Statement]):
    """One statement of an article."""

    serializer_class = StatementSerializer

    def get_queryset(self) -> QuerySet[Statement]:
        return records.statements_in_sight(viewer(self.request))


class StatementAccept(APIView):
    """Saying that the analysis was right."""

    @extend_schema(
        summary="Accept a statement; what the reporter says becomes a claim on the desk",
        request=None,
        responses=answers({200: StatementSerializer}, 403, 404, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        actions.accept(statement=statement_of(request, pk), by=viewer(request))
        return Response(StatementSerializer(statement_of(request, pk)).data)


class StatementDismiss(APIView):
    """Saying that it is no statement worth keeping."""

    @extend_schema(
        summary="Dismiss a statement",
        request=None,
        responses=answers({200: StatementSerializer}, 403, 404, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        actions.dismiss(statement=statement_of(request, pk), by=viewer(request))
        return Response(StatementSerializer(statement_of(request, pk)).data)


class StatementRestore(APIView):
    """Taking back an acceptance or a dismissal."""

    @extend_schema(
        summary="Make a statement a suggestion again",
        request=None,
        responses=answers({200: StatementSerializer}, 403, 404, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        actions.restore(statement=statement_of(request, pk), by=viewer(request))
        return Response(StatementSerializer(statement_of(request, pk)).data)
