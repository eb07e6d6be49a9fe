"""Sending in what an article says now."""

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import generics, parsers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.actions import articles as actions
from claims.api.asking import body, viewer
from claims.api.schema import answers
from claims.api.serializers.editions import EditionSerializer, EditionSubmissionSerializer
from claims.api.views.articles import sent_bytes
from claims.queries import records


class ArticleEditions(APIView):
    """The later texts of an article."""

    parser_classes = [parsers.JSONParser, parsers.MultiPartParser, parsers.FormParser]

    @extend_schema(
        summary="Send in what an article says now",
        request=EditionSubmissionSerializer,
        responses=answers(
            {
                202: OpenApiResponse(EditionSerializer, description="It will be compared."),
                200: OpenApiResponse(EditionSerializer, description="Nothing has changed."),
            },
            400,
            403,
            404,
            409,
            422,
        ),
    )
    def post(self, request: Request, pk: int) -> Response:
        article = generics.get_object_or_404(records.articles(viewer(request)), pk=pk)
        sent = EditionSubmissionSerializer(data=body(request))
        sent.is_valid(raise_exception=True)
        raw = sent_bytes(sent.validated_data)
        received = actions.receive_again(article=article, raw=raw, how="api", by=viewer(request))
        code = status.HTTP_202_ACCEPTED if received.created else status.HTTP_200_OK
        return Response(EditionSerializer(received.snapshot).data, status=code)
