"""Sending the same article twice with one Idempotency-Key."""

import threading
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from claims.models import AnsweredRequest, Article, HistoryEntry, OutboxEvent, User
from claims.pipeline import clock
from tests import builders
from tests.api.client import client_of

ADDRESS = "/api/v1/articles/"
SENT = {"text": "Dora Finch said it rained.", "title": "Rain"}


def send(user: User, key: str, sent: dict[str, Any] | None = None) -> Any:
    return client_of(user).post(ADDRESS, sent or SENT, HTTP_IDEMPOTENCY_KEY=key)


@pytest.mark.django_db
def test_the_same_key_and_article_give_the_first_answer_again() -> None:
    user = builders.person()
    first = send(user, "rain-1")
    again = send(user, "rain-1")
    assert (first.status_code, first.json()["created"]) == (202, True)
    assert (again.status_code, again.json(), again["Location"]) == (202, first.json(), first["Location"])
    assert Article.objects.count() == HistoryEntry.objects.filter(subject="article").count() == 1


@pytest.mark.django_db
def test_the_same_key_with_another_article_is_refused_with_a_sentence() -> None:
    user = builders.person()
    send(user, "rain-1")
    refused = send(user, "rain-1", {**SENT, "title": "Snow"})
    assert refused.status_code == 422
    assert refused.json()["errors"]["Idempotency-Key"].startswith("This Idempotency-Key came with another")
    assert Article.objects.count() == 1


@pytest.mark.django_db
def test_a_key_is_its_senders_own() -> None:
    send(builders.person(), "rain-1")
    answer = send(builders.person(), "rain-1", {**SENT, "text": "It snowed."})
    assert answer.status_code == 202
    assert Article.objects.count() == 2


@pytest.mark.django_db
def test_the_same_file_sent_twice_has_one_effect() -> None:
    user = builders.person()
    answers = []
    for _ in range(2):
        file = BytesIO(b"It snowed a lot.")
        file.name = "snow.txt"
        client = client_of(user)
        answers.append(client.post(ADDRESS, {"file": file}, format="multipart", HTTP_IDEMPOTENCY_KEY="snow"))
    assert [answer.json() for answer in answers] == [answers[0].json()] * 2


@pytest.mark.django_db
def test_a_refused_request_leaves_its_key_free() -> None:
    user = builders.person()
    assert send(user, "rain-1", {**SENT, "text": "  "}).status_code == 422
    assert send(user, "rain-1").status_code == 202


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "two words", "x" * 201, "schlüssel"])
def test_a_key_that_is_none_is_refused(key: str) -> None:
    refused = send(builders.person(), key)
    assert refused.status_code == 422
    assert "1 to 200 ASCII letters" in refused.json()["errors"]["Idempotency-Key"]
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_after_a_day_the_key_is_new_and_the_clock_forgets_it() -> None:
    user = builders.person()
    send(user, "rain-1")
    AnsweredRequest.objects.update(first_at=timezone.now() - timedelta(hours=25))
    assert send(user, "rain-1", {**SENT, "text": "It snowed."}).status_code == 202
    assert clock.tick(timezone.now() + timedelta(hours=25)) > 0
    assert not AnsweredRequest.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_many_at_the_same_moment_have_one_effect_and_one_answer() -> None:
    user = builders.person()
    clients = [client_of(user) for _ in range(6)]
    together, answers = threading.Barrier(len(clients)), []

    def post(client: Any) -> None:
        together.wait()
        answer = client.post(ADDRESS, SENT, HTTP_IDEMPOTENCY_KEY="rain-1")
        answers.append((answer.status_code, answer.content))
        connection.close()

    threads = [threading.Thread(target=post, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(answers)) == 1
    assert answers[0][0] == 202
    assert Article.objects.count() == OutboxEvent.objects.count() == 1
