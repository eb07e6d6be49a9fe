"""Tags, priority and merging on the claim page and the desk."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.actions import tags
from claims.models import Claim, Tag
from tests import builders
from tests.builders import Staff
from tests.web import many
from tests.web.at_the_claim import desk_of, fresh, page_of

pytestmark = pytest.mark.django_db
WHY = "The same homes in other words."


def merge(client: Client, claim: Claim, into: str, **given: str) -> str:
    sent = {"into": into, "reason": WHY, "version": str(fresh(claim).version), **given}
    answer = client.post(f"/claims/{claim.pk}/merge/", sent, follow=True)
    return answer.content.decode()


def test_a_claim_gets_tags_which_the_page_and_the_desk_show(staff: Staff) -> None:
    claim = builders.claim()
    ravi = desk_of(staff.ravi)
    page = ravi.post(f"/claims/{claim.pk}/tags/", {"tag": " new  homes "}, follow=True).content.decode()
    assert "has the tag “new homes”" in page
    assert "gave it the tag" in page
    assert '<span class="tag">new homes</span>' in ravi.get("/").content.decode()
    tag = claim.tags.get()
    page = ravi.post(f"/claims/{claim.pk}/tags/{tag.pk}/remove/", follow=True).content.decode()
    assert "no longer has the tag “new homes”" in page
    assert not claim.tags.exists()
    assert ravi.post(f"/claims/{claim.pk}/tags/{tag.pk}/remove/").status_code == 404


def test_a_tag_is_one_tag_whatever_its_case(staff: Staff) -> None:
    first, second = builders.claim(), builders.claim()
    tags.add(claim=first, name="Housing", by=staff.ravi)
    tags.add(claim=second, name="HOUSING", by=staff.ravi)
    tags.add(claim=second, name="housing", by=staff.ravi)
    assert Tag.objects.get().claims.count() == 2


@pytest.mark.parametrize(
    ("typed", "sentence"), [(" ", "Write the tag."), ("x" * 61, "at most 60 characters")]
)
def test_a_tag_that_is_none_is_refused_and_kept(staff: Staff, typed: str, sentence: str) -> None:
    claim = builders.claim()
    answer = desk_of(staff.ravi).post(f"/claims/{claim.pk}/tags/", {"tag": typed})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert f'value="{typed}"' in answer.content.decode()


def test_the_desk_lists_the_claims_of_a_tag(staff: Staff) -> None:
    claim, other = builders.claim(), builders.claim()
    tags.add(claim=claim, name="Housing", by=staff.ravi)
    page = desk_of(staff.ravi).get("/?tag=housing").content.decode()
    assert claim.text in page
    assert other.text not in page
    assert "Housing" in desk_of(staff.ravi).get("/").content.decode()
    assert other.text not in desk_of(staff.ravi).get("/?tag=%00nothing").content.decode()


def test_the_desk_costs_the_same_for_three_tagged_claims_and_for_three_hundred(staff: Staff) -> None:
    client, costs = desk_of(staff.ravi), []
    for number in (3, 297):
        for claim in many.claims(number, staff.ravi)[:40]:
            tags.add(claim=claim, name=f"tag {claim.pk % 4}", by=staff.ravi)
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/?view=all").status_code == 200
        costs.append(len(captured))
    assert costs[0] == costs[1]


def test_an_editor_changes_the_priority_after_triage(staff: Staff) -> None:
    claim = builders.researching(staff)
    page = desk_of(staff.edda).post(f"/claims/{claim.pk}/priority/", {"priority": "1"}, follow=True)
    assert f"{claim.number} has priority 1 now." in page.content.decode()
    assert "changed its priority from" in page.content.decode()
    assert fresh(claim).priority == 1
    refused = desk_of(staff.edda).post(f"/claims/{claim.pk}/priority/", {"priority": "urgent"})
    assert (refused.status_code, "Choose the priority" in refused.content.decode()) == (422, True)
    assert desk_of(staff.ravi).post(f"/claims/{claim.pk}/priority/", {"priority": "1"}).status_code == 403


def test_what_is_published_has_no_priority(staff: Staff) -> None:
    claim = builders.published(staff)
    sentence = "The claim is published; it has no priority any more."
    assert sentence in page_of(claim, staff.edda)
    answer = desk_of(staff.edda).post(f"/claims/{claim.pk}/priority/", {"priority": "1"})
    assert (answer.status_code, sentence in answer.content.decode()) == (409, True)


def test_an_editor_merges_a_claim_and_undoes_it_from_its_page(staff: Staff) -> None:
    claim, kept = builders.claim(), builders.claim()
    edda = desk_of(staff.edda)
    assert "Merge into another claim" in page_of(claim, staff.edda)

    page = merge(edda, claim, kept.number.lower())

    assert f"{claim.number} was merged into {kept.number}, which has all its voices" in page
    assert "Undo the merge" in page
    assert "2 appearances" in page_of(kept, staff.edda)
    assert "merged <b>" in page_of(kept, staff.edda)

    page = edda.post(f"/claims/{claim.pk}/unmerge/", follow=True).content.decode()
    assert f"{claim.number} is back on the desk with what it had." in page
    assert fresh(claim).state == "new"


def test_a_merge_that_is_refused_keeps_what_was_typed(staff: Staff) -> None:
    claim = builders.claim()
    page = merge(desk_of(staff.edda), claim, "C-987654")
    assert "There is no claim C-987654 to merge into." in page
    assert WHY in page
    assert 'value="C-987654"' in page
    page = merge(desk_of(staff.edda), claim, "the other", reason="")
    assert "Give the number of the record that stays, such as C-12." in page
    assert "Say why the two are one." in page


def test_a_reviewer_sees_why_not(staff: Staff) -> None:
    claim, kept = builders.claim(), builders.claim()
    assert "Only editors or administrators may merge claims" in page_of(claim, staff.ravi)
    sent = {"into": kept.number, "reason": WHY, "version": "1"}
    assert desk_of(staff.ravi).post(f"/claims/{claim.pk}/merge/", sent).status_code == 403


def test_a_published_claim_says_why_it_is_not_merged_away(staff: Staff) -> None:
    assert "is published: its page must stay" in page_of(builders.published(staff), staff.edda)


def test_a_merge_that_must_wait_says_for_what(staff: Staff) -> None:
    first, second, third = builders.claim(), builders.claim(), builders.claim()
    edda = desk_of(staff.edda)
    merge(edda, first, second.number)
    merge(edda, second, third.number)
    sentence = f"{second.number} was itself merged into {third.number} since: undo that merge first."
    assert sentence in page_of(first, staff.edda)
    answer = edda.post(f"/claims/{first.pk}/unmerge/")
    assert (answer.status_code, sentence in answer.content.decode()) == (409, True)
