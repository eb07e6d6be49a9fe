"""Whose turn it is in a queue: a flood is passed by what others add, and what nobody waits for comes last."""

import pytest

from claims.actions import articles, relay, revisits, turns
from claims.domain.roles import Role
from claims.domain.topics import Queue, Topic
from claims.models import Article, OutboxEvent, Revisit, User
from claims.queries import times
from tests import builders, kept_pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def flooder() -> User:
    return builders.person("flooder", Role.EDITOR)


@pytest.fixture
def other() -> User:
    return builders.person("other", Role.EDITOR)


def given(by: User, number: int) -> Article:
    address = f"https://{by.username}.example/{number}"
    return articles.submit_address(address=address, how="web", by=by).article


def order(queue: Queue) -> list[int]:
    """The objects of what is due, in the order in which workers take it."""
    return [held.object_id for held in relay.lease(queue, 100)]


def test_an_address_passes_those_that_another_person_gave_many_of(flooder: User, other: User) -> None:
    many = [given(flooder, number).pk for number in range(20)]
    one = given(other, 0).pk

    taken = order(Queue.FETCH)

    assert sorted(taken) == sorted([*many, one])
    # How many it passes depends on how fast the flood came in.
    assert taken.index(one) < taken.index(many[-1])
    assert [pk for pk in taken if pk != one] == many


def test_a_pasted_article_passes_those_of_another_person_too(flooder: User, other: User) -> None:
    for number in range(20):
        raw = f"The tide rose by {number} feet.".encode()
        last = articles.submit(raw=raw, how="paste", by=flooder).snapshot.pk
    one = articles.submit(raw=b"The ferry is late.", how="paste", by=other).snapshot.pk

    taken = order(Queue.INGEST)
    assert taken.index(one) < taken.index(last)


def test_everything_is_due_at_once_where_nothing_else_waits(flooder: User) -> None:
    many = [given(flooder, number).pk for number in range(5)]

    assert order(Queue.FETCH) == many


def test_a_turn_is_as_late_as_there_are_rows_of_the_same_person_waiting(flooder: User, other: User) -> None:
    for number in range(3):
        given(flooder, number)

    assert turns.after(Topic.ADDRESS_GIVEN, added_by_id=flooder.pk) == 3 * turns.SHARE
    assert not turns.after(Topic.ADDRESS_GIVEN, added_by_id=other.pk)
    OutboxEvent.objects.update(done_at=times.now())
    assert not turns.after(Topic.ADDRESS_GIVEN, added_by_id=flooder.pk)


def test_a_first_fetch_passes_second_looks_and_a_look_that_a_person_asks_for_does_too(flooder: User) -> None:
    looked_at, asked = (kept_pages.page(f"<p>{number}", f"{number} boats.").article for number in range(2))
    builders.statement("0 boats", within=builders.snapshot(looked_at))
    OutboxEvent.objects.update(done_at=times.now())
    by_the_clock = Revisit.objects.create(article=looked_at, next_at=times.now())
    assert revisits.ask_due(times.now()) == 1
    revisits.ask(article=asked, by=flooder)
    first = given(flooder, 0)

    assert order(Queue.FETCH) == [Revisit.objects.get(article=asked).pk, first.pk, by_the_clock.pk]
