"""Right of reply: what is asked, how long it may take, how it ends, and what a verdict waits for."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from claims.actions import parties, replies, reply_links, sources
from claims.actions.parties import Described
from claims.domain.evidence import ReplyOutcome
from claims.domain.refusals import Missing, NotAllowed, WrongState
from claims.domain.replies import Asked, Extension
from claims.domain.speech import AttributionLevel, PartyKind
from claims.models import Claim, HistoryEntry, Party, ReplyRequest, Source
from claims.queries import facts
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> builders.Staff:
    return builders.staff()


def in_days(number: float) -> Any:
    return timezone.now() + timedelta(days=number)


def asked_of(claim: Claim, staff: builders.Staff, **changes: Any) -> ReplyRequest:
    party = Party.objects.get(statements__claim=claim)
    return replies.ask(claim=claim, party=party, asked=builders.asked(**changes), by=staff.ravi)


def test_each_question_is_kept_with_its_channel_and_its_deadline(staff: builders.Staff) -> None:
    claim = builders.researching(staff)
    request = asked_of(
        claim, staff, questions=["How many?", "Since when?"], channel="telephone", address="+00 1234"
    )

    assert [question.text for question in request.questions.all()] == ["How many?", "Since when?"]
    entry = HistoryEntry.objects.filter(kind="reply.asked").latest("pk")
    assert entry.data["question"] == "How many?\nSince when?"
    assert (entry.data["channel"], entry.data["address"]) == ("telephone", "+00 1234")


def test_a_question_was_not_sent_in_the_future_nor_after_its_deadline(staff: builders.Staff) -> None:
    claim = builders.researching(staff)

    with pytest.raises(Missing) as refused:
        asked_of(claim, staff, sent_at=in_days(1), deadline=in_days(2))
    assert list(refused.value.fields) == ["sent_at"]
    with pytest.raises(Missing) as refused:
        asked_of(claim, staff, sent_at=in_days(-1), deadline=in_days(-2))
    assert list(refused.value.fields) == ["deadline"]


def test_a_verdict_waits_while_the_time_to_reply_runs_or_says_why_not(staff: builders.Staff) -> None:
    claim = builders.researching(staff)
    builders.source(claim, staff.ravi)
    asked_of(claim, staff, deadline=in_days(3))

    with pytest.raises(Missing, match=r"Dora Finch has until .* UTC to reply: wait") as refused:
        builders.move(claim, "propose", staff.ravi, rating="false", reason="The register says so.")
    assert list(refused.value.fields) == ["no_reply_reason"]

    builders.move(
        claim,
        "propose",
        staff.ravi,
        rating="false",
        reason="It says so.",
        no_reply_reason="The vote is today.",
    )


@pytest.mark.parametrize("outcome", [word for word in ReplyOutcome if word is not ReplyOutcome.NOT_ASKED])
def test_a_verdict_waits_for_nobody_whose_question_has_ended(
    staff: builders.Staff, outcome: ReplyOutcome
) -> None:
    claim = builders.researching(staff)
    builders.source(claim, staff.ravi)
    request = asked_of(claim, staff, deadline=in_days(3))
    replies.close(request=request, outcome=outcome, words="So it was.", by=staff.ravi)

    builders.move(claim, "propose", staff.ravi, rating="false", reason="The register says so.")


def test_an_answer_is_a_source_that_does_not_count_as_independent(staff: builders.Staff) -> None:
    claim = builders.researching(staff)
    request = asked_of(claim, staff)
    replies.close(request=request, outcome=ReplyOutcome.ANSWERED, words="I was told so.", by=staff.ravi)

    answer = Source.objects.get(claim=claim)
    assert (answer.excerpt, answer.kind, answer.reply) == ("I was told so.", "primary", request)
    assert facts.independent_sources(claim) == []
    with pytest.raises(Missing, match="another story"):
        builders.move(claim, "propose", staff.ravi, rating="false", reason="The answer says so.")


def test_the_words_of_an_answer_stay_as_they_came(staff: builders.Staff) -> None:
    claim = builders.researching(staff)
    replies.close(
        request=asked_of(claim, staff), outcome=ReplyOutcome.ANSWERED, words="I was told so.", by=staff.ravi
    )
    answer = Source.objects.get(claim=claim)
    kept = {"title": answer.title, "url": "", "kind": "primary", "excerpt": answer.excerpt}

    with pytest.raises(WrongState, match="answer of Dora Finch"):
        sources.remove(source=answer, by=staff.ravi)
    with pytest.raises(WrongState, match="its words stay"):
        sources.edit(
            source=answer,
            version=1,
            fields=builders.source_fields(**kept | {"excerpt": "No."}),
            by=staff.ravi,
        )
    edited = sources.edit(
        source=answer, version=1, fields=builders.source_fields(**kept, stance="refutes"), by=staff.ravi
    )
    assert (edited.stance, edited.excerpt) == ("refutes", "I was told so.")


def test_more_time_is_kept_with_its_reason_and_lengthens_the_link(staff: builders.Staff) -> None:
    claim = builders.researching(staff)
    request = asked_of(claim, staff, deadline=in_days(1))
    reply_links.make(request=request, by=staff.ravi)
    before = request.links.get().expires_at
    for days, why in ((2, "She is ill."), (5, "She is still ill.")):
        replies.extend(request=request, extension=Extension(in_days(days), why), by=staff.cleo)

    assert [row.reason for row in request.extensions.all()] == ["She is ill.", "She is still ill."]
    assert request.links.get().expires_at - before == pytest.approx(
        timedelta(days=4), abs=timedelta(minutes=1)
    )
    with pytest.raises(Missing, match="later than the one before"):
        replies.extend(request=request, extension=Extension(in_days(4), "Earlier."), by=staff.cleo)


def test_a_question_that_has_ended_is_neither_extended_nor_ended_again(staff: builders.Staff) -> None:
    request = asked_of(builders.researching(staff), staff)
    replies.close(request=request, outcome=ReplyOutcome.NOT_REACHED, words="", by=staff.ravi)

    with pytest.raises(WrongState):
        replies.extend(request=request, extension=Extension(in_days(4), "Late."), by=staff.ravi)
    with pytest.raises(WrongState):
        replies.close(request=request, outcome=ReplyOutcome.DECLINED, words="", by=staff.ravi)
    with pytest.raises(WrongState):
        reply_links.make(request=request, by=staff.ravi)


def test_what_cannot_be_asked_is_said_at_each_field() -> None:
    with pytest.raises(Missing) as refused:
        Asked.parse({"questions": "\n \n", "channel": "pigeon", "sent_at": "soon", "deadline": ""})

    assert set(refused.value.fields) == {"questions", "channel", "sent_at", "deadline"}


class TestWhoSpokeUnnamed:
    """A party that spoke of a claim without being named has not declined to comment on it."""

    def claim_of(self, name: str) -> Claim:
        return builders.claim(said_by=builders.voice(name, AttributionLevel.GRANTED_ANONYMITY))

    def ask(self, claim: Claim, party: Party, staff: builders.Staff) -> ReplyRequest:
        return replies.ask(claim=claim, party=party, asked=builders.asked(), by=staff.ravi)

    def refused(self, claim: Claim, party: Party, staff: builders.Staff) -> None:
        request = self.ask(claim, party, staff)
        with pytest.raises(Missing, match="cannot be said to have declined to comment"):
            replies.close(request=request, outcome=ReplyOutcome.DECLINED, words="", by=staff.ravi)
        closed = replies.close(request=request, outcome=ReplyOutcome.NO_ANSWER, words="", by=staff.ravi)
        assert closed.outcome == "no_answer"

    def test_it_is_the_party_itself(self, staff: builders.Staff) -> None:
        claim = self.claim_of("officials of the port")
        self.refused(claim, Party.objects.get(name="officials of the port"), staff)

    def test_it_is_one_that_the_party_controls(self, staff: builders.Staff) -> None:
        claim = self.claim_of("inspectors")
        corvalia = parties.named("Corvalia", PartyKind.GOVERNMENT)
        Party.objects.filter(name="inspectors").update(controlled_by=corvalia)
        self.refused(claim, corvalia, staff)

    def test_it_is_one_that_the_article_places_with_it(self, staff: builders.Staff) -> None:
        claim = self.claim_of("a person who was there")
        speaker = Party.objects.get(name="a person who was there")
        article = claim.appearances.get().snapshot.article
        parties.describe(article, [Described(speaker, affiliation="Corvalia")])
        self.refused(claim, parties.named("Corvalia", PartyKind.GOVERNMENT), staff)

    def test_it_is_one_described_by_the_name_of_the_party(self, staff: builders.Staff) -> None:
        claim = self.claim_of("two Corvalia officials")
        self.refused(claim, parties.named("Corvalia", PartyKind.GOVERNMENT), staff)

    def test_somebody_close_to_a_person_is_not_that_person(self, staff: builders.Staff) -> None:
        claim = self.claim_of("a friend of Dora Finch")
        request = self.ask(claim, parties.named("Dora Finch", PartyKind.PERSON), staff)
        closed = replies.close(request=request, outcome=ReplyOutcome.DECLINED, words="", by=staff.ravi)
        assert closed.outcome == "declined"

    def test_somebody_who_has_left_it_is_not_with_it(self, staff: builders.Staff) -> None:
        claim = self.claim_of("a person who was there")
        speaker = Party.objects.get(name="a person who was there")
        article = claim.appearances.get().snapshot.article
        parties.describe(article, [Described(speaker, affiliation="Corvalia", past=True)])
        request = self.ask(claim, parties.named("Corvalia", PartyKind.GOVERNMENT), staff)
        closed = replies.close(request=request, outcome=ReplyOutcome.DECLINED, words="", by=staff.ravi)
        assert closed.outcome == "declined"


def test_only_somebody_of_the_desk_asks(staff: builders.Staff) -> None:
    claim = builders.researching(staff)
    staff.ravi.is_active = False

    with pytest.raises(NotAllowed):
        asked_of(claim, staff)
