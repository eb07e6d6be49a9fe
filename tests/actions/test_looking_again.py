"""Days to look again, verdicts that something has overtaken, and the answer that they still hold."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.actions import claims as claim_actions
from claims.actions import rechecks, verdicts, watches
from claims.domain.actors import DESK
from claims.domain.inputs import MoveInputs
from claims.domain.refusals import Missing, NotAllowed, Stale, WrongState
from claims.domain.transitions import Move
from claims.models import Claim, HistoryEntry, Notice, Reaffirmation, Review
from claims.pipeline import clock, drain
from claims.queries import checks
from claims.queries.desk import page
from claims.queries.desk_filters import DeskFilters
from tests import builders
from tests.builders import Staff

DOUBT = "A new register came out."


@pytest.fixture
def staff(db: None) -> Staff:
    return builders.staff()


def forecast(staff: Staff, days: int = 1) -> Claim:
    """A claim that can be checked in some days."""
    day = builders.day_to_come(days)
    return builders.move(builders.claim(), "triage", staff.edda, checkability="fact_later", recheck_on=day)


def stale(staff: Staff) -> Claim:
    claim = builders.published(staff)
    verdicts.mark_stale(claim=claim, cause=DOUBT, by=DESK)
    return Claim.objects.get(pk=claim.pk)


def in_look_again(staff: Staff) -> list[tuple[int, str]]:
    return [
        (row.id, row.look_again) for row in page(staff.ravi, DeskFilters.parse({"view": "look_again"})).rows
    ]


def test_a_fact_to_be_checked_later_needs_a_day_to_come(staff: Staff) -> None:
    claim = builders.claim()

    with pytest.raises(Missing, match="on which day it can be checked") as refused:
        builders.move(claim, "triage", staff.edda, checkability="fact_later")
    assert set(refused.value.fields) == {"recheck_on"}
    with pytest.raises(Missing, match="a day to come"):
        builders.move(
            claim, "triage", staff.edda, checkability="fact_later", recheck_on=builders.day_to_come(0)
        )

    assert Claim.objects.get(pk=claim.pk).state == "new"


def test_on_its_day_a_forecast_is_in_look_again_and_told_to_who_triaged_and_watches_it(staff: Staff) -> None:
    claim = forecast(staff)
    watches.start(claim=claim, by=staff.cleo)

    assert clock.tick(timezone.now()) == 0
    assert clock.tick(timezone.now() + timedelta(days=1)) == 1
    assert clock.tick(timezone.now() + timedelta(days=1)) == 0

    drain.drain_all()
    assert [pk for pk, _ in in_look_again(staff)] == [claim.pk]
    assert "The day has come on which it can be checked" in in_look_again(staff)[0][1]
    told = Notice.objects.filter(claim=claim, kind="stale").order_by("user__username")
    assert [(notice.user.username, notice.text) for notice in told] == [
        (who, f"The day to look again at {claim.number} has come: triage it anew.")
        for who in ("cleo", "edda")
    ]


def test_a_forecast_whose_day_has_come_is_triaged_anew_and_can_be_rated(staff: Staff) -> None:
    claim = forecast(staff)
    clock.tick(timezone.now() + timedelta(days=1))

    claim = builders.move(claim, "triage", staff.edda, checkability="fact_now")

    assert (claim.state, claim.checkability, claim.recheck_on) == ("triaged", "fact_now", None)
    assert in_look_again(staff) == []
    moves = HistoryEntry.objects.filter(subject="claim", subject_id=claim.pk, kind="claim.moved")
    assert [entry.data["checkability"] for entry in moves.order_by("position")] == ["fact_later", "fact_now"]
    claim = builders.move(claim, "take", staff.ravi)
    builders.source(claim, staff.ravi)
    builders.ask_everybody(claim, staff.ravi)
    assert builders.move(claim, "propose", staff.ravi, rating="false", reason="No.").state == "second_reading"


def test_a_published_verdict_is_stale_on_its_day(staff: Staff) -> None:
    claim = builders.published(staff)
    day = timezone.localdate() + timedelta(days=3)
    rechecks.plan(claim=claim, day=day, by=staff.ravi)

    clock.tick(timezone.now() + timedelta(days=3))

    assert in_look_again(staff) == [(claim.pk, f"The day to look again has come: {day.day} {day:%b %Y}.")]


def test_a_day_is_planned_only_where_somebody_will_look(staff: Staff) -> None:
    day = timezone.localdate() + timedelta(days=3)

    with pytest.raises(WrongState, match="nobody will look"):
        rechecks.plan(claim=builders.claim(), day=day, by=staff.ravi)
    with pytest.raises(Missing, match="it needs a day"):
        rechecks.plan(claim=forecast(staff), day=None, by=staff.ravi)


def test_it_still_holds_takes_the_doubt_away_and_dates_the_public_page_anew(staff: Staff) -> None:
    claim = stale(staff)
    before = checks.public(claim.pk)

    claim = builders.move(claim, "reaffirm", staff.edda, reason="The new register has the same number.")

    after = checks.public(claim.pk)
    assert before is not None
    assert after is not None
    assert (claim.state, in_look_again(staff), after.stale_cause) == ("published", [], "")
    assert (after.rating_label, after.reason) == (before.rating_label, before.reason)
    assert after.as_of == timezone.localdate()
    assert [(look.cause, look.reason) for look in after.looks] == [
        (DOUBT, "The new register has the same number.")
    ]
    entry = HistoryEntry.objects.get(kind="verdict.reaffirmed")
    assert (entry.actor_id, entry.data["cause"]) == (staff.edda.pk, DOUBT)


def test_who_proposed_the_verdict_cannot_say_that_it_still_holds(staff: Staff) -> None:
    claim = stale(staff)

    with pytest.raises(NotAllowed, match="another person must say"):
        builders.move(claim, "reaffirm", staff.ravi, reason="I still think so.")

    assert not Reaffirmation.objects.exists()


def test_a_verdict_without_a_doubt_cannot_be_said_to_hold_still(staff: Staff) -> None:
    with pytest.raises(Missing, match="Nothing has happened"):
        builders.move(builders.published(staff), "reaffirm", staff.edda, reason="As before.")


def test_nobody_says_that_it_holds_who_has_not_seen_every_doubt(staff: Staff) -> None:
    seen = stale(staff)
    verdicts.mark_stale(claim=seen, cause="A denial by Ministry of Works arrived.", by=DESK)

    with pytest.raises(Stale):
        claim_actions.move(
            claim=seen,
            move=Move.REAFFIRM,
            version=seen.version,
            inputs=MoveInputs(reason="Seen the register."),
            by=staff.edda,
        )

    assert in_look_again(staff) == [(seen.pk, f"{DOUBT} A denial by Ministry of Works arrived.")]


def test_the_same_doubt_twice_is_one(staff: Staff) -> None:
    claim = stale(staff)

    assert not verdicts.mark_stale(claim=claim, cause=DOUBT, by=DESK)

    assert HistoryEntry.objects.filter(kind="verdict.stale").count() == 1


def test_who_had_it_its_second_reader_and_its_watchers_are_told_of_a_stale_verdict(staff: Staff) -> None:
    claim = stale(staff)
    watches.start(claim=claim, by=staff.edda)

    drain.drain_all()

    told = Notice.objects.filter(claim=claim, kind="stale")
    assert {notice.user.username for notice in told} == {"ravi", "cleo", "edda"}
    assert {notice.text for notice in told} == {f"The verdict on {claim.number} needs another look. {DOUBT}"}


def test_what_waits_longest_comes_first_and_pages_follow_without_a_gap(staff: Staff) -> None:
    made = [stale(staff).pk for _ in range(5)]
    seen: list[int] = []
    after: str | None = ""
    while after is not None:
        found = page(staff.ravi, DeskFilters.parse({"view": "look_again"}), after, size=2)
        seen += [row.id for row in found.rows]
        after = found.next_cursor

    assert seen == made


def test_a_claim_that_somebody_researches_anew_is_not_in_look_again(staff: Staff) -> None:
    claim = stale(staff)
    rechecks.plan(claim=claim, day=timezone.localdate() + timedelta(days=1), by=staff.edda)
    clock.tick(timezone.now() + timedelta(days=1))
    assert in_look_again(staff)

    builders.move(claim, "reopen", staff.edda, correction="update", note="The new register.")

    assert in_look_again(staff) == []


def test_a_day_that_comes_during_second_reading_makes_what_is_then_published_stale(staff: Staff) -> None:
    claim = builders.ready_to_propose(staff)
    given = {"rating": "false", "reason": "No.", "recheck_on": builders.day_to_come()}
    builders.move(claim, "propose", staff.ravi, **given)
    tomorrow = timezone.now() + timedelta(days=1)
    clock.tick(tomorrow)

    builders.move(claim, "confirm", staff.cleo)
    clock.tick(tomorrow)

    assert str(claim.verdicts.get().stale_cause).startswith("The day to look again has come: ")


def test_a_day_that_had_come_before_the_proposal_leaves_the_verdict_alone(staff: Staff) -> None:
    claim = builders.triaged(staff, recheck_on=builders.day_to_come())
    tomorrow = timezone.now() + timedelta(days=1)
    clock.tick(tomorrow)
    claim = builders.move(claim, "take", staff.ravi)
    builders.source(claim, staff.ravi)
    builders.ask_everybody(claim, staff.ravi)
    builders.move(claim, "propose", staff.ravi, rating="false", reason="No.")
    Review.objects.update(proposed_at=tomorrow + timedelta(minutes=1))

    builders.move(claim, "confirm", staff.cleo)
    clock.tick(tomorrow + timedelta(hours=1))

    assert claim.verdicts.get().stale_cause is None


def test_who_has_the_claim_is_not_told_to_triage_what_cannot_be_triaged(staff: Staff) -> None:
    claim = builders.triaged(staff, recheck_on=builders.day_to_come())
    builders.move(claim, "take", staff.ravi)
    clock.tick(timezone.now() + timedelta(days=1))
    drain.drain_all()

    texts = set(Notice.objects.filter(user=staff.ravi).values_list("text", flat=True))
    assert f"The day to look again at {claim.number} has come." in texts
