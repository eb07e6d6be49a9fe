"""Articles: the list, one with what was found in it, and sending one in."""

import hashlib
import json
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema, extend_schema_view
from rest_framework import generics, parsers, status
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.actions import articles as actions
from claims.actions import repeats
from claims.actions.articles import Announced, Provenance, Submission
from claims.actions.repeats import Answer
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
from claims.gateways import reading
from claims.models import Article, User
from claims.pipeline import progress
from claims.queries import reader, records

_LOCATION = "`Location` holds the article's address; read it until `progress.status` is `ready` or `failed`."

KEY = OpenApiParameter(
    repeats.HEADER,
    str,
    OpenApiParameter.HEADER,
    description=(
        "A name of your own for this request, such as a UUID. For 24 hours the same key with the same "
        "article gives the first answer again, and nothing is done twice, not even at the same moment; "
        "the same key with another article is 422. A request that was refused leaves its key free."
    ),
)


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
        parameters=[KEY],
        request=ArticleSubmissionSerializer,
        responses=answers(
            {
                202: OpenApiResponse(ArticleAcceptedSerializer, description=f"It will be read. {_LOCATION}"),
                200: OpenApiResponse(
                    ArticleAcceptedSerializer,
                    description="The same bytes or the same address came before.",
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
        by_address = "address" in sent.validated_data
        raw, person = b"" if by_address else sent_bytes(sent.validated_data), viewer(request)

        def act() -> Answer:
            return _submit(raw, sent.validated_data, person)

        key = request.headers.get(repeats.HEADER)
        answer = (
            act()
            if key is None
            else repeats.once(key=key, digest=_digest(raw, sent.validated_data), by=person, act=act)
        )
        return Response(answer.body, status=answer.status, headers={"Location": answer.body["address"]})


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
    """What was sent. Raises Missing where nobody could read it, so that no article is made of it."""
    name = "file" if "file" in sent else "text"
    raw = bytes(sent["file"].read(reading.LARGEST + 1)) if "file" in sent else str(sent["text"]).encode()
    try:
        reading.check(raw, filename=_filename(sent))
    except Unreadable as refusal:
        raise Missing(str(refusal), {name: str(refusal)}) from refusal
    return raw


def _submit(raw: bytes, sent: dict[str, Any], by: User) -> Answer:
    known = _provenance(sent)
    submission: Submission | Announced = (
        actions.submit_address(address=sent["address"], how="api", by=by, provenance=known)
        if "address" in sent
        else actions.submit(raw=raw, how="api", by=by, provenance=known)
    )
    accepted = {
        "id": submission.article.pk,
        "created": submission.created,
        "address": reverse("api:article", args=[submission.article.pk]),
        "progress": progress.of(submission.article),
    }
    code = status.HTTP_202_ACCEPTED if submission.created else status.HTTP_200_OK
    # As JSON holds it, so that the answer that is kept and the one that is sent are the same.
    return Answer(code, json.loads(JSONRenderer().render(ArticleAcceptedSerializer(accepted).data)))


def _digest(raw: bytes, sent: dict[str, Any]) -> str:
    """Of what was asked, however it was sent: the bytes, and each value by its name."""
    known = _provenance(sent)
    values = [known.title, known.publisher, known.url, str(known.published_at), known.filename]
    values += [sent["address"]] if "address" in sent else []
    return hashlib.sha256(json.dumps(values).encode() + b"\n" + raw).hexdigest()


def _provenance(sent: dict[str, Any]) -> Provenance:
    return Provenance(
        title=sent.get("title", ""),
        publisher=sent.get("publisher", ""),
        url=sent.get("url", ""),
        published_at=sent.get("published_at"),
        filename=_filename(sent),
    )


def _filename(sent: dict[str, Any]) -> str:
    return sent["file"].name or "" if "file" in sent else ""
