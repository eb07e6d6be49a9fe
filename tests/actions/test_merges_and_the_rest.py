"""Merged claims and what hangs on them: talk, watches, parts."""

import threading

import pytest
from django.db import connection

from claims.actions import claim_merges, comments, parts, watches
from claims.domain.refusals import Missing, Refusal, WrongState
from claims.models import Claim, Merge, Statement
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
