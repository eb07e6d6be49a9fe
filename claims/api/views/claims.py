"""One claim: what is known of it, its moves, its words, its sources and its history."""

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import generics, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.actions import claims as actions
from claims.actions import sources as source_actions
from claims.actions.sources import SourceFields
from claims.api.asking import given, viewer
from claims.api.paging import LatestFirst, NewestFirst
from claims.api.schema import answers
from claims.api.serializers.claims import ClaimDetailSerializer, ClaimWordingSerializer, MovedClaimSerializer
from claims.api.serializers.history import HistoryEntrySerializer
from claims.api.serializers.moves import MoveRequestSerializer
from claims.api.serializers.sources import NewSourceSerializer, SourceSerializer
from claims.domain.events import Subject
from claims.domain.inputs import parse_version
from claims.domain.move_request import MoveRequest
from claims.models import Claim, HistoryEntry, Source
from claims.queries import moved as moved_claims
from claims.queries import records


def claim_of(request: Request, pk: int) -> Claim:
    """The claim of this number, or 404."""
    return generics.get_object_or_404(records.claims(viewer(request)), pk=pk)


def whole(request: Request, claim: Claim) -> Response:
    """The claim as its own page answers it."""
    return Response(ClaimDetailSerializer(records.claim_record(claim, viewer(request))).data)


class ClaimDetail(APIView):
    """One claim."""

    @extend_schema(
        summary="Read a claim and the moves you may make",
        responses=answers({200: ClaimDetailSerializer}, 404),
    )
    def get(self, request: Request, pk: int) -> Response:
        return whole(request, claim_of(request, pk))

    @extend_schema(
        summary="Give a claim better words",
        request=ClaimWordingSerializer,
        responses=answers({200: ClaimDetailSerializer}, 400, 403, 404, 409, 422),
    )
    def patch(self, request: Request, pk: int) -> Response:
        sent = given(request)
        claim = actions.reword(
            claim=claim_of(request, pk),
            text=str(sent.get("text") or ""),
            version=parse_version(sent.get("version")),
            by=viewer(request),
        )
        return whole(request, claim)


class ClaimMoves(APIView):
    """The moves of the state table."""

    @extend_schema(
        summary="Move a claim",
        request=MoveRequestSerializer,
        responses=answers({200: MovedClaimSerializer}, 400, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        """The answer is what a move may change of the claim's row; the rest is one GET away."""
        # Only that it is there: the move reads it anew, and holds it.
        claim = generics.get_object_or_404(
            records.claims(viewer(request)).select_related(None).only("pk"), pk=pk
        )
        asked = MoveRequest.parse(given(request))
        moved = actions.move(
            claim=claim, move=asked.move, version=asked.version, inputs=asked.inputs, by=viewer(request)
        )
        return Response(MovedClaimSerializer(moved_claims.of(moved)).data)


@extend_schema_view(
    get=extend_schema(
        summary="List a claim's sources", responses=answers({200: SourceSerializer(many=True)}, 404)
    )
)
class ClaimSources(generics.ListAPIView[Source]):
    """The evidence of one claim; POST adds to it."""

    serializer_class = SourceSerializer
    pagination_class = NewestFirst

    def get_queryset(self) -> QuerySet[Source]:
        claim = claim_of(self.request, self.kwargs["pk"])
        return records.sources(viewer(self.request)).filter(claim=claim)

    @extend_schema(
        summary="Add a source to a claim",
        request=NewSourceSerializer,
        responses=answers({201: SourceSerializer}, 400, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        source = source_actions.add(
            claim=claim_of(request, pk), fields=SourceFields.parse(given(request)), by=viewer(request)
        )
        return Response(SourceSerializer(source).data, status=status.HTTP_201_CREATED)


@extend_schema_view(
    get=extend_schema(
        summary="Read a claim's history", responses=answers({200: HistoryEntrySerializer(many=True)}, 404)
    )
)
class ClaimHistory(generics.ListAPIView[HistoryEntry]):
    """What happened to one claim, the last entry first."""

    serializer_class = HistoryEntrySerializer
    pagination_class = LatestFirst

    def get_queryset(self) -> QuerySet[HistoryEntry]:
        claim = claim_of(self.request, self.kwargs["pk"])
        return records.history(viewer(self.request), Subject.CLAIM, claim.pk)
