"""What the database refuses of comments, letters, notices and choices, whoever asks."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Model

from claims.actions import comments
from claims.models import Letter, Notice, NoticeChoice, OutboxEvent
from tests import builders

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 1, tzinfo=UTC)


def refused(name: str, row: Model, **values: Any) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        type(row)._base_manager.filter(pk=row.pk).update(**values)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("comment_says_something", {"text": ""}),
        ("comment_anchor_is_known", {"anchor": "moon"}),
        ("comment_on_words_keeps_them", {"anchor": "span"}),
        ("comment_removed_by_somebody", {"removed_at": NOW}),
        ("comment_resolved_by_somebody", {"resolved_at": NOW}),
    ],
)
def test_a_comment_is_words_of_somebody_about_something(name: str, values: dict[str, Any]) -> None:
    comment = comments.add(claim=builders.claim(), text="Which year?", by=builders.person())
    refused(name, comment, **values)


def test_a_reply_is_about_nothing_of_its_own_and_is_not_resolved() -> None:
    person = builders.person()
    thread = comments.add(claim=builders.claim(), text="Which year?", by=person)
    reply = comments.reply(thread=thread, text="2025.", by=person)
    name = "comment_only_a_thread_is_about_something_and_ends"

    refused(name, reply, anchor="span", exact="400 homes")
    refused(name, reply, resolved_at=NOW, resolved_by=person)


def test_a_letter_is_sent_after_it_was_begun_and_one_a_day() -> None:
    person = builders.person()
    letter = Letter.objects.create(user=person, day=NOW.date())

    refused("letter_sent_was_begun", letter, sent_at=NOW)
    refused("letter_dropped_was_not_sent", letter, begun_at=NOW, sent_at=NOW, dropped_at=NOW)
    with pytest.raises(IntegrityError, match="letter_one_digest"), transaction.atomic():
        Letter.objects.create(user=person, day=NOW.date())
    assert Letter.objects.create(user=person).pk != Letter.objects.create(user=person).pk


def test_a_notice_and_a_choice_go_by_a_known_way() -> None:
    staff = builders.staff()
    claim = builders.triaged(staff)
    notice = Notice.objects.create(
        user=staff.ravi, claim=claim, cause=OutboxEvent.objects.latest("pk"), text="Look."
    )
    choice = NoticeChoice.objects.create(user=staff.ravi, kind="moved", channel="app")

    refused("notice_channel_is_known", notice, channel="pigeon")
    refused("notice_kind_is_known", notice, kind="rumour")
    refused("choice_channel_is_known", choice, channel="pigeon")
    refused("choice_kind_is_known", choice, kind="rumour")
