"""Right of reply: asking, extending, closing, and the link by which a party answers."""

from django.db.models import QuerySet
from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import generics, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.actions import replies as actions
from claims.actions import reply_links
from claims.api.asking import given, viewer
from claims.api.paging import NewestFirst
from claims.api.schema import answers
from claims.api.serializers.replies import (
    NewReplySerializer,
    ReplyExtensionRequestSerializer,
    ReplyLinkSerializer,
    ReplyOutcomeSerializer,
    ReplySerializer,
    SkippedReplySerializer,
)
from claims.api.views.claims import claim_of
from claims.domain.evidence import ReplyOutcome
from claims.domain.replies import Asked, Extension
from claims.models import Party, ReplyRequest
from claims.queries import claim_page, replies
from claims.queries.record_filters import ReplyFilters


def reply_of(request: Request, pk: int) -> ReplyRequest:
    """The reply request of this number, or 404."""
    return generics.get_object_or_404(replies.in_sight(viewer(request)), pk=pk)


def _party(request: Request, pk: int) -> Party:
    found = claim_page.party_of(viewer(request), pk)
    if found is None:
        raise Http404
    return found


def _whole(request: Request, pk: int, code: int = status.HTTP_200_OK) -> Response:
    return Response(ReplySerializer(reply_of(request, pk)).data, status=code)


@extend_schema_view(
    get=extend_schema(
        summary="List reply requests",
        parameters=[
            OpenApiParameter("claim", int, description="Those about this claim."),
            OpenApiParameter("outcome", str, enum=[outcome.value for outcome in ReplyOutcome]),
            OpenApiParameter("open", bool, description="Only those that wait for an answer."),
        ],
        responses=answers({200: ReplySerializer(many=True)}, 422),
    )
)
class ReplyList(generics.ListAPIView[ReplyRequest]):
    """What parties were asked, the last first. New ones are sent to `claims/{id}/replies/`."""

    serializer_class = ReplySerializer
    pagination_class = NewestFirst

    def get_queryset(self) -> QuerySet[ReplyRequest]:
        filters = ReplyFilters.parse(self.request.query_params)
        return filters.of(replies.in_sight(viewer(self.request)))


@extend_schema_view(
    get=extend_schema(summary="Read a reply request", responses=answers({200: ReplySerializer}, 404))
)
class ReplyDetail(generics.RetrieveAPIView[ReplyRequest]):
    """One reply request."""

    serializer_class = ReplySerializer

    def get_queryset(self) -> QuerySet[ReplyRequest]:
        return replies.in_sight(viewer(self.request))


class ClaimReplies(APIView):
    """Questions about one claim."""

    @extend_schema(
        summary="Record what a party was asked",
        request=NewReplySerializer,
        responses=answers({201: ReplySerializer}, 400, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        sent = NewReplySerializer(data=given(request))
        sent.is_valid(raise_exception=True)
        made = actions.ask(
            claim=claim_of(request, pk),
            party=_party(request, sent.validated_data["party"]),
            asked=Asked.parse(sent.validated_data),
            by=viewer(request),
        )
        return _whole(request, made.pk, status.HTTP_201_CREATED)


class ClaimRepliesSkipped(APIView):
    """Parties of one claim that are not asked."""

    @extend_schema(
        summary="Record why a party is not asked",
        request=SkippedReplySerializer,
        responses=answers({201: ReplySerializer}, 400, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        sent = SkippedReplySerializer(data=given(request))
        sent.is_valid(raise_exception=True)
        made = actions.skip(
            claim=claim_of(request, pk),
            party=_party(request, sent.validated_data["party"]),
            reason=sent.validated_data["reason"],
            by=viewer(request),
        )
        return _whole(request, made.pk, status.HTTP_201_CREATED)


class ReplyExtend(APIView):
    """More time for a party."""

    @extend_schema(
        summary="Give a party more time",
        request=ReplyExtensionRequestSerializer,
        responses=answers({200: ReplySerializer}, 400, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        extension = Extension.parse(given(request))
        actions.extend(request=reply_of(request, pk), extension=extension, by=viewer(request))
        return _whole(request, pk)


class ReplyClose(APIView):
    """How a question ended."""

    @extend_schema(
        summary="Record an answer, or that there was none",
        request=ReplyOutcomeSerializer,
        responses=answers({200: ReplySerializer}, 400, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        sent = ReplyOutcomeSerializer(data=given(request))
        sent.is_valid(raise_exception=True)
        actions.close(
            request=reply_of(request, pk),
            outcome=ReplyOutcome(sent.validated_data["outcome"]),
            words=sent.validated_data.get("words", ""),
            quotable=sent.validated_data["quotable"],
            by=viewer(request),
        )
        return _whole(request, pk)


class ReplyLinkView(APIView):
    """The link by which a party answers without an account."""

    @extend_schema(
        operation_id="replies_link_make",
        summary="Make a link; one made before stops working",
        request=None,
        responses=answers({201: ReplyLinkSerializer}, 403, 404, 409),
    )
    def post(self, request: Request, pk: int) -> Response:
        address = reply_links.make(request=reply_of(request, pk), by=viewer(request))
        answer = Response({"address": address}, status=status.HTTP_201_CREATED)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    @extend_schema(
        operation_id="replies_link_revoke",
        summary="Revoke the link",
        request=None,
        responses=answers({204: None}, 403, 404, 409),
    )
    def delete(self, request: Request, pk: int) -> Response:
        reply_links.revoke(request=reply_of(request, pk), by=viewer(request))
        return Response(status=status.HTTP_204_NO_CONTENT)
