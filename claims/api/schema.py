"""What the schema says of every endpoint alike."""

from typing import Any

from drf_spectacular.utils import OpenApiResponse

from claims.api.problems import KINDS, MEDIA_TYPE
from claims.api.serializers.problems import ProblemSerializer

Responses = dict[Any, Any]


def answers(good: Responses, *problems: int) -> Responses:
    """The good answers, and the problem documents that may come instead; 401 always may."""
    found: Responses = dict(good)
    for kind in KINDS:
        if kind.status in (401, *problems):
            found[kind.status, MEDIA_TYPE] = OpenApiResponse(ProblemSerializer, description=kind.title)
    return found
