"""Articles whose pages were fetched, without a web server and without an analysis."""

import itertools
from datetime import UTC, datetime
from pathlib import Path

from django.db import transaction
from pytest_django import Settings

from claims.actions import articles, fetches, findings, revisits
from claims.actions import evidence as keeping
from claims.domain.fetches import Fetched, Headers, Hop
from claims.domain.roles import Role
from claims.models import Article, EvidenceSnapshot, OutboxEvent, Snapshot, Source
from claims.pipeline import drain
from tests import builders

_numbers = itertools.count(1)
HTML: Headers = (("content-type", "text/html; charset=utf-8"),)


def in_folder(settings: Settings, folder: Path) -> None:
    """Keep files in a folder of this test's own."""
    where = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(folder)}}
    settings.STORAGES = {**settings.STORAGES, "snapshots": where}


def came(body: str, url: str, headers: Headers = HTML, hops: tuple[Hop, ...] = ()) -> Fetched:
    """What a server answered."""
    asked = (("Host", "ledger.test"), ("User-Agent", "factcheck"))
    at = datetime(2026, 10, 1, 8, 30, tzinfo=UTC)
    return Fetched(url, url, hops, 200, headers, body.encode(), at, False, asked)


def page(html: str, text: str = "The bridge is old.", headers: Headers = HTML) -> Snapshot:
    """An article whose page was fetched and read to have this text."""
    url = f"https://ledger.test/{next(_numbers)}"
    editor = builders.person(role=Role.EDITOR)
    article = articles.submit_address(address=url, how="web", by=editor).article
    hop = Hop(f"{url}/short", 301, url)
    with transaction.atomic():
        fetches.keep(article_id=article.pk, fetched=came(html, url, headers, (hop,)))
        snapshot = article.snapshots.select_related("article").get()
        findings.store_text(snapshot=snapshot, text=text)
        findings.mark_ready(snapshot=snapshot)
        revisits.begin(snapshot=snapshot)
    OutboxEvent.objects.filter(topic__in=["address.given", "snapshot.stored"]).update(
        done_at="2026-10-01T08:31Z"
    )
    return Snapshot.objects.select_related("article").get(pk=snapshot.pk)


def edited(article: Article, html: str) -> Snapshot:
    """What stands at the article's address now, compared with what is read."""
    with transaction.atomic():
        later = fetches.keep_later(article=article, fetched=came(html, article.address))
    drain.drain_all()
    return Snapshot.objects.get(pk=later.pk)


def evidence(source: Source, html: str, text: str = "The bridge is old.") -> EvidenceSnapshot:
    """The page of a source, as a look brings it."""
    with transaction.atomic():
        kept = keeping.keep(source=source, fetched=came(html, source.url), text=text)
    assert kept is not None
    return kept
