"""Articles: the list, one with what was found in it, and sending one in."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view
from rest_framework import generics, parsers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.actions import articles as actions
from claims.actions.articles import Provenance
from claims.api.asking import body, viewer
from claims.api.paging import NewestFirst
from claims.api.schema import answers
from claims.api.serializers.articles import (
    ArticleAcceptedSerializer,
    ArticleDetailSerializer,
    ArticleSerializer,
    ArticleSubmissionSerializer,
    ProgressSerializer,
)
from claims.domain.refusals import Missing, Unreadable
from claims.gateways.files import LARGEST, decode
from claims.models import Article
from claims.pipeline import progress
from claims.queries import reader, records

_LOCATION = "`Location` holds the article's address; read it until `progress.status` is `ready` or `failed`."


@extend_schema_view(
    get=extend_schema(summary="List articles", responses=answers({200: ArticleSerializer(many=True)}))
)
class ArticleList(generics.ListAPIView[Article]):
    """Articles, the last that came in first; POST sends one in."""

    serializer_class = ArticleSerializer
    pagination_class = NewestFirst
    parser_classes = [parsers.JSONParser, parsers.MultiPartParser, parsers.FormParser]

    def get_queryset(self) -> QuerySet[Article]:
        return records.articles(viewer(self.request))

    @extend_schema(
        summary="Send an article in",
        request=ArticleSubmissionSerializer,
        responses=answers(
            {
                202: OpenApiResponse(ArticleAcceptedSerializer, description=f"It will be read. {_LOCATION}"),
                200: OpenApiResponse(
                    ArticleAcceptedSerializer, description="The same bytes were sent before."
                ),
            },
            400,
            403,
            413,
            422,
        ),
    )
    def post(self, request: Request) -> Response:
        sent = ArticleSubmissionSerializer(data=body(request))
        sent.is_valid(raise_exception=True)
        submission = actions.submit(
            raw=sent_bytes(sent.validated_data),
            how="api",
            by=viewer(request),
            provenance=_provenance(sent.validated_data),
        )
        address = reverse("api:article", args=[submission.article.pk])
        accepted = {
            "id": submission.article.pk,
            "created": submission.created,
            "address": address,
            "progress": progress.of(submission.article),
        }
        code = status.HTTP_202_ACCEPTED if submission.created else status.HTTP_200_OK
        return Response(ArticleAcceptedSerializer(accepted).data, status=code, headers={"Location": address})


class ArticleDetail(APIView):
    """One article."""

    @extend_schema(
        summary="Read an article, its progress and its statements",
        responses=answers({200: ArticleDetailSerializer}, 404),
    )
    def get(self, request: Request, pk: int) -> Response:
        article = generics.get_object_or_404(records.articles(viewer(request)), pk=pk)
        snapshot = reader.newest_snapshot(article)
        whole = {
            "article": article,
            "progress": progress.of(article),
            "snapshot": snapshot,
            "statements": records.statements(snapshot) if snapshot else [],
        }
        return Response(ArticleDetailSerializer(whole).data)


class ArticleRetry(APIView):
    """A second try for an article that could not be read."""

    @extend_schema(
        summary="Have a failed article read again",
        request=None,
        responses=answers({202: ProgressSerializer}, 403, 404, 409),
    )
    def post(self, request: Request, pk: int) -> Response:
        article = generics.get_object_or_404(records.articles(viewer(request)), pk=pk)
        actions.retry(article=article, by=viewer(request))
        again = generics.get_object_or_404(records.articles(viewer(request)), pk=pk)
        return Response(ProgressSerializer(progress.of(again)).data, status=status.HTTP_202_ACCEPTED)


def sent_bytes(sent: dict[str, Any]) -> bytes:
    """What was sent. Raises Missing where nobody could read it as text, so that no article is made of it."""
    name = "file" if "file" in sent else "text"
    raw = bytes(sent["file"].read(LARGEST + 1)) if "file" in sent else str(sent["text"]).encode()
    try:
        decode(raw)
    except Unreadable as refusal:
        raise Missing(str(refusal), {name: str(refusal)}) from refusal
    return raw


def _provenance(sent: dict[str, Any]) -> Provenance:
    return Provenance(
        title=sent.get("title", ""),
        publisher=sent.get("publisher", ""),
        url=sent.get("url", ""),
        published_at=sent.get("published_at"),
        filename=sent["file"].name or "" if "file" in sent else "",
    )
