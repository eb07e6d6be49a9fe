"""Asking for articles by their address."""

import threading

import pytest

from claims.actions import articles
from claims.domain.refusals import Missing, NotAllowed
from claims.models import Article, HistoryEntry, OutboxEvent, Story
from tests import builders
from tests.actions.test_at_the_same_time import at_once

pytestmark = pytest.mark.django_db
ADDRESS = "https://ledger.example/bridge"


def test_the_article_its_history_and_its_work_are_written_together() -> None:
    person = builders.person()

    given = articles.submit_address(address=f" {ADDRESS}#top", how="api", by=person)

    assert given.created
    assert (given.article.address, given.article.url, given.article.status) == (ADDRESS, ADDRESS, "waiting")
    entry = HistoryEntry.objects.get(subject="article")
    assert (entry.kind, entry.actor_name) == ("article.added", person.display_name)
    assert entry.data == {"title": ADDRESS, "url": ADDRESS, "how": "api"}
    row = OutboxEvent.objects.get()
    assert (row.topic, row.queue, row.object_id) == ("address.given", "fetch", given.article.pk)


def test_a_known_address_leaves_nothing_behind() -> None:
    person = builders.person()
    first = articles.submit_address(address=ADDRESS, how="web", by=person)

    again = articles.submit_address(address=f"{ADDRESS}?utm_source=mail", how="web", by=person)

    assert (again.created, again.article) == (False, first.article)
    assert Article.objects.count() == Story.objects.count() == OutboxEvent.objects.count() == 1


def test_one_wrong_address_of_many_leaves_none() -> None:
    with pytest.raises(Missing, match="Line 2, “ledger”"):
        articles.submit_addresses(addresses=[ADDRESS, "ledger"], how="web", by=builders.person())

    assert not Article.objects.exists()
    assert not OutboxEvent.objects.exists()


def test_the_same_address_twice_in_one_list_is_one_article() -> None:
    found = articles.submit_addresses(addresses=[ADDRESS, f"{ADDRESS}#a"], how="web", by=builders.person())

    assert [each.created for each in found] == [True, False]
    assert Article.objects.count() == 1


def test_a_closed_account_adds_nothing() -> None:
    person = builders.person()
    person.is_active = False

    with pytest.raises(NotAllowed):
        articles.submit_address(address=ADDRESS, how="web", by=person)


@pytest.mark.django_db(transaction=True)
def test_the_same_address_from_eight_people_at_the_same_moment_is_one_article() -> None:
    person = builders.person()
    ready = threading.Barrier(8)
    created: list[bool] = []

    def ask() -> None:
        ready.wait()
        created.append(articles.submit_address(address=ADDRESS, how="web", by=person).created)

    refused = at_once(*[ask] * 8)

    assert refused == []
    assert sorted(created) == [False] * 7 + [True]
    assert Article.objects.count() == Story.objects.count() == OutboxEvent.objects.count() == 1
