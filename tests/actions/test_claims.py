"""Moves: their guards, what they write, and who wins a race."""

import threading

import pytest
from django.db import connection

from claims.actions import claims as claim_actions
from claims.actions import denials, replies, sources
from claims.domain.denials import Scope
from claims.domain.evidence import ReplyOutcome
from claims.domain.inputs import MoveInputs
from claims.domain.refusals import Missing, NotAllowed, Stale
from claims.domain.roles import Role
from claims.domain.speech import AttributionLevel
from claims.domain.transitions import Move
from claims.models import Claim, Denial, HistoryEntry, Verdict
from claims.pipeline.drain import drain_all
from tests import builders


@pytest.fixture
def staff(db: None) -> builders.Staff:
    return builders.staff()


def test_the_proposer_cannot_confirm_even_as_an_administrator(staff: builders.Staff) -> None:
    claim = builders.researching(staff, assignee=staff.admin)
    builders.source(claim, staff.admin)
    builders.ask_everybody(claim, staff.admin)
    claim = builders.move(claim, "propose", staff.admin, rating="false", reason="The register says so.")

    with pytest.raises(NotAllowed, match="another person must read it"):
        builders.move(claim, "confirm", staff.admin)


def test_the_database_itself_refuses_a_second_reader_who_proposed(staff: builders.Staff) -> None:
    review = builders.in_second_reading(staff).reviews.get()
    review.decision, review.decided_by, review.decided_at = (
        "confirmed",
        review.proposed_by,
        review.proposed_at,
    )

    with pytest.raises(Exception, match="review_by_another_person"):
        review.save()


def test_a_verdict_needs_a_source_from_another_story(staff: builders.Staff) -> None:
    claim = builders.researching(staff)
    own = claim.appearances.get().snapshot.article
    builders.source(claim, staff.ravi, url=own.url)
    builders.ask_everybody(claim, staff.ravi)

    with pytest.raises(Missing, match="another story"):
        builders.move(claim, "propose", staff.ravi, rating="false", reason="It says so itself.")

    builders.source(claim, staff.ravi)
    builders.move(claim, "propose", staff.ravi, rating="false", reason="Now it does.")


def test_a_verdict_against_a_named_party_needs_a_question_or_a_reason(staff: builders.Staff) -> None:
    claim = builders.researching(staff)
    builders.source(claim, staff.ravi)

    with pytest.raises(Missing, match="Dora Finch") as refused:
        builders.move(claim, "propose", staff.ravi, rating="false", reason="The register says so.")

    assert list(refused.value.fields) == ["no_reply_reason"]
    claim = builders.move(
        claim, "propose", staff.ravi, rating="false", reason="It says so.", no_reply_reason="She has died."
    )
    assert claim.reviews.get().no_reply_reason == "She has died."


def test_a_verdict_for_the_claimant_asks_the_denier_instead(staff: builders.Staff) -> None:
    claim = builders.claim()
    builders.denial(claim, "Ministry of Works")
    claim = builders.researching(staff, claim)
    builders.source(claim, staff.ravi)

    with pytest.raises(Missing, match="Ministry of Works"):
        builders.move(claim, "propose", staff.ravi, rating="true", reason="The register says so.")

    ministry = claim.denial_targets.get().denial.statement.party
    assert ministry is not None
    replies.skip(claim=claim, party=ministry, reason="It was dissolved.", by=staff.ravi)
    builders.move(claim, "propose", staff.ravi, rating="true", reason="The register says so.")


def test_an_unnamed_group_need_not_be_asked(staff: builders.Staff) -> None:
    claim = builders.claim(said_by=builders.voice("officials", AttributionLevel.ON_RECORD_UNNAMED))
    claim = builders.researching(staff, claim)
    builders.source(claim, staff.ravi)

    builders.move(claim, "propose", staff.ravi, rating="false", reason="The register says so.")


@pytest.mark.parametrize("rating", ["true", "mostly_true", "misleading", "false", "unproven"])
@pytest.mark.parametrize("checkability", ["fact_later", "opinion", "norm"])
def test_what_cannot_be_rated_is_given_no_rating(
    staff: builders.Staff, checkability: str, rating: str
) -> None:
    later = {"recheck_on": builders.day_to_come()} if checkability == "fact_later" else {}
    claim = builders.move(builders.claim(), "triage", staff.edda, checkability=checkability, **later)
    claim = builders.move(claim, "take", staff.ravi)
    builders.source(claim, staff.ravi)

    with pytest.raises(Missing, match="cannot be rated"):
        builders.move(claim, "propose", staff.ravi, rating=rating, reason="No.")


def test_a_denial_during_second_reading_makes_the_proposal_stale(staff: builders.Staff) -> None:
    claim = builders.in_second_reading(staff)
    builders.denial(claim, "Ministry of Works")

    with pytest.raises(Missing, match="denial by Ministry of Works"):
        builders.move(claim, "confirm", staff.cleo)

    assert builders.move(claim, "send_back", staff.cleo, comment="Look at the denial.").state == "researching"


def test_removing_a_source_during_second_reading_makes_the_proposal_stale(staff: builders.Staff) -> None:
    claim = builders.in_second_reading(staff)
    sources.remove(source=claim.sources.order_by("id")[0], by=staff.ravi)

    with pytest.raises(Missing, match="was removed"):
        builders.move(claim, "confirm", staff.cleo)


def test_a_voice_or_a_reply_during_second_reading_makes_the_proposal_stale(staff: builders.Staff) -> None:
    voiced = builders.in_second_reading(staff)
    builders.statement(said_by=builders.voice("Petra Holm"), claim=voiced)
    with pytest.raises(Missing, match="voices were changed"):
        builders.move(voiced, "confirm", staff.cleo)

    answered = builders.in_second_reading(staff, builders.claim())
    replies.close(
        request=answered.reply_requests.get(), outcome=ReplyOutcome.ANSWERED, words="No.", by=staff.ravi
    )
    with pytest.raises(Missing, match="question to Dora Finch"):
        builders.move(answered, "confirm", staff.cleo)


def test_a_denial_after_publication_makes_the_verdict_stale(staff: builders.Staff) -> None:
    claim = builders.published(staff)
    builders.denial(claim, "Ministry of Works")
    assert Verdict.objects.get().stale_since is None

    drain_all()

    cause = Verdict.objects.get().stale_cause
    assert cause is not None
    assert cause.startswith("A denial by Ministry of Works arrived, in “")


def test_whoever_denies_it_a_second_time_is_read_a_second_time(staff: builders.Staff) -> None:
    claim = builders.published(staff)
    builders.denial(claim, "Ministry of Works")
    drain_all()
    seen = Claim.objects.get(pk=claim.pk).version

    builders.denial(claim, "Ministry of Works")
    drain_all()

    with pytest.raises(Stale):
        claim_actions.move(
            claim=claim,
            move=Move.REAFFIRM,
            version=seen,
            inputs=MoveInputs(reason="The register says so still."),
            by=staff.cleo,
        )


def test_a_verdict_does_not_speak_of_a_day_to_come(staff: builders.Staff) -> None:
    claim = builders.ready_to_propose(staff)
    with pytest.raises(Missing, match="one that has come") as refused:
        builders.move(
            claim, "propose", staff.ravi, rating="false", reason="It is so.", as_of=builders.day_to_come()
        )
    assert "as_of" in refused.value.fields


def test_confirming_publishes_and_reopening_keeps_the_page_until_the_next_verdict(
    staff: builders.Staff,
) -> None:
    claim = builders.published(staff)
    first = Verdict.objects.get()

    builders.move(claim, "reopen", staff.edda, correction="rating_changed", note="The register was revised.")
    assert Verdict.objects.get(ended_at__isnull=True) == first
    builders.move(claim, "propose", staff.ravi, rating="true", reason="The new register bears it out.")
    builders.move(claim, "confirm", staff.cleo)

    first.refresh_from_db()
    assert first.ended_at
    assert Verdict.objects.get(ended_at__isnull=True).rating.key == "true"


def test_a_claim_with_a_published_check_is_not_set_aside(staff: builders.Staff) -> None:
    claim = builders.published(staff)
    claim = builders.move(claim, "reopen", staff.edda, correction="minor", note="A name was misspelt.")

    with pytest.raises(Missing, match="published check"):
        builders.move(claim, "set_aside", staff.edda, reason="Never mind.")


def test_a_duplicate_names_an_existing_other_claim(staff: builders.Staff) -> None:
    claim, other = builders.claim(), builders.claim()

    for wanted in (claim.pk, 999_999):
        with pytest.raises(Missing) as refused:
            builders.move(claim, "set_aside", staff.edda, reason="Repeats it.", duplicate_of=wanted)
        assert list(refused.value.fields) == ["duplicate_of"]

    claim = builders.move(claim, "set_aside", staff.edda, reason="Repeats it.", duplicate_of=f"C-{other.pk}")
    assert claim.duplicate_of_id == other.pk


def test_a_claim_is_not_assigned_to_somebody_who_has_left(staff: builders.Staff) -> None:
    gone = builders.person("gone")
    gone.is_active = False
    gone.save()

    with pytest.raises(Missing, match="cannot research"):
        builders.move(builders.triaged(staff), "assign", staff.edda, assignee=gone.pk)


def test_the_version_seen_must_be_the_version_there(staff: builders.Staff) -> None:
    claim = builders.triaged(staff)

    with pytest.raises(Stale, match="Someone moved this first"):
        claim_actions.move(
            claim=claim, move=Move.TAKE, version=claim.version - 1, inputs=MoveInputs(), by=staff.ravi
        )


@pytest.mark.django_db(transaction=True)
def test_of_many_who_move_at_once_one_wins() -> None:
    staff = builders.staff()
    claim = builders.triaged(staff)
    takers = [builders.person(role=Role.REVIEWER) for _ in range(6)]
    outcomes: list[str] = []

    def take(by: object) -> None:
        try:
            claim_actions.move(
                claim=claim,
                move=Move.TAKE,
                version=claim.version,
                inputs=MoveInputs(),
                by=by,  # type: ignore[arg-type]
            )
            outcomes.append("won")
        except Stale:
            outcomes.append("stale")
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=(taker,)) for taker in takers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["stale"] * 5 + ["won"]
    moved = HistoryEntry.objects.filter(subject="claim", subject_id=claim.pk, kind="claim.moved")
    assert [entry.data["move"] for entry in moved.order_by("position")] == ["triage", "take"]


def test_rewording_keeps_the_old_words_in_the_history(staff: builders.Staff) -> None:
    claim = builders.claim("The council of Harwick built 412 homes")

    claim_actions.reword(claim=claim, text="  Harwick built 412 homes ", version=claim.version, by=staff.ravi)

    entry = HistoryEntry.objects.get(kind="claim.reworded")
    assert entry.data == {
        "before": "The council of Harwick built 412 homes",
        "after": "Harwick built 412 homes",
    }
    with pytest.raises(Stale):
        claim_actions.reword(claim=claim, text="Again", version=claim.version, by=staff.ravi)


def test_a_denial_is_unlinked_and_linked_again_with_its_scope(staff: builders.Staff) -> None:
    claim = builders.claim()
    builders.denial(claim)
    target = claim.denial_targets.get()

    denials.unlink(target=target, by=staff.ravi)
    claim.refresh_from_db()
    assert (claim.denial_count, claim.contested) == (0, False)

    denials.link(denial=Denial.objects.get(), claim=claim, scope=Scope.PART, by=staff.ravi)
    claim = Claim.objects.get(pk=claim.pk)
    assert (claim.denial_count, claim.denial_targets.get().scope) == (1, "part")
