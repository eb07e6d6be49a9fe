"""Comments on claims, and watching claims."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import generics, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.actions import comments as actions
from claims.actions import watches
from claims.actions.comments import About
from claims.api.asking import given, viewer
from claims.api.paging import NewestFirst
from claims.api.schema import answers
from claims.api.serializers.talk import (
    CommentChangeSerializer,
    CommentSerializer,
    NewCommentSerializer,
    WatchersSerializer,
)
from claims.api.views.claims import claim_of
from claims.domain.inputs import parse_version, row_number
from claims.domain.refusals import Missing
from claims.models import Comment
from claims.queries import talk


@extend_schema_view(
    get=extend_schema(
        summary="List a claim's comments", responses=answers({200: CommentSerializer(many=True)}, 404)
    )
)
class ClaimComments(generics.ListAPIView[Comment]):
    """What is said about one claim, the last first; POST says something."""

    serializer_class = CommentSerializer
    pagination_class = NewestFirst

    def get_queryset(self) -> QuerySet[Comment]:
        claim = claim_of(self.request, self.kwargs["pk"])
        return talk.comments(viewer(self.request)).filter(claim=claim)

    @extend_schema(
        summary="Comment on a claim, or reply in a thread",
        request=NewCommentSerializer,
        responses=answers({201: CommentSerializer}, 400, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        claim, sent, by = claim_of(request, pk), given(request), viewer(request)
        thread = _row(sent, "thread", lambda number: talk.comment_of(by, claim.pk, number))
        text = str(sent.get("text") or "")
        if thread:
            made = actions.reply(thread=thread, text=text, by=by)
        else:
            made = actions.add(claim=claim, text=text, about=_about(request, sent), by=by)
        return _answer(request, made, status.HTTP_201_CREATED)


@extend_schema_view(
    get=extend_schema(summary="Read a comment", responses=answers({200: CommentSerializer}, 404))
)
class CommentDetail(generics.RetrieveAPIView[Comment]):
    """One comment."""

    serializer_class = CommentSerializer

    def get_queryset(self) -> QuerySet[Comment]:
        return talk.comments(viewer(self.request))

    @extend_schema(
        summary="Change a comment of yours, soon after you wrote it",
        request=CommentChangeSerializer,
        responses=answers({200: CommentSerializer}, 400, 403, 404, 409, 422),
    )
    def patch(self, request: Request, pk: int) -> Response:
        comment, sent = self.get_object(), given(request)
        edited = actions.edit(
            comment=comment,
            text=str(sent.get("text") or ""),
            version=parse_version(sent.get("version")),
            by=viewer(request),
        )
        return _answer(request, edited)

    @extend_schema(
        summary="Strike a comment out; it stays, with who did it and when",
        request=None,
        responses=answers({204: None}, 403, 404, 409),
    )
    def delete(self, request: Request, pk: int) -> Response:
        actions.remove(comment=self.get_object(), by=viewer(request))
        return Response(status=status.HTTP_204_NO_CONTENT)


class CommentResolve(APIView):
    """Settling a thread."""

    @extend_schema(
        summary="Resolve a thread", request=None, responses=answers({200: CommentSerializer}, 403, 404, 409)
    )
    def post(self, request: Request, pk: int) -> Response:
        thread = _comment(request, pk)
        actions.resolve(thread=thread, by=viewer(request))
        return _answer(request, thread)


class CommentReopen(APIView):
    """Taking a thread up again."""

    @extend_schema(
        summary="Reopen a thread", request=None, responses=answers({200: CommentSerializer}, 403, 404, 409)
    )
    def post(self, request: Request, pk: int) -> Response:
        thread = _comment(request, pk)
        actions.reopen(thread=thread, by=viewer(request))
        return _answer(request, thread)


class ClaimWatch(APIView):
    """Being told what happens to a claim."""

    @extend_schema(summary="Read who watches a claim", responses=answers({200: WatchersSerializer}, 404))
    def get(self, request: Request, pk: int) -> Response:
        return Response(WatchersSerializer(talk.watching(claim_of(request, pk), viewer(request))).data)

    @extend_schema(summary="Watch a claim", request=None, responses=answers({204: None}, 404))
    def put(self, request: Request, pk: int) -> Response:
        watches.start(claim=claim_of(request, pk), by=viewer(request))
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(summary="Watch a claim no longer", request=None, responses=answers({204: None}, 404))
    def delete(self, request: Request, pk: int) -> Response:
        watches.stop(claim=claim_of(request, pk), by=viewer(request))
        return Response(status=status.HTTP_204_NO_CONTENT)


def _comment(request: Request, pk: int) -> Comment:
    return generics.get_object_or_404(talk.comments(viewer(request)), pk=pk)


def _answer(request: Request, comment: Comment, code: int = status.HTTP_200_OK) -> Response:
    """The comment as it is now."""
    return Response(CommentSerializer(_comment(request, comment.pk)).data, status=code)


def _about(request: Request, sent: Mapping[str, Any]) -> About:
    by = viewer(request)
    return About(
        statement=_row(sent, "statement", lambda number: talk.statement_of(by, number)),
        source=_row(sent, "source", lambda number: talk.source_of(by, number)),
    )


def _row(sent: Mapping[str, Any], name: str, find: Any) -> Any:
    """The row whose number was sent under this name, if one was. Raises Missing where there is none."""
    raw = sent.get(name)
    if raw is None or raw == "":
        return None
    found = find(row_number(str(raw)) or 0)
    if found is None:
        sentence = f"There is no {name} “{str(raw)[:40]}” here."
        raise Missing(sentence, {name: sentence})
    return found
