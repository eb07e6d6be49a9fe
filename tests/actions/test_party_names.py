"""The names that a party goes by and who controls it, as editors say it."""

import pytest

from claims.actions import parties, party_merges, party_names
from claims.domain.merge_request import MergeRequest
from claims.domain.refusals import Missing, NotAllowed, WrongState
from claims.domain.speech import AttributionLevel, PartyKind
from claims.models import HistoryEntry, Party, PartyAlias
from claims.queries import chain, independence
from tests import builders


@pytest.fixture
def staff(db: None) -> builders.Staff:
    return builders.staff()


def government(name: str) -> Party:
    return parties.named(name, PartyKind.GOVERNMENT)


def unnamed(name: str = "officials") -> Party:
    builders.claim(said_by=builders.voice(name, AttributionLevel.GRANTED_ANONYMITY))
    return Party.objects.get(name=name)


def test_later_articles_find_a_government_by_a_name_that_an_editor_gave_it(staff: builders.Staff) -> None:
    corvalia = government("Corvalia")
    assert parties.named("Ransund", PartyKind.ORGANISATION) != corvalia

    party_names.add(party=corvalia, name="  the   Harbour Palace ", by=staff.edda)

    assert corvalia.aliases.get().name == "the Harbour Palace"
    assert parties.named("The Harbour Palace", PartyKind.ORGANISATION) == corvalia


def test_a_name_that_is_taken_away_leads_there_no_more(staff: builders.Staff) -> None:
    corvalia = government("Corvalia")
    alias = party_names.add(party=corvalia, name="the Palace", by=staff.edda)

    party_names.remove(alias=alias, by=staff.edda)
    party_names.remove(alias=alias, by=staff.edda)

    assert not PartyAlias.objects.exists()
    assert parties.named("the Palace", PartyKind.ORGANISATION) != corvalia
    told = HistoryEntry.objects.filter(subject="party", subject_id=corvalia.pk).order_by("position")
    assert [entry.kind for entry in told] == ["party.name_added", "party.name_removed"]
    assert chain.verify("party", corvalia.pk) is None


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (" ", "Write the name"),
        ("x" * 301, "at most 300 characters"),
        ("corvalia", "goes by the name “corvalia” already"),
        ("THE PALACE", "goes by the name “THE PALACE” already"),
        ("tamrin", "is Tamrin, a party of its own here: merge the two"),
        ("Tam Hall", "stands for Tamrin already"),
        ("half \ud800", "no character"),
    ],
)
def test_a_name_that_cannot_be_given_is_refused_with_why(
    staff: builders.Staff, name: str, sentence: str
) -> None:
    corvalia, tamrin = government("Corvalia"), government("Tamrin")
    party_names.add(party=corvalia, name="the Palace", by=staff.edda)
    party_names.add(party=tamrin, name="Tam Hall", by=staff.edda)

    with pytest.raises(Missing, match=sentence) as refused:
        party_names.add(party=corvalia, name=name, by=staff.edda)

    assert set(refused.value.fields) == {"name"}
    assert PartyAlias.objects.count() == 2


def test_two_people_may_go_by_one_name(staff: builders.Staff) -> None:
    first, second = (parties.named(name, PartyKind.PERSON) for name in ("Dora Finch", "Ada Finch"))
    for party in (first, second):
        party_names.add(party=party, name="Finch", by=staff.edda)
    assert PartyAlias.objects.filter(name="Finch").count() == 2


def test_voices_that_one_party_controls_count_once_as_soon_as_it_is_said(staff: builders.Staff) -> None:
    claim = builders.claim(said_by=builders.voice("Navy of Corvalia"))
    builders.statement(said_by=builders.voice("Bank of Corvalia"), claim=claim)
    corvalia = government("Corvalia")
    assert len(independence.of_claims([claim])[claim.pk]) == 2

    for name in ("Navy of Corvalia", "Bank of Corvalia"):
        parties.control(party=Party.objects.get(name=name), controlled_by=corvalia, by=staff.edda)
    assert len(independence.of_claims([claim])[claim.pk]) == 1

    parties.control(party=Party.objects.get(name="Navy of Corvalia"), controlled_by=None, by=staff.edda)
    assert len(independence.of_claims([claim])[claim.pk]) == 2


def test_control_never_runs_in_a_ring(staff: builders.Staff) -> None:
    first, second, third = (government(name) for name in ("Corvalia", "Tamrin", "Lunn"))
    parties.control(party=second, controlled_by=first, by=staff.edda)
    parties.control(party=third, controlled_by=second, by=staff.edda)

    for above in (first, third):
        with pytest.raises(Missing) as refused:
            parties.control(party=first, controlled_by=above, by=staff.edda)
        assert set(refused.value.fields) == {"controlled_by"}
    with pytest.raises(Missing, match="Lunn is itself controlled by Corvalia"):
        parties.edit(
            party=first, name="Corvalia", kind=PartyKind.GOVERNMENT, controlled_by=third, same_as="",
            by=staff.admin,
        )  # fmt: skip

    first.refresh_from_db()
    assert first.controlled_by is None


def test_no_merge_makes_a_ring_of_control(staff: builders.Staff) -> None:
    first, second, third = (government(name) for name in ("Corvalia", "Tamrin", "Lunn"))
    parties.control(party=second, controlled_by=first, by=staff.edda)
    parties.control(party=third, controlled_by=second, by=staff.edda)

    with pytest.raises(Missing, match="after the merge it would control itself"):
        party_merges.merge(party=first, asked=MergeRequest(third.pk, "One."), by=staff.edda)
    party_merges.merge(party=third, asked=MergeRequest(first.pk, "One."), by=staff.edda)

    second.refresh_from_db()
    first.refresh_from_db()
    assert (first.controlled_by, second.controlled_by) == (None, first)


def test_nobody_in_particular_controls_nobody_but_may_be_controlled(staff: builders.Staff) -> None:
    officials, corvalia = unnamed(), government("Corvalia")
    with pytest.raises(Missing, match="“officials” is nobody in particular"):
        parties.control(party=corvalia, controlled_by=officials, by=staff.edda)

    parties.control(party=officials, controlled_by=corvalia, by=staff.edda)

    officials.refresh_from_db()
    assert officials.controlled_by == corvalia


def test_what_is_said_of_a_merged_party_is_to_be_said_of_the_kept_one(staff: builders.Staff) -> None:
    gone, kept = government("Corvaly"), government("Corvalia")
    party_merges.merge(party=gone, asked=MergeRequest(kept.pk, "A misprint."), by=staff.edda)
    with pytest.raises(WrongState, match="Corvaly was merged into Corvalia: do it there"):
        party_names.add(party=gone, name="the Palace", by=staff.edda)
    with pytest.raises(WrongState, match="do it there"):
        parties.control(party=gone, controlled_by=None, by=staff.edda)
    with pytest.raises(Missing, match="choose that one"):
        parties.control(party=government("Tamrin"), controlled_by=gone, by=staff.edda)


def test_a_reviewer_says_neither(staff: builders.Staff) -> None:
    corvalia = government("Corvalia")
    alias = party_names.add(party=corvalia, name="the Palace", by=staff.edda)
    with pytest.raises(NotAllowed, match="Only editors or administrators may say by which names"):
        party_names.add(party=corvalia, name="the Isles", by=staff.ravi)
    with pytest.raises(NotAllowed):
        party_names.remove(alias=alias, by=staff.ravi)
    with pytest.raises(NotAllowed):
        parties.control(party=corvalia, controlled_by=None, by=staff.ravi)
