"""Merged claims and what hangs on them: talk, watches, parts."""

import threading

import pytest
from django.db import connection

from claims.actions import claim_merges, comments, parts, watches
from claims.actions.belongings import OF_CLAIM
from claims.domain.refusals import Missing, Refusal, WrongState
from claims.domain.speech import AttributionLevel
from claims.models import Claim, Merge, Statement
from claims.queries import anonymity
from tests import builders
from tests.actions.test_claim_merges import merge


@pytest.fixture
def staff(db: None) -> builders.Staff:
    return builders.staff()


def test_comments_and_watches_go_along_and_come_back(staff: builders.Staff) -> None:
    claim, kept = builders.claim(), builders.claim()
    comments.add(claim=claim, text="Which year?", by=staff.ravi)
    for watched in (claim, kept):
        watches.start(claim=watched, by=staff.cleo)
    watches.start(claim=claim, by=staff.ravi)

    merge(claim, kept, staff)
    assert kept.comments.count() == 1
    assert sorted(watch.user.username for watch in kept.watches.all()) == ["cleo", "ravi"]

    claim_merges.undo(claim=Claim.objects.get(pk=claim.pk), by=staff.edda)
    assert claim.comments.count() == 1
    assert sorted(watch.user.username for watch in claim.watches.all()) == ["cleo", "ravi"]


def test_assessments_of_anonymous_sources_go_along_and_come_back(staff: builders.Staff) -> None:
    claim, kept = by_unnamed(staff, "two officials"), by_unnamed(staff, "a diplomat")
    first, second = (builders.assess_anonymity(one, staff) for one in (claim, kept))

    merge(claim, kept, staff)

    assert set(kept.anonymity_assessments.all()) == {first, second}
    assert not claim.anonymity_assessments.exists()
    found = anonymity.of(kept)
    assert {voice.described_as: voice.assessed for voice in found.voices} == {
        "two officials": False,
        "a diplomat": True,
    }

    again = builders.assess_anonymity(kept, staff)
    assert not anonymity.of(kept).open
    claim_merges.undo(claim=Claim.objects.get(pk=claim.pk), by=staff.edda)

    assert set(claim.anonymity_assessments.all()) == {first}
    assert set(kept.anonymity_assessments.all()) == {second, again}
    assert not anonymity.of(claim).open
    assert not anonymity.of(kept).open


def test_an_approved_assessment_is_worth_as_much_for_the_kept_claim(staff: builders.Staff) -> None:
    claim, kept = by_unnamed(staff, "two officials"), builders.claim()
    approved = builders.assess_anonymity(claim, staff)

    merge(claim, kept, staff)

    facts = anonymity.facts_of(kept)
    assert facts is not None
    assert (facts.unassessed, facts.approved_by_id) == ((), approved.approved_by_id)


def by_unnamed(staff: builders.Staff, described_as: str) -> Claim:
    voice = builders.voice(described_as, AttributionLevel.GRANTED_ANONYMITY)
    return builders.claim(said_by=voice)


STAYS = {
    ("Claim", "duplicate_of"),
    ("Claim", "merged_into"),
    ("Claim", "part_of"),
    ("LastLook", "claim"),
    ("Notice", "claim"),
    ("Review", "claim"),
    ("RuleRun", "claim"),
    ("Verdict", "claim"),
}
"""What a merged claim keeps: where it stands, what was proposed and told of it, who saw it, its rules."""


def test_whatever_hangs_on_a_claim_goes_along_or_is_known_to_stay() -> None:
    goes = {(each.model.__name__, each.column) for each in OF_CLAIM}
    related = {
        (each.related_model.__name__, each.field.name)
        for each in Claim._meta.related_objects
        if not each.many_to_many
    }
    assert goes | STAYS == related
    assert not goes & STAYS


def test_a_claim_in_parts_and_a_part_of_the_other_are_not_merged_away(staff: builders.Staff) -> None:
    whole, other = builders.claim(), builders.claim()
    one, _ = parts.split(claim=whole, texts=["One part", "Another"], version=1, by=staff.edda)

    with pytest.raises(WrongState, match="is split into parts"):
        merge(whole, other, staff)
    with pytest.raises(Missing, match="is a part of"):
        merge(one, whole, staff)


def test_the_database_itself_keeps_a_merged_claim_set_aside(staff: builders.Staff) -> None:
    claim, kept = builders.claim(), builders.claim()
    with pytest.raises(Exception, match="claim_merged_is_set_aside"):
        Claim.objects.filter(pk=claim.pk).update(merged_into=kept)


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_merge_two_claims_into_each_other_one_is_refused() -> None:
    staff = builders.staff()
    one, other = builders.claim(), builders.claim()
    refused: list[str] = []
    ready = threading.Barrier(2)

    def work(claim: Claim, into: Claim) -> None:
        ready.wait()
        try:
            merge(claim, into, staff)
        except Refusal as refusal:
            refused.append(str(refusal))
        finally:
            connection.close()

    both = [threading.Thread(target=work, args=pair) for pair in ((one, other), (other, one))]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()

    assert len(refused) == 1
    assert Merge.objects.count() == 1
    assert Statement.objects.filter(claim=Merge.objects.get().kept_id).count() == 2
