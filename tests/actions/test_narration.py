"""What the reporter says makes a claim only once a person takes it."""

import pytest
from django.db import IntegrityError, connection, transaction

from claims.actions import statements
from claims.domain.refusals import Missing, NotAllowed, WrongState
from claims.domain.spans import Span
from claims.models import Claim, HistoryEntry, Review, Statement
from claims.policy import visibility
from tests import builders, found

pytestmark = pytest.mark.django_db


@pytest.fixture
def narrated() -> Statement:
    return found.keep().statements.select_related("snapshot__article", "claim").get(kind="narrator")


def test_accepting_makes_the_sentence_a_claim_on_the_desk(narrated: Statement) -> None:
    ravi = builders.person("ravi")

    taken = statements.accept(statement=narrated, by=ravi)

    claim = Claim.objects.get(appearances=taken)
    assert (claim.text, claim.origin, claim.state, claim.appearance_count) == (
        found.NARRATED,
        "narration",
        "new",
        1,
    )
    assert claim.check_worthiness == 0.6
    assert Statement.objects.get(pk=narrated.pk).standing == "accepted"
    told = HistoryEntry.objects.filter(subject="claim", subject_id=claim.pk).order_by("position")
    assert [(entry.kind, entry.actor_name) for entry in told] == [
        ("claim.adopted", "Ravi"),
        ("statement.accepted", "Ravi"),
    ]
    assert HistoryEntry.objects.filter(subject="article", kind="statement.accepted").exists()


def test_accepting_twice_makes_one_claim(narrated: Statement) -> None:
    before = Claim.objects.count()
    for name in ("ravi", "cleo"):
        statements.accept(statement=narrated, by=builders.person(name))

    assert Claim.objects.count() == before + 1
    assert HistoryEntry.objects.filter(kind="claim.adopted").count() == 1


def test_words_that_are_a_claim_already_are_seen_again_and_overtake_its_proposal() -> None:
    staff = builders.staff()
    known = builders.in_second_reading(staff, builders.claim(found.NARRATED))
    narrated = found.keep().statements.get(kind="narrator")

    taken = statements.accept(statement=narrated, by=staff.ravi)

    assert taken.claim_id == known.pk
    assert Claim.objects.get(pk=known.pk).appearance_count == 2
    assert Review.objects.get(claim=known).stale_cause


def test_accepting_all_takes_nothing_of_the_reporters(narrated: Statement) -> None:
    assert len(statements.accept_all(snapshot=narrated.snapshot, by=builders.person())) == 3

    narrated.refresh_from_db()
    assert (narrated.standing, narrated.claim) == ("suggested", None)


def test_a_dismissed_suggestion_makes_no_claim_and_can_be_restored(narrated: Statement) -> None:
    ravi = builders.person("ravi")
    before = visibility.claims_on_desk(ravi).count()

    statements.dismiss(statement=narrated, by=ravi)
    statements.restore(statement=narrated, by=ravi)

    assert visibility.claims_on_desk(ravi).count() == before
    assert Statement.objects.get(pk=narrated.pk).standing == "suggested"


def test_taking_it_back_takes_the_claim_off_the_desk(narrated: Statement) -> None:
    ravi = builders.person("ravi")
    taken = statements.accept(statement=narrated, by=ravi)

    statements.restore(statement=taken, by=ravi)

    kept = Statement.objects.get(pk=narrated.pk)
    assert (kept.standing, kept.claim) == ("suggested", None)
    claim = Claim.objects.get(origin="narration")
    assert not visibility.claims_on_desk(ravi).filter(pk=claim.pk).exists()
    entry = HistoryEntry.objects.filter(subject="claim", subject_id=claim.pk).latest("position")
    assert entry.kind == "statement.restored"


def test_a_claim_that_somebody_works_on_is_not_taken_back(narrated: Statement) -> None:
    staff = builders.staff()
    taken = statements.accept(statement=narrated, by=staff.ravi)
    assert taken.claim
    builders.triaged(staff, taken.claim)
    again = Statement.objects.get(pk=narrated.pk)

    for refused in (statements.restore, statements.dismiss):
        with pytest.raises(Missing, match="set the claim aside"):
            refused(statement=again, by=staff.ravi)


def test_the_reporters_words_are_not_edited(narrated: Statement) -> None:
    with pytest.raises(WrongState, match="reporter’s own words"):
        statements.edit(
            statement=narrated,
            version=narrated.version,
            voice=builders.voice(),
            span=Span(0, 7),
            by=builders.person(),
        )


def test_somebody_who_has_left_takes_nothing(narrated: Statement) -> None:
    gone = builders.person()
    gone.is_active = False

    with pytest.raises(NotAllowed, match="account is closed"):
        statements.accept(statement=narrated, by=gone)
    assert not Claim.objects.filter(origin="narration").exists()


def test_a_sentence_that_is_too_long_for_a_claim_is_refused() -> None:
    text = "It rained " + "and rained " * 60 + "on Harwick."
    long = found.statement(1, "narrator", Span(0, len(text)))
    narrated = found.keep(found.analysis((long,), text=text)).statements.get()

    with pytest.raises(Missing, match="more than one claim"):
        statements.accept(statement=narrated, by=builders.person())
    narrated.refresh_from_db()
    assert narrated.standing == "suggested"


def test_without_its_history_it_is_not_taken(narrated: Statement) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE claims_historyentry ADD CONSTRAINT no_more CHECK (false) NOT VALID")

    with pytest.raises(IntegrityError, match="no_more"), transaction.atomic():
        statements.accept(statement=narrated, by=builders.person())
    narrated.refresh_from_db()
    assert (narrated.standing, narrated.claim) == ("suggested", None)
    assert not Claim.objects.filter(origin="narration").exists()
