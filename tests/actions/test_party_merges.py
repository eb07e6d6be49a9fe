"""Two parties that are one: all of it moves, later articles find the kept one, and it can be undone."""

import pytest

from claims.actions import parties, party_merges, replies
from claims.actions.parties import Described
from claims.domain.merge_request import MergeRequest
from claims.domain.refusals import Missing, NotAllowed, WrongState
from claims.domain.speech import AttributionLevel, PartyKind
from claims.models import Affiliation, Claim, HistoryEntry, MovedRow, Party, PartyAlias, Statement
from claims.queries import chain
from tests import builders

WHY = "She signs with both names."


@pytest.fixture
def staff(db: None) -> builders.Staff:
    return builders.staff()


def speaker(name: str, staff: builders.Staff) -> Party:
    """A party that said something, was asked, has another name, an affiliation, and controls another."""
    claim = builders.claim(said_by=builders.voice(name))
    claim = builders.researching(staff, claim)
    party = Party.objects.get(name=name)
    replies.ask(claim=claim, party=party, asked=builders.asked(), by=staff.ravi)
    article = claim.appearances.get().snapshot.article
    described = Described(party, (name.rsplit(maxsplit=1)[-1],), "Harwick council")
    parties.describe(article, [described])
    Party.objects.create(name=f"Office of {name}", kind="organisation", controlled_by=party)
    return party


def owned(party: Party) -> dict[str, list[int]]:
    return {
        name: sorted(getattr(party, name).values_list("pk", flat=True))
        for name in ("statements", "affiliations", "aliases", "reply_requests", "controls")
    }


def merge(party: Party, into: Party, by: builders.Staff) -> Party:
    return party_merges.merge(
        party=Party.objects.get(pk=party.pk), asked=MergeRequest(into.pk, WHY), by=by.edda
    )


def test_all_that_a_party_has_goes_to_the_kept_one_with_its_name(staff: builders.Staff) -> None:
    party, kept = speaker("Dora Hale", staff), speaker("Dora Finch", staff)
    before, kept_before = owned(party), owned(kept)

    merge(party, kept, staff)

    assert owned(party) == {name: [] for name in before}
    after = owned(kept)
    assert all(set(before[name]) | set(kept_before[name]) <= set(after[name]) for name in before)
    assert {alias.name for alias in kept.aliases.all()} == {"Finch", "Hale", "Dora Hale"}
    party.refresh_from_db()
    assert party.merged_into == kept


def test_an_undo_gives_each_back_what_was_theirs(staff: builders.Staff) -> None:
    party, kept = speaker("Dora Hale", staff), speaker("Dora Finch", staff)
    before, kept_before = owned(party), owned(kept)
    merge(party, kept, staff)
    said_since = builders.statement(said_by=builders.voice("Dora Hale"))
    assert said_since.party == kept

    party_merges.undo(party=party, by=staff.edda)

    assert owned(party) == before
    assert owned(kept) == {**kept_before, "statements": sorted([*kept_before["statements"], said_since.pk])}


def test_what_both_have_stays_where_it_was_and_comes_back(staff: builders.Staff) -> None:
    party, kept = speaker("Dora Hale", staff), speaker("Dora Finch", staff)
    article = Affiliation.objects.get(party=kept).article
    Affiliation.objects.create(party=party, article=article, stated="Harwick council")
    PartyAlias.objects.create(party=party, name="FINCH")
    PartyAlias.objects.create(party=kept, name="dora hale")
    before = owned(party)

    merge(party, kept, staff)

    assert sorted(alias.name for alias in kept.aliases.all()) == ["Finch", "Hale", "dora hale"]
    assert not MovedRow.objects.filter(how="made").exists()
    party_merges.undo(party=party, by=staff.edda)
    assert owned(party) == before
    assert kept.aliases.filter(name="dora hale").exists()


def test_a_party_never_controls_itself(staff: builders.Staff) -> None:
    party, kept = speaker("Dora Hale", staff), speaker("Dora Finch", staff)
    Party.objects.filter(pk=kept.pk).update(controlled_by=party)

    merge(party, kept, staff)
    kept.refresh_from_db()
    assert kept.controlled_by is None

    party_merges.undo(party=party, by=staff.edda)
    kept.refresh_from_db()
    assert kept.controlled_by == party


def test_later_articles_find_the_kept_party_by_the_merged_name(staff: builders.Staff) -> None:
    first, second, third = (speaker(name, staff) for name in ("Dora Hale", "D. Finch", "Dora Finch"))
    merge(first, second, staff)
    merge(second, third, staff)
    assert parties.named("dora hale", PartyKind.PERSON) == third
    party_merges.undo(party=second, by=staff.edda)
    assert parties.named("dora hale", PartyKind.PERSON) == second


def test_an_unnamed_party_is_merged_only_within_its_article(staff: builders.Staff) -> None:
    unnamed = builders.voice("officials", AttributionLevel.GRANTED_ANONYMITY)
    snapshot = builders.snapshot(builders.article("It is so, officials said. It is not, aides said."))
    builders.statement("It is so", said_by=unnamed, within=snapshot)
    aides = builders.voice("aides", AttributionLevel.GRANTED_ANONYMITY)
    builders.statement("It is not", said_by=aides, within=snapshot)
    finch = speaker("Dora Finch", staff)
    officials = Party.objects.get(name="officials")

    with pytest.raises(Missing, match="“officials” is nobody in particular outside the article"):
        merge(officials, finch, staff)

    kept = merge(Party.objects.get(name="aides"), officials, staff)
    assert kept.statements.count() == 2


def test_both_histories_tell_of_it(staff: builders.Staff) -> None:
    party, kept = speaker("Dora Hale", staff), speaker("Dora Finch", staff)
    merge(party, kept, staff)
    party_merges.undo(party=party, by=staff.edda)
    for one in (party, kept):
        told = HistoryEntry.objects.filter(subject="party", subject_id=one.pk).order_by("position")
        assert [entry.kind for entry in told] == ["party.merged", "party.unmerged"]
        assert chain.verify("party", one.pk) is None


def test_what_cannot_be_merged_or_parted_says_why(staff: builders.Staff) -> None:
    first, second, third = (speaker(name, staff) for name in ("Dora Hale", "D. Finch", "Dora Finch"))
    with pytest.raises(NotAllowed):
        party_merges.merge(party=first, asked=MergeRequest(second.pk, WHY), by=staff.ravi)
    with pytest.raises(Missing, match="into itself"):
        merge(first, first, staff)
    with pytest.raises(Missing, match="There is no party 98765"):
        party_merges.merge(party=first, asked=MergeRequest(98765, WHY), by=staff.edda)
    merge(first, second, staff)
    with pytest.raises(WrongState, match=r"was merged into D\. Finch already"):
        merge(first, third, staff)
    with pytest.raises(Missing, match="merge into that one"):
        merge(third, first, staff)
    merge(second, third, staff)
    with pytest.raises(WrongState, match=r"D\. Finch was itself merged into Dora Finch since"):
        party_merges.undo(party=first, by=staff.edda)
    with pytest.raises(WrongState, match="is not merged"):
        party_merges.undo(party=third, by=staff.edda)


def test_no_statement_loses_its_speaker(staff: builders.Staff) -> None:
    party, kept = speaker("Dora Hale", staff), speaker("Dora Finch", staff)
    said = Statement.objects.filter(party__isnull=False).count()
    merge(party, kept, staff)
    assert Statement.objects.filter(party=kept).count() == said == Claim.objects.count()


def test_a_merge_is_not_undone_into_a_ring_of_control(staff: builders.Staff) -> None:
    names = ("Ministry", "Office", "Agency", "Bureau")
    above, merged, below, kept = (Party.objects.create(name=name, kind="organisation") for name in names)
    parties.control(party=merged, controlled_by=above, by=staff.edda)
    parties.control(party=below, controlled_by=merged, by=staff.edda)
    merge(merged, kept, staff)
    parties.control(party=above, controlled_by=below, by=staff.edda)

    with pytest.raises(WrongState, match="Office would control itself: say first that nobody controls"):
        party_merges.undo(party=merged, by=staff.edda)

    merged.refresh_from_db()
    assert merged.merged_into == kept
