"""Two copies of one story that arrive in the same moment, each in a connection of its own."""

import threading
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import pytest
from django.db import transaction

from claims.actions import stories
from claims.actions.stories import Copy
from claims.models import Article, Snapshot, StoryMove
from claims.pipeline import copies
from tests import builders
from tests.actions.test_at_the_same_time import at_once
from tests.matching import pairs

pytestmark = pytest.mark.django_db(transaction=True)

BIRDS = next(text for text in pairs.seeds() if "reaches a fourth farm" in text)


def test_they_end_in_one_story(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first has looked for copies and found none; the second looks before the first has ended."""
    arrived = [builders.article(text) for text in (BIRDS, pairs.new_head(BIRDS))]
    looking = threading.Barrier(2)
    join_copies = stories.join_copies

    def join_late(*, article: Article, copies: Iterable[Copy]) -> Any:
        with suppress(threading.BrokenBarrierError):  # The other waits for this one, as it should.
            looking.wait(timeout=1)
        return join_copies(article=article, copies=copies)

    monkeypatch.setattr(stories, "join_copies", join_late)

    def read(article: Article) -> None:
        snapshot = Snapshot.objects.select_related("article").get(article=article)
        found = copies.work(snapshot)
        with transaction.atomic():
            copies.write(snapshot, found)

    assert at_once(*(lambda article=article: read(article) for article in arrived)) == []

    assert len({Article.objects.get(pk=article.pk).story_id for article in arrived}) == 1
    assert StoryMove.objects.count() == 1
