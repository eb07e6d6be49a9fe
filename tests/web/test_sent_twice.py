"""A form sent twice, as by a double click, is done once and says the same both times."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from claims.models import Claim, Comment, HistoryEntry, ReplyRequest, Source, Statement
from claims.web.kept import SAME_FORM
from tests import builders, clock
from tests.builders import Staff

pytestmark = pytest.mark.django_db

TOLD = re.compile(r'data-toast="success">.*?<p>(.*?)</p>', re.DOTALL)
Sent = tuple[str, dict[str, Any], Callable[[], int]]

FORMS: dict[str, Sent] = {
    "comments/": ("comments", {"text": "Which year is meant?"}, Comment.objects.count),
    "sources/": (
        "sources",
        {"title": "Register", "url": "https://register.example/", "stance": "refutes", "kind": "primary"},
        Source.objects.count,
    ),
    "replies/skip/": ("replies", {"note": "It has no address."}, ReplyRequest.objects.count),
    "tags/": ("filing", {"tag": "homes"}, HistoryEntry.objects.filter(kind="claim.tagged").count),
}


@pytest.fixture
def claim(staff: Staff) -> Claim:
    return builders.researching(staff)


def token_of(client: Client, claim: Claim) -> str:
    """As it stands in the forms of the page: another each time that it is drawn."""
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', client.get(f"/claims/{claim.pk}/").text)
    assert found
    return found[1]


def sent(claim: Claim, form: str, token: str) -> dict[str, Any]:
    given = {**FORMS[form][1], "csrfmiddlewaretoken": token}
    if form == "replies/skip/":
        given["party"] = Statement.objects.get(claim=claim).party_id
    return given


@pytest.mark.parametrize("form", FORMS)
def test_the_same_form_of_the_same_page_has_one_effect(ravi: Client, claim: Claim, form: str) -> None:
    given = sent(claim, form, token_of(ravi, claim))
    before = FORMS[form][2]()

    answers = [ravi.post(f"/claims/{claim.pk}/{form}", given, follow=True) for _ in range(2)]

    assert FORMS[form][2]() == before + 1
    first, second = (TOLD.findall(each.text) for each in answers)
    assert first == second != []


def test_the_same_words_from_the_page_as_it_is_then_are_said_again(ravi: Client, claim: Claim) -> None:
    for _ in range(2):
        ravi.post(f"/claims/{claim.pk}/comments/", sent(claim, "comments/", token_of(ravi, claim)))

    assert Comment.objects.count() == 2


def test_a_page_that_was_gone_back_to_later_may_be_sent_again(ravi: Client, claim: Claim) -> None:
    given = sent(claim, "comments/", token_of(ravi, claim))
    ravi.post(f"/claims/{claim.pk}/comments/", given)

    with clock.at(timezone.now() + SAME_FORM + timedelta(seconds=1)):
        ravi.post(f"/claims/{claim.pk}/comments/", given)

    assert Comment.objects.count() == 2


def test_what_was_refused_may_be_sent_again(ravi: Client, staff: Staff, claim: Claim) -> None:
    given = {
        "move": "take",
        "version": claim.version,
        "csrfmiddlewaretoken": token_of(ravi, claim),
    }

    refused = ravi.post(f"/claims/{claim.pk}/moves/", given)
    again = ravi.post(f"/claims/{claim.pk}/moves/", given)

    assert refused.status_code == again.status_code != 302


def test_a_move_sent_twice_is_made_once_and_can_still_be_undone(ravi: Client, claim: Claim) -> None:
    given = {
        "move": "release",
        "version": claim.version,
        "csrfmiddlewaretoken": token_of(ravi, claim),
    }

    answers = [ravi.post(f"/claims/{claim.pk}/moves/", given, follow=True) for _ in range(2)]

    assert all("data-undo" in answer.text for answer in answers)
    moves = HistoryEntry.objects.filter(subject="claim", subject_id=claim.pk, kind="claim.moved")
    assert [entry.data["move"] for entry in moves.order_by("position")].count("release") == 1
