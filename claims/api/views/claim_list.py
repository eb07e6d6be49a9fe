"""The list of claims, with the desk's own filters."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api import paging
from claims.api.asking import viewer
from claims.api.paging import NewestFirst
from claims.api.schema import answers
from claims.api.serializers.claims import ClaimRowSerializer
from claims.domain.states import State
from claims.models import Claim
from claims.queries import desk
from claims.queries.desk_filters import DeskFilters, Since, Sort, View

FILTERS = [
    OpenApiParameter(
        "view",
        str,
        enum=[view.value for view in View],
        description="A list that the desk keeps ready; `open` unless a state or a verdict is asked for.",
    ),
    OpenApiParameter("state", str, enum=[state.value for state in State]),
    OpenApiParameter("verdict", str, description="The key of the standing verdict's rating."),
    OpenApiParameter("denied", bool, description="Only claims that somebody denies."),
    OpenApiParameter("mine", bool, description="Only claims that you have in hand."),
    OpenApiParameter(
        "worth", float, description="Only claims at least as check-worthy as this, from 0 to 1."
    ),
    OpenApiParameter(
        "since",
        str,
        enum=[since.value for since in Since],
        description="Only claims that came to the desk within the last seven days.",
    ),
    OpenApiParameter("party", int, description="Claims that the party of this number makes or denies."),
    OpenApiParameter("topic", str, description="Claims of this topic."),
    OpenApiParameter("tag", str, description="Claims with this tag, whatever its case."),
    OpenApiParameter("q", str, description="Words of the claim, its number, or a party's name."),
    OpenApiParameter(
        "sort",
        str,
        enum=[sort.value for sort in Sort],
        default=Sort.WORTH.value,
        description="What comes first: the most check-worthy, the newest, the last moved, or the first due.",
    ),
]


class ClaimList(GenericAPIView[Claim]):
    """Claims as the desk lists them."""

    pagination_class = NewestFirst
    serializer_class = ClaimRowSerializer

    @extend_schema(
        operation_id="claims_list",
        summary="List claims",
        parameters=FILTERS,
        responses=answers({200: ClaimRowSerializer(many=True)}, 422),
    )
    def get(self, request: Request) -> Response:
        filters = DeskFilters.parse(request.query_params)
        page = desk.page(viewer(request), filters, paging.after(request), paging.size(request))
        rows = ClaimRowSerializer(page.rows, many=True)
        return paging.answer(paging.next_address(request, page.next_cursor), rows.data)
