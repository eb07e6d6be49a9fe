"""The claim page: links, extensions and anonymous sources."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.actions import parties, replies
from claims.domain.evidence import ReplyOutcome
from claims.domain.speech import AttributionLevel, PartyKind
from claims.models import Claim, ReplyRequest
from claims.web.presenters import ages
from tests import builders
from tests.web.at_the_claim import desk_of, page_of

pytestmark = pytest.mark.django_db


def test_a_link_is_shown_once_and_works(staff: builders.Staff) -> None:
    claim = builders.ready_to_propose(staff)
    request = claim.reply_requests.get()
    here = f"/claims/{claim.pk}/replies/{request.pk}/link/"
    made = desk_of(staff.ravi).post(here)
    found = re.search(r'value="[^"]*(/reply/[^"]+)"', made.text)
    assert found is not None
    assert "no-store" in made["Cache-Control"]
    assert Client().get(found[1]).status_code == 200
    assert "/reply/" not in page_of(claim, staff.ravi)
    assert desk_of(staff.ravi).post(f"{here}revoke/").status_code == 302
    assert Client().get(found[1]).status_code == 410
    refused = desk_of(staff.ravi).post(f"{here}revoke/")
    assert (refused.status_code, "no link that could be revoked" in refused.text) == (409, True)


def test_no_link_is_made_for_a_question_that_has_ended(staff: builders.Staff) -> None:
    claim = builders.ready_to_propose(staff)
    request = claim.reply_requests.get()
    replies.close(request=request, outcome=ReplyOutcome.NO_ANSWER, words="", by=staff.ravi)
    refused = desk_of(staff.ravi).post(f"/claims/{claim.pk}/replies/{request.pk}/link/")
    assert (refused.status_code, "is recorded already" in refused.text) == (409, True)


def test_more_time_needs_a_later_day_and_a_reason(staff: builders.Staff) -> None:
    claim = builders.ready_to_propose(staff)
    here = f"/claims/{claim.pk}/replies/{claim.reply_requests.get().pk}/extend/"
    refused = desk_of(staff.ravi).post(here, {"deadline": "2036-02-30", "reason": "She is ill."})
    assert refused.status_code == 422
    assert "That is no date" in refused.text
    assert 'value="She is ill."' in refused.text
    far = desk_of(staff.ravi).post(here, {"deadline": "9999-12-31", "reason": "She is ill."})
    assert (far.status_code, "within a year" in far.text) == (422, True)
    deadline = (timezone.now() + timedelta(days=9)).date()
    given = {"deadline": deadline.isoformat(), "reason": "She is ill."}
    assert desk_of(staff.ravi).post(here, given).status_code == 302
    assert f"More time until {ages.day(deadline)}, by Ravi: She is ill." in page_of(claim, staff.cleo)


def test_a_party_that_spoke_unnamed_is_not_said_to_have_declined(staff: builders.Staff) -> None:
    unnamed = builders.voice("two Corvalia officials", AttributionLevel.GRANTED_ANONYMITY)
    claim = builders.researching(staff, builders.claim(said_by=unnamed))
    corvalia = parties.named("Corvalia", PartyKind.GOVERNMENT)
    request = replies.ask(claim=claim, party=corvalia, asked=builders.asked(), by=staff.ravi)
    answer = desk_of(staff.ravi).post(
        f"/claims/{claim.pk}/replies/{request.pk}/", {"outcome": "declined", "words": "Not a word."}
    )
    assert answer.status_code == 422
    assert "cannot be said to have declined to comment" in answer.text
    assert "Not a word." in answer.text


def test_the_public_check_does_not_say_so_either_if_the_voice_came_later(
    client: Client, staff: builders.Staff
) -> None:
    claim = builders.researching(staff)
    builders.source(claim, staff.ravi)
    (request,) = builders.ask_everybody(claim, staff.ravi)
    replies.close(request=request, outcome=ReplyOutcome.DECLINED, words="", by=staff.ravi)
    builders.statement(
        said_by=builders.voice("a close adviser", AttributionLevel.GRANTED_ANONYMITY), claim=claim
    )
    adviser = claim.appearances.get(party__name="a close adviser").party
    assert adviser is not None
    adviser.controlled_by = request.party
    adviser.save()
    builders.assess_anonymity(claim, staff)
    builders.move(claim, "propose", staff.ravi, rating="false", reason="The register says so.")
    builders.move(claim, "confirm", staff.cleo)
    page = client.get(f"/checks/{claim.pk}/").text
    assert "declined" not in page
    assert "was asked" in page


@pytest.mark.parametrize(("quotable", "shown"), [("yes", True), ("no", False)])
def test_readers_see_an_answer_only_if_it_may_be_quoted(
    client: Client, staff: builders.Staff, quotable: str, shown: bool
) -> None:
    claim = builders.ready_to_propose(staff)
    here = f"/claims/{claim.pk}/replies/{claim.reply_requests.get().pk}/"
    given = {"outcome": "answered", "words": "We counted differently.", "quotable": quotable}
    assert desk_of(staff.ravi).post(here, given).status_code == 302
    builders.move(claim, "propose", staff.ravi, rating="false", reason="The register says so.")
    builders.move(claim, "confirm", staff.cleo)
    page = client.get(f"/checks/{claim.pk}/").text
    assert ("We counted differently." in page) is shown
    assert ("not to be quoted" in page) is not shown
    assert "asked on" in page


def test_the_form_for_anonymous_sources_warns_and_shows_the_articles_reason(staff: builders.Staff) -> None:
    unnamed = builders.voice("two officials", AttributionLevel.GRANTED_ANONYMITY)
    claim = builders.researching(staff, builders.claim(said_by=unnamed))
    said = claim.appearances.get()
    said.places.create(role="anonymity", start=0, end=9, exact="who asked not to be named")
    page = page_of(claim, staff.ravi)
    assert "Never write here who the source is" in page
    assert "<q>who asked not to be named</q>" in page
    assert 'value="who asked not to be named"' in page
    assert "anonymity-title" not in page_of(builders.claim(), staff.ravi)


def test_the_page_costs_the_same_with_3_questions_and_with_60(staff: builders.Staff) -> None:
    claim = builders.ready_to_propose(staff)
    ravi = desk_of(staff.ravi)
    costs = []
    for count in (3, 60):
        _ask(claim, count, staff)
        with CaptureQueriesContext(connection) as captured:
            assert ravi.get(f"/claims/{claim.pk}/").status_code == 200
        costs.append(len(captured))
    assert costs[0] == costs[1]


def _ask(claim: Claim, count: int, staff: builders.Staff) -> None:
    for number in range(count):
        party = parties.named(f"Party {count} {number}", PartyKind.ORGANISATION)
        request = replies.ask(claim=claim, party=party, asked=builders.asked(), by=staff.ravi)
        ReplyRequest.objects.filter(pk=request.pk).update(
            outcome="declined", closed_at=timezone.now(), note="No."
        )
