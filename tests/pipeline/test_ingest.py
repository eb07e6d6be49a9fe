"""From bytes to statements in the database, whatever happens on the way."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from claims.actions import articles, relay
from claims.actions.articles import Submission
from claims.analysis import analyser, version
from claims.domain.refusals import LostLease, Missing, WrongState
from claims.domain.roles import Role
from claims.domain.topics import Queue
from claims.models import Article, Claim, OutboxEvent, Statement, StepRun
from claims.pipeline import analyse, drain, ingest
from claims.pipeline.steps import STEPS
from tests import builders

pytestmark = pytest.mark.django_db

TEXT = """Harwick council says bridge is safe

By Ada Lund

HARWICK (NWA) — The Lowgate bridge can carry lorries of 40 tonnes, Mayor Dora Finch said on Monday.

The engineers’ union rejected the claim. “The bridge has not been inspected since 2019,” said Tom Ellery.
"""


def submitted(text: str = TEXT) -> Submission:
    return articles.submit(raw=text.encode(), how="paste", by=builders.person(role=Role.EDITOR))


def test_an_article_becomes_statements_claims_denials_and_parties() -> None:
    article = submitted().article

    drain.drain_all()

    article.refresh_from_db()
    assert (article.status, article.title) == ("ready", "Harwick council says bridge is safe")
    assert list(StepRun.objects.values_list("step", "status")) == [
        ("extract", "done"),
        ("analyse", "done"),
        ("copies", "done"),
    ]
    snapshot = article.snapshots.get()
    found = list(Statement.objects.filter(snapshot=snapshot))
    assert {row.kind for row in found} >= {"claim", "denial"}
    for row in found:
        assert snapshot.text[row.start : row.end] == row.exact
    assert Claim.objects.filter(text__contains="40 tonnes", appearance_count=1, denial_count=1).exists()


def test_the_database_holds_what_the_analysis_says() -> None:
    article = submitted().article
    drain.drain_all()

    analysis = analyser.analyse(TEXT)

    stored = Statement.objects.filter(snapshot__article=article)
    assert sorted((row.kind, row.start, row.end) for row in stored) == sorted(
        (found.kind.value, found.content.start, found.content.end) for found in analysis.statements
    )


def test_the_same_bytes_are_one_article() -> None:
    first, second = submitted(), submitted()

    assert (first.created, second.created) == (True, False)
    assert first.article == second.article
    assert OutboxEvent.objects.count() == 1


def test_the_same_words_in_another_article_are_the_same_claim() -> None:
    submitted()
    submitted(TEXT + "\nA local paragraph.\n")
    drain.drain_all()

    assert Claim.objects.get(text__contains="40 tonnes").appearance_count == 2


def test_what_is_not_text_is_said_on_the_article_and_nothing_is_lost() -> None:
    article = articles.submit(
        raw=b"\x00\x01\x02PNG", how="upload", by=builders.person(role=Role.EDITOR)
    ).article

    drain.drain_all()

    article.refresh_from_db()
    assert article.status == "failed"
    assert "not text" in article.problem
    assert bytes(article.snapshots.get().raw) == b"\x00\x01\x02PNG"


def test_nothing_at_all_is_refused_at_once() -> None:
    with pytest.raises(Missing, match="no text"):
        submitted("  \n ")


def test_a_worker_that_dies_between_steps_is_taken_up_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    article = submitted().article

    def die(snapshot: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr("claims.pipeline.ingest.STEPS", _steps_with(die))
        with pytest.raises(SystemExit):
            drain.drain(Queue.INGEST)
    assert Article.objects.get(pk=article.pk).status == "reading"
    OutboxEvent.objects.update(lease_until=timezone.now() - timedelta(seconds=1))

    drain.drain_all()

    assert Article.objects.get(pk=article.pk).status == "ready"
    assert StepRun.objects.filter(step="extract").count() == 1


def test_a_slow_worker_that_lost_its_lease_writes_nothing() -> None:
    article = submitted().article
    slow = relay.lease(Queue.INGEST, 1)[0]
    OutboxEvent.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    drain.drain_all()
    before = Statement.objects.count()

    with pytest.raises(LostLease):
        ingest.run(slow)

    assert Statement.objects.count() == before > 0
    assert Article.objects.get(pk=article.pk).status == "ready"


def test_an_article_that_cannot_be_analysed_says_so_and_can_be_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    article = submitted().article

    def fail(snapshot: object) -> None:
        raise RuntimeError("the model is missing")

    with monkeypatch.context() as patched:
        patched.setattr("claims.pipeline.ingest.STEPS", _steps_with(fail))
        for _ in range(5):
            OutboxEvent.objects.update(due_at=timezone.now())
            drain.drain(Queue.INGEST)
    article.refresh_from_db()
    assert (article.status, "the model is missing" in article.problem) == ("failed", True)

    articles.retry(article=article, by=builders.person(role=Role.EDITOR))
    drain.drain_all()

    article.refresh_from_db()
    assert (article.status, article.problem) == ("ready", "")
    with pytest.raises(WrongState, match="has not failed"):
        articles.retry(article=article, by=builders.person(role=Role.EDITOR))


def _steps_with(work: object) -> tuple[object, ...]:
    return (STEPS[0], replace(STEPS[1], work=work), *STEPS[2:])  # type: ignore[arg-type]


def test_the_steps_carry_the_version_of_what_they_run() -> None:
    assert STEPS[1].version == analyse.VERSION == version.VERSION
