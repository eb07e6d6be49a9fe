"""The story of an article, and joining, splitting and undoing by hand."""

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.actions import stories as actions
from claims.api.asking import given, viewer
from claims.api.schema import answers
from claims.api.serializers.stories import StoryJoinSerializer, StorySerializer, StoryUndoSerializer
from claims.models import Article
from claims.queries import reader, stories


class ArticleStory(APIView):
    """The articles that are one story with this one."""

    @extend_schema(
        summary="Show the story of an article", responses=answers({200: StorySerializer}, 403, 404)
    )
    def get(self, request: Request, pk: int) -> Response:
        return _whole(request, pk)


class ArticleStoryJoin(APIView):
    """Two articles that are one story."""

    @extend_schema(
        summary="Join another article to the story of this one",
        request=StoryJoinSerializer,
        responses=answers({200: StorySerializer}, 400, 403, 404, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        found = _article(request, pk)
        sent = StoryJoinSerializer(data=given(request))
        sent.is_valid(raise_exception=True)
        other = stories.article_named(viewer(request), sent.validated_data["article"])
        actions.join(article=other, other=found, by=viewer(request))
        return _whole(request, pk)


class ArticleStoryPart(APIView):
    """An article that is a story of its own."""

    @extend_schema(
        summary="Split this article off from its story",
        request=None,
        responses=answers({200: StorySerializer}, 403, 404, 409),
    )
    def post(self, request: Request, pk: int) -> Response:
        actions.part(article=_article(request, pk), by=viewer(request))
        return _whole(request, pk)


class ArticleStoryUndo(APIView):
    """A join or a split that was wrong."""

    @extend_schema(
        summary="Undo a join or a split that a person made",
        request=StoryUndoSerializer,
        responses=answers({200: StorySerializer}, 400, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        sent = StoryUndoSerializer(data=given(request))
        sent.is_valid(raise_exception=True)
        move = stories.move_of(_article(request, pk), sent.validated_data["move"])
        if move is None:
            raise Http404
        actions.undo(move=move, by=viewer(request))
        return _whole(request, pk)


def _article(request: Request, pk: int) -> Article:
    found = reader.article_of(viewer(request), pk)
    if found is None:
        raise Http404
    return found


def _whole(request: Request, pk: int) -> Response:
    return Response(StorySerializer(stories.page(_article(request, pk), viewer(request))).data)
