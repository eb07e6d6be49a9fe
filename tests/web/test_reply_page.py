"""The pages of an asked party: what they say, what they refuse, and what they never do."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from claims.actions import replies, reply_links
from claims.domain.evidence import ReplyOutcome
from claims.models import Claim, HistoryEntry, OutboxEvent, ReplyLink, ReplyRequest
from tests import builders
from tests.builders import Staff

pytestmark = pytest.mark.django_db

GIVEN = {"answer-0": "We counted differently.", "name": "Dora Finch", "role": "councillor", "quotable": "yes"}
CONTACT = "desk@harwick-courier.example"


@pytest.fixture
def claim(staff: Staff, settings: Settings) -> Claim:
    settings.NEWSROOM_CONTACT = CONTACT
    return builders.ready_to_propose(staff)


@pytest.fixture
def path(claim: Claim, staff: Staff) -> str:
    address = reply_links.make(request=claim.reply_requests.get(), by=staff.ravi)
    return "/reply/" + address.split("/reply/")[1]


def everything() -> tuple[object, ...]:
    requests = list(ReplyRequest.objects.values_list())
    return requests, HistoryEntry.objects.count(), OutboxEvent.objects.count()


def test_it_says_who_asks_what_until_when_and_to_whom(client: Client, path: str, claim: Claim) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    for words in ("The Desk asks Dora Finch", claim.text, "Is it so?", "Answer wanted by", CONTACT):
        assert words in answer.text, words


def test_nobody_keeps_finds_or_passes_on_the_page(client: Client, path: str) -> None:
    for answer in (client.get(path), client.post(path, GIVEN), client.get("/reply/nonsense/")):
        assert answer["Cache-Control"] == "no-store, private"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]
        assert not answer.cookies


def test_reading_and_looking_over_change_nothing(client: Client, path: str) -> None:
    before = everything()
    client.get(path)
    client.head(path)
    client.post(path, {})
    confirm = client.post(path, GIVEN)
    client.post(path, GIVEN | {"step": "change"})
    assert everything() == before
    assert "It may be published" in confirm.text
    assert 'value="We counted differently."' in confirm.text


def test_a_browser_that_checks_for_forged_requests_lets_the_answer_through(path: str) -> None:
    client = Client(enforce_csrf_checks=True)
    sent = client.post(path, GIVEN | {"step": "send"}, headers={"origin": "null"})
    assert sent.status_code == 200
    assert ReplyRequest.objects.get().outcome == "answered"


def test_going_back_from_looking_over_keeps_every_word(client: Client, path: str) -> None:
    back = client.post(path, GIVEN | {"step": "change"}).text
    assert "We counted differently.</textarea>" in back
    assert 'value="councillor"' in back
    assert 'value="yes" checked' in back


def test_an_answer_is_sent_once_and_a_second_sender_keeps_their_words(client: Client, path: str) -> None:
    sent = client.post(path, GIVEN | {"step": "send"})
    assert (sent.status_code, "Thank you" in sent.text) == (200, True)
    second = client.post(path, GIVEN | {"step": "send", "answer-0": "I would say more."})
    assert second.status_code == 409
    assert "was not sent" in second.text
    assert "I would say more." in second.text
    again = client.get(path)
    assert "An answer was received" in again.text
    assert "We counted differently." not in again.text
    request = ReplyRequest.objects.get()
    assert (request.source.excerpt if request.source else "") == "We counted differently."


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"answer-0": "  \n "}, "Answer at least one question."),
        ({"answer-0": "a" * 5001}, "At most 5,000 characters, please; these are 5,001."),
        ({"name": ""}, "Say who answers."),
        ({"role": "a" * 201}, "At most 200 characters, please."),
        ({"quotable": ""}, "Say whether we may quote it."),
    ],
)
def test_what_is_missing_is_said_at_its_field_and_the_rest_is_kept(
    client: Client, path: str, change: dict[str, str], sentence: str
) -> None:
    answer = client.post(path, GIVEN | change | {"step": "send"})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert ("Dora Finch" in answer.text, "councillor" in answer.text) == (True, "role" not in change)
    assert ReplyRequest.objects.get().outcome is None


def test_control_characters_are_left_out_and_words_of_any_script_stay(client: Client, path: str) -> None:
    words = "Ye\0s,\x07 sir.\r\n\r\n\tשלום — naïve \U0001f642"
    client.post(path, GIVEN | {"answer-0": words, "step": "send"})
    source = ReplyRequest.objects.get().source
    assert source is not None
    assert source.excerpt == "Yes, sir.\n\n\tשלום — naïve \U0001f642"


class TestClosedLinks:
    def refused(self, client: Client, path: str, status: int, sentence: str) -> None:
        for answer in (client.get(path), client.post(path, GIVEN | {"step": "send"})):
            assert answer.status_code == status
            assert sentence in answer.text
            assert CONTACT in answer.text
        assert "We counted differently." in answer.text

    def test_a_forged_one(self, client: Client, path: str) -> None:
        self.refused(client, path[:-2] + "x/", 404, "not one of ours")

    def test_an_expired_one(self, client: Client, path: str) -> None:
        ReplyLink.objects.update(expires_at=timezone.now())
        self.refused(client, path, 410, "could be used is over")

    def test_a_revoked_one(self, client: Client, path: str, staff: Staff) -> None:
        reply_links.revoke(request=ReplyRequest.objects.get(), by=staff.ravi)
        self.refused(client, path, 410, "has withdrawn this link")

    def test_one_of_a_question_that_the_desk_has_closed(
        self, client: Client, path: str, staff: Staff
    ) -> None:
        request = ReplyRequest.objects.get()
        replies.close(request=request, outcome=ReplyOutcome.NO_ANSWER, words="", by=staff.ravi)
        self.refused(client, path, 410, "has closed this question")


def test_whoever_comes_too_often_is_asked_to_wait_and_loses_no_word(path: str, settings: Settings) -> None:
    settings.REPLY_VISITS = 2
    client = Client(REMOTE_ADDR="198.51.100.7")
    assert [client.get(path).status_code for _ in range(3)] == [200, 200, 429]
    post = client.post(path, GIVEN | {"step": "send"})
    assert (post.status_code, "We counted differently." in post.text) == (429, True)
    assert ReplyRequest.objects.get().outcome is None
    assert Client(REMOTE_ADDR="198.51.100.8").get(path).status_code == 200


def test_a_forwarded_address_is_believed_only_from_our_own_proxies(path: str, settings: Settings) -> None:
    settings.REPLY_VISITS = 1

    def visit(forwarded: str, remote: str) -> int:
        client = Client(REMOTE_ADDR=remote, headers={"x-forwarded-for": forwarded})
        return client.get(path).status_code

    assert [visit(f"203.0.113.{n}", "198.51.100.20") for n in range(2)] == [200, 429]
    settings.PROXIES = 1
    assert [visit(f"9.9.9.9, 203.0.113.{n}", "198.51.100.20") for n in (31, 32, 31)] == [200, 200, 429]


def test_visits_are_let_through_when_nobody_can_count_them(
    client: Client, path: str, settings: Settings
) -> None:
    settings.CELERY_BROKER_URL = "redis+socket:///nowhere/valkey.sock"
    assert client.get(path).status_code == 200
