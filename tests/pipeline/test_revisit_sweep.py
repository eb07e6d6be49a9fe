"""Workers killed at each SQL statement of another look: one edition, one file, and the look is over."""

import socket
from threading import Event

import pytest
from django.db import OperationalError
from pytest_django import Settings

from claims.actions import findings, revisits
from claims.actions.articles import submit_address
from claims.domain.roles import Role
from claims.domain.topics import Queue
from claims.models import Article, HistoryEntry, OutboxEvent, Revisit, User, Warc
from claims.pipeline import drain
from claims.queries import chain
from tests import builders
from tests.crashes import dying_after
from tests.gateways.fetching import servers
from tests.pipeline.test_crash_sweep import MOST, another_worker

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
STRIDE = 3
"""Statements between two deaths; every one of them was tried once."""


def read(address: str, by: User) -> Article:
    """An article of this page, fetched and read, with no statements."""
    article = submit_address(address=address, how="web", by=by).article
    drain.drain(Queue.FETCH)
    snapshot = article.snapshots.select_related("article").get()
    findings.store_text(snapshot=snapshot, text=bytes(snapshot.raw).decode())
    findings.mark_ready(snapshot=snapshot)
    OutboxEvent.objects.filter(topic="snapshot.stored").delete()
    drain.drain_all()
    return Article.objects.get(pk=article.pk)


def test_another_look_whose_worker_is_killed_at_any_statement_keeps_one_edition(settings: Settings) -> None:
    settings.FETCH_ALLOW_LOOPBACK = settings.FETCH_IGNORE_ROBOTS = True
    editor = builders.person(role=Role.EDITOR)
    words = ["were"]

    def mood(sock: socket.socket, stop: Event) -> None:
        path = server.asked[-1].split(b" ")[1].decode()
        said = f"At {path} there {words[0]} forty boats."
        sock.sendall(servers.page(said.encode(), "Content-Type: text/plain; charset=utf-8"))

    with servers.serving(mood) as server:
        for statements in range(0, MOST, STRIDE):
            words[0] = "were"
            article = read(server.url(f"/{statements}"), editor)
            words[0] = "are"
            revisits.ask(article=article, by=editor)
            with dying_after(statements) as death:
                try:
                    drain.drain_all()
                except OperationalError:
                    if not death.died:
                        raise
            another_worker()
            first, later = article.snapshots.order_by("pk")
            assert (first.how, later.how) == ("address", "recheck")
            assert later.text.endswith("are forty boats.")
            assert later.compared_at
            assert Warc.objects.filter(snapshot__in=[first, later]).count() == 2
            looked = Revisit.objects.get(article=article)
            assert (looked.found, looked.asked_at) == ("changed", None)
            assert kinds(article)[-3:] == [
                "article.revisit_asked",
                "article.received_again",
                "article.edited",
            ]
            if not death.died:
                break

    assert not death.died
    assert not OutboxEvent.objects.filter(done_at__isnull=True).exists()
    assert chain.verify_all().first_broken is None


def kinds(article: Article) -> list[str]:
    entries = HistoryEntry.objects.filter(subject="article", subject_id=article.pk).order_by("position")
    return list(entries.values_list("kind", flat=True))
