"""The link by which an asked party answers: signed, for one answer, and what follows from it."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from claims.actions import reply_links, watches
from claims.actions.reply_links import answer
from claims.domain.keys import digest_of
from claims.domain.refusals import Missing, WrongState
from claims.domain.replies import Answer
from claims.models import Claim, HistoryEntry, Notice, ReplyLink, ReplyRequest, Source, Verdict
from claims.pipeline import clock, drain
from claims.publishing.reply_links import key_in
from claims.queries import chain, replies
from tests import builders

GIVEN = Answer(("We counted differently.",), "Dora Finch", "councillor", quotable=True)


def token_of(address: str) -> str:
    return address.rstrip("/").rsplit("/", 1)[-1]


def linked(claim: Claim, staff: builders.Staff) -> ReplyLink:
    request = ReplyRequest.objects.get(claim=claim)
    link = replies.link_of(token_of(reply_links.make(request=request, by=staff.ravi)))
    assert link is not None
    return link


@pytest.mark.django_db
class TestALink:
    @pytest.fixture
    def staff(self) -> builders.Staff:
        return builders.staff()

    def test_the_desk_keeps_its_digest_alone(self, staff: builders.Staff) -> None:
        claim = builders.ready_to_propose(staff)
        token = token_of(reply_links.make(request=claim.reply_requests.get(), by=staff.ravi))
        key = key_in(token)
        assert key is not None
        assert ReplyLink.objects.get().digest == digest_of(key)
        entry = HistoryEntry.objects.get(kind="reply.link_made")
        assert key not in str(entry.data)

    def test_a_changed_or_foreign_token_opens_nothing(self, staff: builders.Staff) -> None:
        claim = builders.ready_to_propose(staff)
        token = token_of(reply_links.make(request=claim.reply_requests.get(), by=staff.ravi))
        middle = len(token) // 2
        changed = token[:middle] + ("A" if token[middle] != "A" else "B") + token[middle + 1 :]
        assert replies.link_of(token) is not None
        assert [replies.link_of(other) for other in (changed, token[:-1], "x", "x" * 5000)] == [None] * 4

    def test_a_new_one_ends_the_one_before_and_both_are_told(self, staff: builders.Staff) -> None:
        claim = builders.ready_to_propose(staff)
        first, second = linked(claim, staff), linked(claim, staff)
        with pytest.raises(WrongState, match="withdrawn this link"):
            answer(link=first, given=GIVEN)
        reply_links.revoke(request=second.request, by=staff.ravi)
        with pytest.raises(WrongState, match="withdrawn this link"):
            answer(link=second, given=GIVEN)
        with pytest.raises(WrongState, match="no link"):
            reply_links.revoke(request=second.request, by=staff.ravi)
        kinds = HistoryEntry.objects.filter(kind__startswith="reply.link").values_list("kind", flat=True)
        assert list(kinds.order_by("pk")) == ["reply.link_made", "reply.link_made", "reply.link_revoked"]

    def test_it_works_two_weeks_longer_than_the_deadline_and_no_longer(self, staff: builders.Staff) -> None:
        claim = builders.ready_to_propose(staff)
        link = linked(claim, staff)
        deadline = link.request.deadline
        assert deadline is not None
        assert link.expires_at - deadline == timedelta(days=14)
        ReplyLink.objects.update(expires_at=timezone.now())
        with pytest.raises(WrongState, match="is over"):
            answer(link=link, given=GIVEN)

    def test_it_takes_one_answer_which_is_kept_as_a_source(self, staff: builders.Staff) -> None:
        claim = builders.ready_to_propose(staff)
        link = linked(claim, staff)
        answer(link=link, given=GIVEN)
        with pytest.raises(WrongState, match="answered already"):
            answer(link=link, given=GIVEN)
        request = ReplyRequest.objects.get()
        assert (request.outcome, request.answered_by, request.answered_as) == (
            "answered",
            "Dora Finch",
            "councillor",
        )
        source = request.source
        assert source is not None
        assert (source.excerpt, source.added_by) == ("We counted differently.", None)
        entry = HistoryEntry.objects.get(kind="reply.answered")
        assert (entry.actor_id, entry.actor_name) == (None, "Dora Finch, by its link")
        assert entry.data["answer"] == "We counted differently."
        assert chain.verify_all().first_broken is None

    def test_several_answers_stand_under_their_questions(self, staff: builders.Staff) -> None:
        claim = builders.researching(staff)
        party = claim.appearances.get().party
        assert party is not None
        from claims.actions import replies as asking

        asked = builders.asked(questions=["How many?", "Since when?", "Who says so?"])
        asking.ask(claim=claim, party=party, asked=asked, by=staff.ravi)
        answer(link=linked(claim, staff), given=Answer(("Ninety.", "", "I do."), "Dora", "", quotable=False))
        assert Source.objects.get().excerpt == "Q: How many?\nA: Ninety.\n\nQ: Who says so?\nA: I do."

    def test_a_party_with_the_longest_name_may_answer_too(self, staff: builders.Staff) -> None:
        name = ("The Ministry of Works and Roads " * 10)[:300].strip()
        claim = builders.ready_to_propose(staff, builders.claim(said_by=builders.voice(name)))

        answer(link=linked(claim, staff), given=GIVEN)

        entry = HistoryEntry.objects.get(kind="reply.answered")
        assert entry.actor_name.startswith("The Ministry of Works and Roads The")
        assert chain.verify_all().first_broken is None

    def test_an_answer_in_second_reading_makes_the_proposal_stale(self, staff: builders.Staff) -> None:
        claim = builders.in_second_reading(staff)
        answer(link=linked(claim, staff), given=GIVEN)
        with pytest.raises(Missing, match="question to Dora Finch or its answer came after"):
            builders.move(claim, "confirm", staff.cleo)

    def test_a_late_answer_makes_the_verdict_stale_and_is_told(self, staff: builders.Staff) -> None:
        claim = builders.published(staff)
        watches.start(claim=claim, by=staff.edda)
        drain.drain_all()
        answer(link=linked(claim, staff), given=GIVEN)
        assert Verdict.objects.get().stale_since is None
        drain.drain_all()
        assert Verdict.objects.get().stale_cause == "A reply by Dora Finch arrived."
        told = Notice.objects.filter(kind="reply").order_by("user__username")
        assert [(notice.user.username, notice.text) for notice in told] == [
            ("edda", f"Dora Finch answered on {claim.number}."),
            ("ravi", f"Dora Finch answered on {claim.number}."),
        ]

    def test_a_verdict_that_knew_the_answer_is_not_stale(self, staff: builders.Staff) -> None:
        claim = builders.ready_to_propose(staff)
        answer(link=linked(claim, staff), given=GIVEN)
        builders.move(claim, "propose", staff.ravi, rating="false", reason="So it is.")
        builders.move(claim, "confirm", staff.cleo)
        drain.drain_all()
        assert Verdict.objects.get().stale_since is None

    def test_that_a_deadline_has_passed_is_said_once(self, staff: builders.Staff) -> None:
        claim = builders.ready_to_propose(staff)
        now = timezone.now()
        assert [clock.tick(now), clock.tick(now)] == [1, 0]
        drain.drain_all()
        told = Notice.objects.get(kind="reply")
        assert (told.user, told.text) == (
            staff.ravi,
            f"Dora Finch has not answered on {claim.number} in time.",
        )
        assert HistoryEntry.objects.filter(kind="reply.overdue").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["set_aside", "withdrawn"])
def test_nobody_waits_for_an_answer_on_what_is_set_aside_or_withdrawn(state: str) -> None:
    staff = builders.staff()
    claim = builders.ready_to_propose(staff) if state == "set_aside" else builders.published(staff)
    move = "set_aside" if state == "set_aside" else "withdraw"
    builders.move(claim, move, staff.edda, reason="No.")

    assert clock.tick(timezone.now()) == 0


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_of_two_answers_at_once_one_is_kept_and_the_other_is_told() -> None:
    staff = builders.staff()
    link = linked(builders.ready_to_propose(staff), staff)
    start = threading.Barrier(8)
    outcomes: list[str] = []

    def send(words: str) -> Callable[[], None]:
        def run() -> None:
            start.wait()
            try:
                answer(link=link, given=Answer((words,), words, "", quotable=True))
                outcomes.append(words)
            except WrongState as refusal:
                outcomes.append(str(refusal))
            finally:
                connection.close()

        return run

    threads = [threading.Thread(target=send(f"Answer {n}")) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    kept = [words for words in outcomes if words.startswith("Answer")]
    assert len(kept) == 1
    assert sum("answered already" in words for words in outcomes) == 7
    assert Source.objects.get(reply__isnull=False).excerpt == kept[0]
    assert HistoryEntry.objects.filter(kind="reply.answered").count() == 1
