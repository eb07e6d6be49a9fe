"""Which addresses are to be looked at again, and what is known of them."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q

from claims.domain.fetches import header
from claims.domain.speech import Standing
from claims.domain.states import OPEN_STATES, State
from claims.models import Article, DenialTarget, EvidenceSnapshot, Fetch, Revisit, Snapshot, Statement

LOOKED_AFTER = (*OPEN_STATES, State.PUBLISHED)
"""States of a claim in which what it rests on is looked at again."""


def wanted(revisit_ids: Iterable[int]) -> set[int]:
    """Those whose article carries, or whose source belongs to, a claim that is open or published."""
    said = Statement.objects.filter(
        snapshot__article=OuterRef("article"), claim__state__in=LOOKED_AFTER
    ).exclude(standing=Standing.DISMISSED)
    denied = DenialTarget.objects.filter(
        denial__statement__snapshot__article=OuterRef("article"), claim__state__in=LOOKED_AFTER
    ).exclude(denial__statement__standing=Standing.DISMISSED)
    cared = Q(source__claim__state__in=LOOKED_AFTER) | Exists(said) | Exists(denied)
    return set(Revisit.objects.filter(cared, pk__in=list(revisit_ids)).values_list("pk", flat=True))


def these(revisit_ids: Iterable[int]) -> dict[int, Revisit]:
    """By their numbers, with the article or source of each."""
    return Revisit.objects.select_related("article", "source").in_bulk(list(revisit_ids))


def of_nothing_kept(revisit_ids: Iterable[int]) -> set[int]:
    """Those of sources of which nothing is kept that stood at their present address."""
    kept = EvidenceSnapshot.objects.filter(source=OuterRef("source"), url=OuterRef("source__url"))
    rows = Revisit.objects.filter(~Exists(kept), pk__in=list(revisit_ids), source__isnull=False)
    return set(rows.values_list("pk", flat=True))


def of(article: Article) -> Revisit | None:
    return Revisit.objects.filter(article=article).first()


def address(revisit: Revisit) -> str:
    """Where to look; blank where there is nothing any more."""
    if revisit.article:
        return revisit.article.address or revisit.article.url
    return revisit.source.url if revisit.source else ""


def marks_of(fetch: Fetch) -> tuple[str, str]:
    """The ETag and the Last-Modified with which a page came."""
    headers = tuple((name, value) for name, value in fetch.headers)
    return header(headers, "etag")[:500], header(headers, "last-modified")[:100]


def latest(article: Article) -> Snapshot | None:
    """What was received of the article last and could be read."""
    texts = Snapshot.objects.filter(article=article).exclude(text="").select_related("article")
    return texts.order_by("-pk").first()
