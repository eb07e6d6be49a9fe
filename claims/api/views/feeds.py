"""Feeds that the desk follows, and what they bring."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import generics, status
from rest_framework.request import Request
from rest_framework.response import Response

from claims.actions import feed_entries
from claims.actions import feeds as actions
from claims.api.asking import given, viewer
from claims.api.paging import NewestFirst
from claims.api.schema import answers
from claims.api.serializers.feeds import (
    FeedChangeSerializer,
    FeedEntrySerializer,
    FeedSerializer,
    NewFeedSerializer,
)
from claims.domain.feeds import FeedFields, FeedStatus
from claims.domain.inputs import parse_yes
from claims.domain.refusals import Missing
from claims.models import Feed, FeedEntry, User
from claims.queries import feeds


class _Feeds(generics.GenericAPIView[Feed]):
    serializer_class = FeedSerializer

    def get_queryset(self) -> QuerySet[Feed]:
        return feeds.rows(viewer(self.request))


@extend_schema_view(
    get=extend_schema(summary="List feeds", responses=answers({200: FeedSerializer(many=True)}, 422))
)
class FeedList(_Feeds, generics.ListAPIView[Feed]):
    """All feeds, the last added first; POST has another looked at."""

    pagination_class = NewestFirst

    @extend_schema(
        summary="Add a feed",
        request=NewFeedSerializer,
        responses=answers({201: FeedSerializer}, 400, 403, 422),
    )
    def post(self, request: Request) -> Response:
        address = str(given(request).get("address") or "")
        feed = actions.add(address=address, by=viewer(request))
        return Response(self.get_serializer(feed).data, status=status.HTTP_201_CREATED)


@extend_schema_view(get=extend_schema(summary="Read a feed", responses=answers({200: FeedSerializer}, 404)))
class FeedDetail(_Feeds, generics.RetrieveAPIView[Feed]):
    """One feed."""

    @extend_schema(
        summary="Change how a feed is followed, or follow or pause it",
        request=FeedChangeSerializer,
        responses=answers({200: FeedSerializer}, 400, 403, 404, 409, 422),
    )
    def patch(self, request: Request, pk: int) -> Response:
        feed = self.get_object()
        _change(feed, given(request), viewer(request))
        return Response(self.get_serializer(self.get_object()).data)

    @extend_schema(
        summary="Remove a feed that was never followed",
        request=None,
        responses=answers({204: None}, 403, 404, 409),
    )
    def delete(self, request: Request, pk: int) -> Response:
        actions.remove(feed=self.get_object(), by=viewer(request))
        return Response(status=status.HTTP_204_NO_CONTENT)


class FeedPoll(_Feeds):
    """Asking a feed before its time."""

    @extend_schema(
        summary="Ask a feed now", request=None, responses=answers({202: FeedSerializer}, 403, 404, 409)
    )
    def post(self, request: Request, pk: int) -> Response:
        feed = self.get_object()
        actions.poll_now(feed=feed, by=viewer(request))
        return Response(self.get_serializer(feed).data, status=status.HTTP_202_ACCEPTED)


@extend_schema_view(
    get=extend_schema(
        summary="List the entries of a feed",
        parameters=[
            OpenApiParameter(
                "part", OpenApiTypes.STR, enum=list(feeds.PARTS), description="Only those of this kind."
            )
        ],
        responses=answers({200: FeedEntrySerializer(many=True)}, 404, 422),
    )
)
class FeedEntries(generics.ListAPIView[FeedEntry]):
    """What was seen in a feed, the newest first, and what became of each."""

    serializer_class = FeedEntrySerializer
    pagination_class = NewestFirst

    def get_queryset(self) -> QuerySet[FeedEntry]:
        found = generics.get_object_or_404(feeds.rows(viewer(self.request)), pk=self.kwargs["pk"])
        return feeds.of_part(found, self.request.query_params.get("part", ""))


class FeedEntryTake(generics.GenericAPIView[FeedEntry]):
    """Taking in one entry, whatever the rule says of it."""

    serializer_class = FeedEntrySerializer

    @extend_schema(
        summary="Take in an entry",
        request=None,
        responses=answers({202: FeedEntrySerializer}, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int, entry: int) -> Response:
        found = generics.get_object_or_404(feeds.entries_seen(viewer(request)), feed_id=pk, pk=entry)
        feed_entries.take(entry=found, by=viewer(request))
        found.refresh_from_db()
        return Response(self.get_serializer(found).data, status=status.HTTP_202_ACCEPTED)


def _change(feed: Feed, sent: Mapping[str, Any], by: User) -> None:
    wanted = sent.get("status")
    if wanted not in (None, FeedStatus.ACTIVE, FeedStatus.PAUSED):
        sentence = f"Choose {FeedStatus.ACTIVE} or {FeedStatus.PAUSED}."
        raise Missing(sentence, {"status": sentence})
    told = {name: sent[name] for name in feed.fields if name in sent}
    fields = FeedFields.parse({**feed.fields, **told})
    present = parse_yes(sent, "present") or False
    if wanted == FeedStatus.ACTIVE:
        actions.start(feed=feed, fields=fields, present=present, by=by)
        return
    # First what may be refused: then nothing has been changed.
    if wanted == FeedStatus.PAUSED:
        actions.pause(feed=feed, by=by)
    if told:
        actions.edit(feed=feed, fields=fields, by=by)
