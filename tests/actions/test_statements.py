"""What people make of what the analysis found."""

import pytest

from claims.actions import articles, statements
from claims.actions.statements import StatementVoice
from claims.domain.denials import DenialType
from claims.domain.refusals import Missing, NotAllowed, Stale
from claims.domain.roles import Role
from claims.domain.spans import Span
from claims.domain.speech import AttributionLevel, PartyKind, StatementKind
from claims.models import Claim, HistoryEntry, Party, Statement
from claims.pipeline.drain import drain_all
from claims.policy import visibility
from tests import builders

pytestmark = pytest.mark.django_db

TEXT = "The Lowgate bridge can carry lorries of 40 tonnes, Mayor Dora Finch said on Monday."


@pytest.fixture
def found() -> Statement:
    """A claim that the analysis found."""
    articles.submit(raw=TEXT.encode(), how="paste", by=builders.person(role=Role.EDITOR))
    drain_all()
    return Statement.objects.select_related("snapshot__article", "claim", "party").get(kind="claim")


def test_accepting_says_who_agreed(found: Statement) -> None:
    ravi = builders.person("ravi")

    statements.accept(statement=found, by=ravi)

    assert Statement.objects.get(pk=found.pk).standing == "accepted"
    entries = HistoryEntry.objects.filter(kind="statement.accepted", actor_name="Ravi")
    assert {entry.subject for entry in entries} == {"claim", "article"}


def test_accepting_all_names_what_was_waiting_and_can_be_taken_back(found: Statement) -> None:
    ravi = builders.person("ravi")

    accepted = statements.accept_all(snapshot=found.snapshot, by=ravi)

    assert accepted == (found.pk,)
    assert statements.accept_all(snapshot=found.snapshot, by=ravi) == ()
    assert statements.restore_all(snapshot=found.snapshot, chosen=accepted, by=ravi) == accepted
    assert Statement.objects.get(pk=found.pk).standing == "suggested"
    assert statements.restore_all(snapshot=found.snapshot, chosen=accepted, by=ravi) == ()


def test_a_dismissed_statement_takes_its_claim_off_the_desk_and_restoring_brings_it_back(
    found: Statement,
) -> None:
    ravi = builders.person("ravi")
    statements.dismiss(statement=found, by=ravi)
    assert not visibility.claims_on_desk(ravi).exists()

    statements.restore(statement=Statement.objects.get(pk=found.pk), by=ravi)
    assert visibility.claims_on_desk(ravi).get().pk == found.claim_id


def test_the_only_appearance_of_a_claim_under_work_is_not_dismissed(found: Statement) -> None:
    staff = builders.staff()
    assert found.claim
    builders.triaged(staff, found.claim)
    found = Statement.objects.get(pk=found.pk)

    with pytest.raises(Missing, match="set the claim aside"):
        statements.dismiss(statement=found, by=staff.ravi)


def test_editing_moves_the_span_and_the_voice_and_accepts(found: Statement) -> None:
    voice = StatementVoice("City of Lowgate", PartyKind.GOVERNMENT, AttributionLevel.NAMED)

    edited = statements.edit(
        statement=found, version=found.version, voice=voice, span=Span(4, 28), by=builders.person()
    )

    assert (edited.exact, edited.standing) == ("Lowgate bridge can carry", "accepted")
    assert edited.party
    assert edited.party.name == "City of Lowgate"
    entry = HistoryEntry.objects.get(kind="statement.edited", subject="claim")
    assert entry.data["before"]["party"] == "Dora Finch"


def test_of_two_editors_the_second_is_told(found: Statement) -> None:
    voice = builders.voice()
    statements.edit(
        statement=found, version=found.version, voice=voice, span=Span(4, 28), by=builders.person()
    )

    with pytest.raises(Stale, match="still in the form"):
        statements.edit(
            statement=found, version=found.version, voice=voice, span=Span(4, 18), by=builders.person()
        )


def test_a_missed_claim_and_a_missed_denial_are_added_by_hand() -> None:
    staff = builders.staff()
    snapshot = builders.snapshot(builders.article("The dam is safe. The union says otherwise."))
    claim_statement = statements.add(
        snapshot=snapshot,
        kind=StatementKind.CLAIM,
        span=Span(0, 15),
        voice=builders.voice(),
        claim=None,
        denies=[],
        denial_type=None,
        by=staff.ravi,
    )
    claim = Claim.objects.get()
    statements.add(
        snapshot=snapshot,
        kind=StatementKind.DENIAL,
        span=Span(27, 41),
        voice=builders.voice("unions", AttributionLevel.COLLECTIVE),
        claim=None,
        denies=[claim],
        denial_type=DenialType.PARTIAL,
        by=staff.ravi,
    )

    claim = Claim.objects.get()
    assert (claim.text, claim.origin, claim.appearance_count, claim.denial_count) == (
        "The dam is safe",
        "hand",
        1,
        1,
    )
    assert (claim_statement.prefix, claim_statement.suffix) == ("", ". The union says otherwise.")
    assert Party.objects.get(name="unions").only_in == snapshot.article


@pytest.mark.parametrize(
    ("span", "kind", "sentence"),
    [
        (Span(0, 500), StatementKind.CLAIM, "Select words"),
        (Span(3, 4), StatementKind.CLAIM, "Select words"),
        (Span(0, 7), StatementKind.DENIAL, "Choose at least one claim"),
    ],
)
def test_what_cannot_be_a_statement_is_refused(span: Span, kind: StatementKind, sentence: str) -> None:
    snapshot = builders.snapshot(builders.article("The dam is safe."))

    with pytest.raises(Missing, match=sentence):
        statements.add(
            snapshot=snapshot,
            kind=kind,
            span=span,
            voice=builders.voice(),
            claim=None,
            denies=[],
            denial_type=None,
            by=builders.person(),
        )


def test_somebody_who_has_left_curates_nothing(found: Statement) -> None:
    gone = builders.person()
    gone.is_active = False

    with pytest.raises(NotAllowed, match="account is closed"):
        statements.accept(statement=found, by=gone)


def test_who_decides_decides_of_what_is_now(found: Statement) -> None:
    """Two people dismiss the last two places of a claim that is worked on: the second is refused."""
    staff = builders.staff()
    claim = found.claim
    assert claim is not None
    other = builders.statement(claim=claim)
    looked_up = Statement.objects.select_related("snapshot__article", "claim", "party").get(pk=found.pk)
    builders.triaged(staff, claim)

    statements.dismiss(statement=other, by=staff.ravi)

    with pytest.raises(Missing, match="appears nowhere else"):
        statements.dismiss(statement=looked_up, by=staff.cleo)


def test_what_somebody_has_decided_meanwhile_is_not_decided_again(found: Statement) -> None:
    ravi = builders.person("ravi")
    looked_up = Statement.objects.select_related("snapshot__article", "claim", "party").get(pk=found.pk)
    statements.accept(statement=found, by=ravi)

    statements.accept(statement=looked_up, by=ravi)

    assert Statement.objects.get(pk=found.pk).version == 2
    assert HistoryEntry.objects.filter(kind="statement.accepted", subject="article").count() == 1


def test_what_the_reporter_says_is_not_added_by_hand(found: Statement) -> None:
    with pytest.raises(Missing, match="Say whether it is a claim or a denial") as refused:
        statements.add(
            snapshot=found.snapshot,
            kind=StatementKind.NARRATOR,
            span=Span(0, 18),
            voice=builders.voice(),
            claim=None,
            denies=[],
            denial_type=None,
            by=builders.person("ravi"),
        )

    assert set(refused.value.fields) == {"kind"}
