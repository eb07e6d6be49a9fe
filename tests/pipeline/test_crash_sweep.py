"""Workers killed at each SQL statement of an ingest and of an effect in turn: another takes it up, once."""

import socket
from datetime import timedelta
from threading import Event

import pytest
from django.db import OperationalError
from django.utils import timezone
from pytest_django import Settings

from claims.actions import bulk
from claims.actions.articles import submit, submit_address
from claims.domain.inputs import MoveInputs
from claims.domain.roles import Role
from claims.domain.topics import Queue
from claims.domain.transitions import Move
from claims.models import Article, HistoryEntry, Notice, OutboxEvent, Statement, User
from claims.pipeline import clock, drain
from claims.queries import chain
from tests import builders, invariants
from tests.crashes import dying_after
from tests.gateways.fetching import servers

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
MOST = 600
STRIDE = 7
"""Statements between two deaths, where every one of them takes long to come to."""


def worker_killed_after(statements: int) -> bool:
    """Whether a worker that dies at this point died before all was done."""
    with dying_after(statements) as death:
        try:
            drain.drain_all()
        except OperationalError:
            if not death.died:
                raise
    return death.died


def another_worker() -> None:
    """Takes up what the dead one held, once its leases are over."""
    OutboxEvent.objects.filter(lease_until__isnull=False).update(
        lease_until=timezone.now() - timedelta(seconds=1)
    )
    drain.drain_all()


def ingested(number: int, by: User) -> Article:
    text = (
        f"The bridge at Lunn {number} was closed on Monday.\n\n"
        f"The ministry said the bridge {number} was unsafe. The builder denied it.\n"
    )
    return submit(raw=text.encode(), how="paste", by=by).article


def read_by(article: Article) -> tuple[str, int, int, list[str]]:
    """What an ingest leaves: the article's status, statements, links, and its history."""
    statements = Statement.objects.filter(snapshot__article=article)
    kinds = HistoryEntry.objects.filter(subject="article", subject_id=article.pk).order_by("position")
    links = statements.filter(denial__targets__isnull=False).count()
    status = Article.objects.get(pk=article.pk).status
    return status, statements.count(), links, list(kinds.values_list("kind", flat=True))


def test_an_ingest_killed_at_any_statement_is_finished_once() -> None:
    editor = builders.person(role=Role.EDITOR)
    undisturbed = ingested(0, editor)
    drain.drain_all()
    wanted = read_by(undisturbed)
    assert wanted[0] == "ready"
    assert wanted[1] > 1

    for statements in range(MOST):
        article = ingested(statements + 1, editor)
        died = worker_killed_after(statements)
        assert read_by(article)[0] in ("waiting", "reading", "ready")
        another_worker()
        assert read_by(article) == wanted, f"killed after {statements} statements"
        if not died:
            break

    assert not died
    assert chain.verify_all().first_broken is None
    assert not OutboxEvent.objects.filter(done_at__isnull=True).exists()


def test_a_part_of_a_bulk_move_killed_at_any_statement_moves_each_claim_once() -> None:
    staff = builders.staff()
    for statements in range(MOST):
        claims = [builders.triaged(staff), builders.researching(staff), builders.triaged(staff)]
        drain.drain_all()
        versions = {claim.pk: claim.version for claim in claims}
        job = bulk.start(move=Move.TAKE, inputs=MoveInputs(), claim_versions=versions, by=staff.cleo)
        died = worker_killed_after(statements)
        another_worker()
        outcomes = job.rows.order_by("position").values_list("outcome", flat=True)
        assert list(outcomes) == ["moved", "stale", "moved"], f"killed after {statements} statements"
        taken = invariants.entries_of("take").filter(subject_id__in=versions)
        assert taken.count() == 2
        finished = HistoryEntry.objects.filter(kind="bulk.finished", subject_id=job.pk)
        assert [entry.data for entry in finished] == [{"moved": 2, "refused": 1}]
        assert [notice.text for notice in job.notices.all()] == ["Bulk: 2 moved, 1 refused"]
        if not died:
            break

    assert not died
    assert not OutboxEvent.objects.filter(done_at__isnull=True).exists()


def test_a_publication_at_a_set_time_is_done_once_wherever_the_worker_is_killed() -> None:
    staff = builders.staff()
    at = timezone.now() + timedelta(days=1)
    for statements in range(0, MOST, STRIDE):
        claim = builders.claim()
        # Whoever the analysis finds to say it in its article is there before the proposal is.
        drain.drain_all()
        builders.in_second_reading(staff, claim)
        builders.move(claim, "confirm", staff.cleo, publish_at=at.isoformat())
        drain.drain_all()
        clock.tick(at)
        died = worker_killed_after(statements)
        another_worker()
        assert claim.verdicts.count() == 1, f"killed after {statements} statements"
        if not died:
            break

    assert not died
    assert chain.verify_all().first_broken is None


def test_what_follows_from_a_move_is_done_once_wherever_the_worker_is_killed() -> None:
    staff = builders.staff()
    for statements in range(MOST):
        claim = builders.triaged(staff)
        drain.drain_all()
        builders.move(claim, "assign", staff.edda, assignee=staff.ravi.pk)
        died = worker_killed_after(statements)
        another_worker()
        told = Notice.objects.filter(claim=claim, user=staff.ravi)
        assert [notice.text for notice in told] == [f"Edda assigned {claim.number} to you."]
        if not died:
            break

    assert not died
    assert not OutboxEvent.objects.filter(done_at__isnull=True).exists()


def test_an_address_whose_worker_is_killed_at_any_statement_is_kept_once(settings: Settings) -> None:
    settings.FETCH_ALLOW_LOOPBACK = settings.FETCH_IGNORE_ROBOTS = True
    editor = builders.person(role=Role.EDITOR)

    def mood(sock: socket.socket, stop: Event) -> None:
        sock.sendall(servers.page(server.asked[-1].split(b" ")[1] + b" is all there is."))

    with servers.serving(mood) as server:
        for statements in range(MOST):
            article = submit_address(address=server.url(f"/{statements}"), how="web", by=editor).article
            with dying_after(statements) as death:
                try:
                    drain.drain(Queue.FETCH)
                except OperationalError:
                    if not death.died:
                        raise
            OutboxEvent.objects.filter(lease_until__isnull=False).update(
                lease_until=timezone.now() - timedelta(seconds=1)
            )
            drain.drain(Queue.FETCH)
            topics = OutboxEvent.objects.filter(key=f"article:{article.pk}").order_by("pk")
            assert list(topics.values_list("topic", flat=True)) == ["address.given", "snapshot.stored"]
            assert article.snapshots.filter(fetch__isnull=False).count() == 1
            assert list(_kinds(article)) == ["article.added", "article.fetched"]
            if not death.died:
                break

    assert not death.died
    assert chain.verify_all().first_broken is None


def _kinds(article: Article) -> list[str]:
    entries = HistoryEntry.objects.filter(subject="article", subject_id=article.pk).order_by("position")
    return list(entries.values_list("kind", flat=True))
