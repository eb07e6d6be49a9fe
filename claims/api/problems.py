"""Errors as RFC 9457 problem documents, each kind at an address that explains it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler

from claims.domain.refusals import Missing, NotAllowed, Refusal, Stale

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: its name in the address, its HTTP status, and what a program does about it."""

    slug: str
    status: int
    title: str
    remedy: str


NOT_AUTHENTICATED = Kind("not-authenticated", 401, "Say who you are", "Send a key that works, or log in.")
NOT_ALLOWED = Kind(
    "not-allowed", 403, "Not allowed", "Somebody else must do this; `detail` says who. Do not try again."
)
NOT_FOUND = Kind("not-found", 404, "Not found", "Look the number up in the list.")
STALE = Kind(
    "stale", 409, "Somebody was first", "Read the record again, decide again, and send its new version."
)
MISSING = Kind(
    "missing", 422, "Something is missing", "`errors` names each input and what it should be; add it."
)
TOO_LARGE = Kind("too-large", 413, "Too much at once", "Send less: `detail` says how much the desk takes.")
OTHER = Kind(
    "other", 400, "The request cannot be used", "`detail` says what is wrong with the request itself."
)

KINDS = (NOT_AUTHENTICATED, NOT_ALLOWED, NOT_FOUND, STALE, TOO_LARGE, MISSING, OTHER)

_OF_REFUSAL: tuple[tuple[type[Refusal], Kind], ...] = (
    (NotAllowed, NOT_ALLOWED),
    (Stale, STALE),
    (Refusal, MISSING),
)


_OF_STATUS = {NOT_FOUND.status: NOT_FOUND, TOO_LARGE.status: TOO_LARGE}


def handler(error: Exception, context: dict[str, Any]) -> Response | None:
    """Answer a refusal, or an error of the request, with a problem document. Our own faults go to Django."""
    if isinstance(error, Refusal):
        kind = next(kind for refusal, kind in _OF_REFUSAL if isinstance(error, refusal))
        fields = error.fields if isinstance(error, Missing) else {}
        return _response(kind, kind.status, str(error), fields)
    if isinstance(error, exceptions.ValidationError):
        fields = _flat(error.detail)
        return _response(MISSING, MISSING.status, " ".join(fields.values()), fields)
    answered = exception_handler(error, context)
    if answered is None:
        return None
    kind = _of_error(error, answered.status_code)
    response = _response(kind, answered.status_code, _sentence(error))
    for name in ("WWW-Authenticate", "Retry-After", "Allow"):
        if name in answered.headers:
            response[name] = answered.headers[name]
    return response


def _of_error(error: Exception, code: int) -> Kind:
    if isinstance(error, (exceptions.NotAuthenticated, exceptions.AuthenticationFailed)):
        return NOT_AUTHENTICATED
    if isinstance(error, (exceptions.PermissionDenied, PermissionDenied)):
        return NOT_ALLOWED
    return _OF_STATUS.get(code, OTHER)


def _sentence(error: Exception) -> str:
    if isinstance(error, exceptions.APIException):
        return str(error.detail)
    return "There is nothing here." if isinstance(error, Http404) else str(error)


def _response(kind: Kind, code: int, detail: str, fields: Mapping[str, str] | None = None) -> Response:
    document: dict[str, Any] = {
        "type": reverse("api:problem", args=[kind.slug]),
        "title": kind.title,
        "status": code,
        "detail": detail,
    }
    if fields:
        document["errors"] = dict(fields)
    return Response(document, status=code, content_type=MEDIA_TYPE)


def _flat(detail: Any, name: str = "") -> dict[str, str]:
    """DRF's nested errors as one sentence for each field, the field named with dots."""
    if isinstance(detail, Mapping):
        found: dict[str, str] = {}
        for key, value in detail.items():
            found |= _flat(value, f"{name}.{key}" if name else str(key))
        return found
    if isinstance(detail, list):
        if any(isinstance(item, (Mapping, list)) for item in detail):
            return {
                key: value
                for place, item in enumerate(detail)
                for key, value in _flat(item, f"{name}.{place}" if name else str(place)).items()
            }
        return {name or "request": " ".join(str(item) for item in detail)}
    return {name or "request": str(detail)}
