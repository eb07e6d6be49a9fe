"""How pages of the public site are answered: the same for everybody, and not again while unchanged.

No view of it asks who is there, so that no answer sets a cookie or depends on one.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

import claims
from claims.queries import published

FRESH = "public, max-age=0, s-maxage=60"
"""Browsers ask each time whether a page is still so; a cache in front of us may answer for a minute."""


def site() -> dict[str, Any]:
    """What every page of the public site says of the newsroom."""
    return {
        "newsroom": settings.NEWSROOM_NAME,
        "contact": settings.NEWSROOM_CONTACT,
        "site": settings.PUBLIC_URL.rstrip("/"),
        "scale": published.scale(),
    }


def unchanged(request: HttpRequest, etag: str) -> HttpResponse | None:
    """The answer to somebody who has this edition already, or None."""
    answer = get_conditional_response(request, etag=etag)
    return fresh(answer, etag) if answer else None


def shown(request: HttpRequest, template: str, context: dict[str, Any], etag: str) -> HttpResponse:
    return fresh(render(request, template, context), etag)


def fresh(answer: HttpResponse, etag: str, changed_at: datetime | None = None) -> HttpResponse:
    """With what caches are to know of it. The time is for readers of headers: it is never asked about."""
    answer.headers["ETag"] = etag
    answer.headers["Cache-Control"] = FRESH
    if changed_at:
        answer.headers["Last-Modified"] = http_date(changed_at.timestamp())
    return answer


def etag_of(*parts: Any) -> str:
    """Of these values, whose `repr` says all that they are, and of how this release shows them."""
    said = (
        settings.NEWSROOM_NAME,
        settings.NEWSROOM_CONTACT,
        settings.PUBLIC_URL,
        settings.STATIC_URL,
        settings.LANGUAGE_CODE,
    )
    release = _digest() if settings.DEBUG else _release()
    return quote_etag(sha256(repr((release, said, parts)).encode()).hexdigest()[:32])


@cache
def _release() -> str:
    """Read once: what runs does not change."""
    return _digest()


def _digest() -> str:
    """Of all templates, all translations and all code that a page is made by."""
    found = sha256()
    for path in _files():
        found.update(path.read_bytes())
    return found.hexdigest()


def _files() -> Iterable[Path]:
    yield from sorted((settings.BASE_DIR / "templates").rglob("*.html"))
    yield from sorted((settings.BASE_DIR / "locale").rglob("*.mo"))
    yield from sorted(Path(claims.__path__[0]).rglob("*.py"))
