"""Anonymous sources: what a verdict on their claim waits for."""

import pytest

from claims.actions import anonymity, parts, replies
from claims.domain.anonymity import AnonymityFields, Condition
from claims.domain.evidence import ReplyOutcome
from claims.domain.refusals import Missing, NotAllowed, WrongState
from claims.domain.speech import AttributionLevel
from claims.models import AnonymityAssessment, Claim, HistoryEntry, Party
from claims.policy import moves
from claims.queries import facts
from tests import builders

pytestmark = pytest.mark.django_db

ALL = frozenset(Condition)


@pytest.fixture
def staff() -> builders.Staff:
    return builders.staff()


@pytest.fixture
def claim(staff: builders.Staff) -> Claim:
    unnamed = builders.claim(said_by=builders.voice("two officials", AttributionLevel.GRANTED_ANONYMITY))
    claim = builders.researching(staff, unnamed)
    builders.source(claim, staff.ravi)
    return claim


def propose(claim: Claim, staff: builders.Staff) -> Claim:
    return builders.move(claim, "propose", staff.ravi, rating="false", reason="The register says so.")


def test_a_claim_by_an_unnamed_voice_waits_for_assessment_and_approval(
    claim: Claim, staff: builders.Staff
) -> None:
    with pytest.raises(Missing, match="“two officials”: not named here"):
        propose(claim, staff)
    made = anonymity.assess(claim=claim, fields=AnonymityFields(ALL, "", ""), by=staff.ravi)
    with pytest.raises(Missing, match="An editor who did not assess"):
        propose(claim, staff)
    anonymity.approve(assessment=made, by=staff.edda)

    assert propose(claim, staff).state == "second_reading"
    kinds = HistoryEntry.objects.filter(kind__startswith="anonymity").values_list("kind", flat=True)
    assert list(kinds.order_by("pk")) == ["anonymity.assessed", "anonymity.approved"]


def test_the_button_says_what_the_move_would(claim: Claim, staff: builders.Staff) -> None:
    (offer,) = [offer for offer in moves.available(staff.ravi, facts.of(claim)) if offer.move == "propose"]
    assert "not named here" in offer.why_not


def test_a_named_voice_needs_no_assessment(staff: builders.Staff) -> None:
    claim = builders.researching(staff)
    with pytest.raises(WrongState, match="Nobody who makes this claim"):
        anonymity.assess(claim=claim, fields=AnonymityFields(ALL, "", ""), by=staff.ravi)


def test_only_an_editor_who_did_not_assess_it_approves(claim: Claim, staff: builders.Staff) -> None:
    made = anonymity.assess(claim=claim, fields=AnonymityFields(ALL, "", ""), by=staff.edda)
    with pytest.raises(NotAllowed, match="another editor"):
        anonymity.approve(assessment=made, by=staff.edda)
    with pytest.raises(NotAllowed, match="Only editors"):
        anonymity.approve(assessment=made, by=staff.cleo)
    anonymity.approve(assessment=made, by=staff.admin)


def test_whoever_approved_does_not_propose(staff: builders.Staff) -> None:
    unnamed = builders.claim(said_by=builders.voice("two officials", AttributionLevel.GRANTED_ANONYMITY))
    claim = builders.researching(staff, unnamed, assignee=staff.edda)
    builders.source(claim, staff.ravi)
    builders.assess_anonymity(claim, staff)
    with pytest.raises(NotAllowed, match="another person must propose"):
        builders.move(claim, "propose", staff.edda, rating="false", reason="The register says so.")


def test_the_newest_assessment_stands_and_needs_approval_anew(claim: Claim, staff: builders.Staff) -> None:
    first = builders.assess_anonymity(claim, staff)
    anonymity.assess(claim=claim, fields=AnonymityFields(ALL, "for fear", ""), by=staff.cleo)
    with pytest.raises(Missing, match="must approve"):
        propose(claim, staff)
    with pytest.raises(WrongState, match="assessed these sources anew"):
        anonymity.approve(assessment=first, by=staff.admin)


def test_a_voice_that_comes_later_is_assessed_too(claim: Claim, staff: builders.Staff) -> None:
    builders.assess_anonymity(claim, staff)
    builders.statement(
        said_by=builders.voice("a third person", AttributionLevel.GRANTED_ANONYMITY), claim=claim
    )
    with pytest.raises(Missing, match="“a third person”: not named here"):
        propose(claim, staff)


def test_what_is_not_met_needs_a_reason_in_the_form_and_in_the_database(
    claim: Claim, staff: builders.Staff
) -> None:
    given = {condition.value: "yes" for condition in Condition} | {"vital": "no", "no_reason": "yes"}
    with pytest.raises(Missing) as refused:
        AnonymityFields.parse(given)
    assert list(refused.value.fields) == ["exception"]
    fields = AnonymityFields.parse(given | {"exception": "Others print it as a fact."})
    made = anonymity.assess(claim=claim, fields=fields, by=staff.ravi)
    assert (made.vital, made.reliable, made.reason_given) == (False, True, "")


def test_no_condition_may_be_left_open_nor_the_articles_reason() -> None:
    with pytest.raises(Missing) as refused:
        AnonymityFields.parse({"information": "yes", "reason_given": "for fear", "no_reason": "yes"})
    assert set(refused.value.fields) == {"vital", "only_way", "reliable", "described", "reason_given"}


def test_there_is_no_column_for_who_the_source_is() -> None:
    assert {field.name for field in AnonymityAssessment._meta.get_fields()} == {
        "id",
        "claim",
        "statements",
        *[condition.value for condition in Condition],
        "reason_given",
        "exception",
        "assessed_by",
        "assessed_at",
        "approved_by",
        "approved_at",
    }


def test_a_part_of_a_claim_by_an_unnamed_voice_waits_for_assessment_too(staff: builders.Staff) -> None:
    whole = builders.claim(said_by=builders.voice("two officials", AttributionLevel.GRANTED_ANONYMITY))
    part, _ = parts.split(claim=whole, texts=["One part", "Another"], version=1, by=staff.edda)
    part = builders.researching(staff, part)
    builders.source(part, staff.ravi)

    with pytest.raises(Missing, match="“two officials”: not named here"):
        propose(part, staff)

    builders.assess_anonymity(part, staff)
    assert propose(part, staff).state == "second_reading"


def test_who_spoke_unnamed_of_the_whole_cannot_be_said_to_have_declined_on_a_part(
    staff: builders.Staff,
) -> None:
    whole = builders.claim(
        said_by=builders.voice("Harwick council officials", AttributionLevel.GRANTED_ANONYMITY)
    )
    builders.denial(whole, "Harwick council")
    part, _ = parts.split(claim=whole, texts=["One part", "Another"], version=1, by=staff.edda)
    council = Party.objects.get(name="Harwick council")
    request = replies.ask(claim=part, party=council, asked=builders.asked(), by=staff.ravi)

    with pytest.raises(Missing, match="cannot be said to have declined"):
        replies.close(request=request, outcome=ReplyOutcome.DECLINED, words="", by=staff.ravi)
