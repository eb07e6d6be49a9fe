"""What each kind of problem means."""

from django.http import Http404
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.api.problems import KINDS
from claims.api.serializers.problems import ProblemKindSerializer


class ProblemKind(APIView):
    """The page behind a problem's `type`."""

    permission_classes = [AllowAny]
    authentication_classes = []

    @extend_schema(summary="Explain a kind of problem", responses={200: ProblemKindSerializer}, auth=[])
    def get(self, request: Request, slug: str) -> Response:
        kind = next((kind for kind in KINDS if kind.slug == slug), None)
        if kind is None:
            raise Http404
        body = {
            "type": reverse("api:problem", args=[slug]),
            "title": kind.title,
            "status": kind.status,
            "remedy": kind.remedy,
        }
        return Response(ProblemKindSerializer(body).data)
