"""What was received of an article, what differs, and having its page fetched again."""

from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.actions import revisits as actions
from claims.api.asking import viewer
from claims.api.schema import answers
from claims.api.serializers.versions import DifferenceSerializer, RevisitSerializer, VersionsSerializer
from claims.models import Article
from claims.queries import edits, reader, revisits


class ArticleVersions(APIView):
    """The snapshots of an article."""

    @extend_schema(
        summary="List what was received of an article", responses=answers({200: VersionsSerializer}, 403, 404)
    )
    def get(self, request: Request, pk: int) -> Response:
        found = _article(request, pk)
        whole = {"versions": edits.versions(found), "revisit": revisits.of(found)}
        return Response(VersionsSerializer(whole).data)


class ArticleEdits(APIView):
    """What differs between two snapshots."""

    @extend_schema(
        summary="Show what was edited in an article",
        parameters=[
            OpenApiParameter("to", int, description="The later snapshot; the last one without it."),
            OpenApiParameter("from", int, description="The earlier one; that before it without it."),
        ],
        responses=answers({200: DifferenceSerializer}, 403, 404),
    )
    def get(self, request: Request, pk: int) -> Response:
        asked = request.query_params
        found = edits.difference(_article(request, pk), asked.get("to", ""), asked.get("from", ""))
        if found is None:
            raise Http404
        return Response(DifferenceSerializer(found).data)


class ArticleRevisit(APIView):
    """Another look at the page of an article."""

    @extend_schema(
        summary="Have an article's page fetched again now",
        request=None,
        responses=answers({202: RevisitSerializer}, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        found = _article(request, pk)
        actions.ask(article=found, by=viewer(request))
        return Response(RevisitSerializer(revisits.of(found)).data, status=status.HTTP_202_ACCEPTED)


def _article(request: Request, pk: int) -> Article:
    found = reader.article_of(viewer(request), pk)
    if found is None:
        raise Http404
    return found
