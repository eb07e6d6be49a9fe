"""What the database itself refuses, whoever asks."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Model, ProtectedError

from claims.domain.speech import AttributionLevel
from claims.models import (
    Article,
    Claim,
    DenialTarget,
    OutboxEvent,
    Party,
    Place,
    Rating,
    ReplyLink,
    ReplyRequest,
    Review,
    Source,
    Statement,
    StepRun,
    User,
    Verdict,
)
from tests import builders

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 1, tzinfo=UTC)


def refused(name: str, change: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        change()


def update(row: Model, **values: Any) -> Callable[[], object]:
    return lambda: type(row)._base_manager.filter(pk=row.pk).update(**values)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("claim_state_is_known", {"state": "half_done"}),
        ("claim_under_work_has_checkability", {"state": "triaged"}),
        ("claim_in_hand_has_an_assignee", {"state": "researching", "checkability": "fact_now"}),
        ("claim_set_aside_has_a_reason", {"state": "set_aside"}),
        ("claim_set_aside_has_a_reason", {"set_aside_reason": "But it is not."}),
        ("claim_checkability_is_known", {"checkability": "perhaps"}),
        ("claim_priority_is_known", {"priority": 4}),
        ("claim_has_words", {"text": ""}),
        ("claim_origin_is_known", {"origin": "hearsay"}),
    ],
)
def test_a_claim_is_in_a_state_it_can_be_in(name: str, values: dict[str, Any]) -> None:
    refused(name, update(builders.claim(), **values))


def test_a_claim_does_not_repeat_itself() -> None:
    claim = builders.set_aside(builders.staff())

    refused("claim_does_not_repeat_itself", update(claim, duplicate_of=claim.pk))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("statement_start_before_end", {"start": 5, "end": 5}),
        ("statement_start_before_end", {"start": 9, "end": 5}),
        ("statement_cue_start_before_end", {"cue_start": 4, "cue_end": 4}),
        ("statement_found_place_has_both_ends", {"found_start": 4, "found_end": None}),
        ("statement_found_start_before_end", {"found_start": 4, "found_end": 4}),
        ("statement_cue_has_both_ends", {"cue_start": 4, "cue_end": None}),
        ("statement_party_has_both_ends", {"party_end": 4, "party_start": None}),
        ("statement_kind_is_known", {"kind": "rumour"}),
        ("statement_only_claims_appear", {"kind": "denial"}),
        ("statement_only_claims_appear", {"kind": "narrator", "standing": "suggested"}),
        ("statement_speech_act_is_known", {"speech_act": "sing"}),
        ("statement_past_affiliation_is_stated", {"affiliation_past": True}),
        ("statement_worth_has_three_reasons", {"worth_reasons": ["a", "b", "c", "d"]}),
        ("statement_standing_is_known", {"standing": "maybe"}),
        ("statement_level_is_known", {"attribution_level": "winking"}),
        ("statement_worthiness_between_0_and_1", {"check_worthiness": 1.5}),
        ("statement_has_words", {"exact": ""}),
    ],
)
def test_a_statement_is_somewhere_in_the_text(name: str, values: dict[str, Any]) -> None:
    refused(name, update(builders.statement(), **values))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("place_role_is_known", {"role": "smell"}),
        ("place_start_before_end", {"start": 7, "end": 7}),
        ("place_has_words", {"exact": ""}),
    ],
)
def test_a_place_is_words_that_tell_something(name: str, values: dict[str, Any]) -> None:
    place = Place.objects.create(
        statement=builders.statement(), role="modality", start=4, end=8, exact="will"
    )
    refused(name, update(place, **values))


def test_a_place_tells_a_thing_once() -> None:
    place = Place.objects.create(
        statement=builders.statement(), role="modality", start=4, end=8, exact="will"
    )
    place.pk = None
    place._state.adding = True

    refused("place_once_per_role", place.save)


def test_the_same_words_by_the_same_voice_are_one_statement() -> None:
    statement = builders.statement()
    statement.pk = None
    statement._state.adding = True

    refused("statement_once_per_voice", statement.save)


def test_there_is_no_evidence_without_a_claim() -> None:
    staff = builders.staff()
    source = builders.source(builders.claim(), staff.ravi)

    refused("claim_id", update(source, claim=None))
    refused("source_can_be_found_again", update(source, url="", excerpt="", pinpoint=""))
    refused("source_stance_is_known", update(source, stance="undecided"))
    assert Source.objects.count() == 1


def test_a_claim_has_one_open_review() -> None:
    review = builders.in_second_reading(builders.staff()).reviews.get()
    review.pk = None
    review._state.adding = True

    refused("review_one_open_per_claim", review.save)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("review_decided_at_and_by", {"decided_at": NOW, "decision": "confirmed"}),
        ("review_stale_with_a_cause", {"stale_since": NOW}),
        ("review_has_a_reason", {"reason": ""}),
    ],
)
def test_a_review_is_whole(name: str, values: dict[str, Any]) -> None:
    refused(name, update(builders.in_second_reading(builders.staff()).reviews.get(), **values))


def test_a_claim_has_one_standing_verdict() -> None:
    staff = builders.staff()
    builders.move(builders.published(staff), "reopen", staff.edda, correction="update", note="New figures.")
    review = Review.objects.get()
    review.pk = None
    review._state.adding = True
    review.save()
    verdict = Verdict.objects.get()
    verdict.pk, verdict.review = None, review
    verdict._state.adding = True

    refused("verdict_one_standing_per_claim", verdict.save)


def test_the_rest_of_the_record_is_whole_too() -> None:
    staff = builders.staff()
    claim = builders.ready_to_propose(staff)
    builders.denial(claim)
    article = Article.objects.earliest("pk")
    snapshot = article.snapshots.get()
    run = StepRun.objects.create(snapshot=snapshot, step="extract", version="1", started_at=NOW)

    refused(
        "reply_is_closed_with_an_outcome", update(ReplyRequest.objects.earliest("pk"), outcome="declined")
    )
    refused("reply_channel_is_known", update(ReplyRequest.objects.earliest("pk"), channel="pigeon"))
    refused("reply_unsent_is_not_asked", update(ReplyRequest.objects.earliest("pk"), sent_at=None))
    refused("reply_quotable_was_given", update(ReplyRequest.objects.earliest("pk"), quotable=True))
    refused(
        "reply_source_is_an_answer", update(ReplyRequest.objects.earliest("pk"), source=claim.sources.get())
    )
    refused(
        "reply_answered_is_a_source",
        update(ReplyRequest.objects.earliest("pk"), outcome="answered", closed_at=NOW),
    )
    refused("denial_scope_is_known", update(DenialTarget.objects.get(), scope="vague"))
    refused("article_failure_has_a_problem", update(article, status="failed"))
    refused("step_finished_when_not_running", update(run, status="done"))
    refused("rating_number_on_the_scale", update(Rating.objects.get(key="false"), number=0))
    refused("party_kind_is_known", update(Party.objects.earliest("pk"), kind="ghost"))
    refused("user_staff_are_editors_and_administrators", update(staff.ravi, is_staff=True))
    refused("user_staff_are_editors_and_administrators", update(staff.edda, is_staff=False))
    refused("user_superusers_are_administrators", update(staff.edda, is_superuser=True))
    refused("user_role_is_known", update(staff.ravi, role="owner"))
    refused("outbox_done_or_dead", update(OutboxEvent.objects.earliest("pk"), done_at=NOW, dead_at=NOW))
    refused("outbox_lease_has_token_and_end", update(OutboxEvent.objects.earliest("pk"), lease_until=NOW))


def test_two_parties_of_the_desk_have_different_names_but_unnamed_ones_stay_apart() -> None:
    first, second = builders.article(), builders.article()
    Party.objects.create(name="Ministry of Works", kind="organisation")
    Party.objects.create(name="experts", kind="group", only_in=first)
    Party.objects.create(name="experts", kind="group", only_in=second)

    refused(
        "party_name_is_unique", lambda: Party.objects.create(name="ministry of works", kind="organisation")
    )
    refused("party_name_is_unique", lambda: Party.objects.create(name="Experts", kind="group", only_in=first))


def test_nothing_that_history_speaks_of_is_deleted_by_cascade() -> None:
    claim = builders.published(builders.staff())

    for row in (claim, claim.appearances.get().snapshot, User.objects.get(username="ravi")):
        with pytest.raises(ProtectedError):
            row.delete()
    assert Claim.objects.filter(pk=claim.pk).exists()
    assert Statement.objects.count() == 1


def test_an_assessment_is_whole() -> None:
    staff = builders.staff()
    claim = builders.claim(said_by=builders.voice("officials", AttributionLevel.GRANTED_ANONYMITY))
    made = builders.assess_anonymity(claim, staff)

    refused("anonymity_unmet_has_an_exception", update(made, vital=False))
    refused("anonymity_approved_by_and_at", update(made, approved_at=None))
    refused("anonymity_approved_by_another_person", update(made, approved_by=made.assessed_by))


def test_a_question_has_one_link_that_is_not_revoked() -> None:
    staff = builders.staff()
    request = builders.ready_to_propose(staff).reply_requests.get()
    link = {"request": request, "made_by": staff.ravi, "expires_at": NOW}
    ReplyLink.objects.create(digest="1" * 64, revoked_at=NOW, **link)
    ReplyLink.objects.create(digest="2" * 64, **link)

    refused("link_one_open_per_request", lambda: ReplyLink.objects.create(digest="3" * 64, **link))
