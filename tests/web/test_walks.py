"""Working through a list of the desk, claim by claim."""

import html
import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.actions import comments
from claims.models import Claim, LastLook
from claims.queries import desk, walks
from claims.queries.desk_filters import DeskFilters, Sort, View
from tests import builders
from tests.builders import Staff
from tests.web import many

pytestmark = pytest.mark.django_db

MINE = "view%3Dmine"


@pytest.fixture
def three(staff: Staff) -> list[Claim]:
    """Ravi's, the most check-worthy first."""
    claims = [builders.researching(staff) for _ in range(3)]
    for worth, claim in enumerate(reversed(claims)):
        Claim.objects.filter(pk=claim.pk).update(check_worthiness=worth / 10)
    return claims


def what_is_new(client: Client, ahead: str) -> Any:
    """The answer to a page that was fetched ahead, once somebody looks at it."""
    address = re.search(r'data-ahead hx-get="([^"]+)"', ahead)
    assert address
    return client.get(html.unescape(address[1]), headers={"HX-Request": "true"})


def fetched_ahead(client: Client, claim: Claim) -> str:
    return client.get(f"/claims/{claim.pk}/?from={MINE}", headers={"Sec-Purpose": "prefetch"}).text


def ways(page: str) -> dict[str, str]:
    """Where previous and next lead, by the number of the claim."""
    return dict(re.findall(r'rel="(prev|next)" href="/claims/(\d+)/\?from=view%3Dmine"', page))


def test_a_claim_opened_from_a_list_says_where_it_stands_and_leads_on(
    ravi: Client, three: list[Claim]
) -> None:
    first, second, third = three
    list_page = ravi.get("/?view=mine").text
    assert f'href="/claims/{first.pk}/?from={MINE}"' in list_page
    page = ravi.get(f"/claims/{second.pk}/?from={MINE}").text
    assert "2 of 3" in page
    assert ways(page) == {"prev": str(first.pk), "next": str(third.pk)}
    assert '<a href="/?view=mine" data-list>Mine</a>' in page
    assert ways(ravi.get(f"/claims/{first.pk}/?from={MINE}").text) == {"next": str(second.pk)}
    assert "Working through" not in ravi.get(f"/claims/{second.pk}/").text


@pytest.mark.parametrize("sort", list(Sort))
def test_the_way_through_a_list_has_its_order_in_both_directions(staff: Staff, sort: Sort) -> None:
    claims = many.claims(25, staff.ravi)
    due = timezone.now() - timedelta(days=1)
    Claim.objects.filter(pk__in=[claim.pk for claim in claims]).update(state="researching", due_at=due)
    filters = DeskFilters(view=View.OPEN, sort=sort)
    wanted = [row.id for row in desk.page(staff.ravi, filters).rows]
    found = [walks.of(staff.ravi, filters, claim_id) for claim_id in wanted]
    assert [walk.number for walk in found] == list(range(1, len(wanted) + 1))
    assert [walk.next_id for walk in found] == [*wanted[1:], None]
    assert [walk.previous_id for walk in found] == [None, *wanted[:-1]]
    assert [walks.next_of(staff.ravi, filters, claim_id) for claim_id in wanted] == [*wanted[1:], None]


def test_after_a_move_the_next_claim_of_the_list_is_shown_with_the_undo(
    ravi: Client, three: list[Claim]
) -> None:
    first, second, _ = three
    given = {"move": "release", "version": first.version, "from": "view=mine"}
    answer = ravi.post(f"/claims/{first.pk}/moves/", given, follow=True)
    assert answer.redirect_chain[-1][0] == f"/claims/{second.pk}/?from={MINE}"
    assert f"{first.number} is in “Triaged” now." in answer.text
    undo = re.search(r'action="([^"]+/undo/[^"]*)"', answer.text)
    assert undo
    back = ravi.post(undo[1].replace("&amp;", "&"), follow=True)
    assert back.redirect_chain[-1][0] == f"/claims/{first.pk}/?from={MINE}"
    assert Claim.objects.get(pk=first.pk).assignee_id == first.assignee_id


def test_the_next_claim_takes_the_place_of_the_one_that_moved_and_the_list_is_another_page(
    ravi: Client, three: list[Claim]
) -> None:
    first, second, last = three
    given = {"move": "release", "version": first.version, "from": "view=mine"}
    answer = ravi.post(f"/claims/{first.pk}/moves/", given, headers={"HX-Request": "true"})
    assert json.loads(answer["HX-Location"])["path"] == f"/claims/{second.pk}/?from={MINE}"
    assert not answer.content
    given = {"move": "release", "version": last.version, "from": "view=mine"}
    answer = ravi.post(f"/claims/{last.pk}/moves/", given, headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == "/?view=mine"


def test_after_the_last_claim_comes_the_list(ravi: Client, three: list[Claim]) -> None:
    last = three[-1]
    given = {"move": "release", "version": last.version, "from": "view=mine"}
    assert ravi.post(f"/claims/{last.pk}/moves/", given)["Location"] == "/?view=mine"


def test_in_other_lists_a_move_leads_back_to_the_claim(ravi: Client, three: list[Claim]) -> None:
    first = three[0]
    given = {"move": "release", "version": first.version, "from": "view=open"}
    answer = ravi.post(f"/claims/{first.pk}/moves/", given)
    assert answer["Location"] == f"/claims/{first.pk}/?from=view%3Dopen"


def test_a_refused_move_stays_at_the_claim_and_in_the_list(ravi: Client, three: list[Claim]) -> None:
    first = three[0]
    given = {"move": "propose", "version": first.version, "from": "view=mine", "reason": "It says so."}
    answer = ravi.post(f"/claims/{first.pk}/moves/", given)
    assert answer.status_code == 422
    assert "1 of 3" in answer.text
    assert "It says so." in answer.text


def test_whatever_else_is_done_on_the_page_keeps_the_list(ravi: Client, three: list[Claim]) -> None:
    page = f"http://testserver/claims/{three[1].pk}/?from={MINE}"
    answer = ravi.post(f"/claims/{three[1].pk}/tags/", {"tag": "homes"}, headers={"Referer": page})
    assert answer["Location"].startswith(f"/claims/{three[1].pk}/?from={MINE}")


def test_a_claim_that_is_not_in_the_list_leads_to_its_first(ravi: Client, three: list[Claim]) -> None:
    page = ravi.get(f"/claims/{builders.claim().pk}/?from={MINE}").text
    assert "Not in this list now; 3 claims are" in page
    assert ways(page) == {"next": str(three[0].pk)}


@pytest.mark.parametrize("given", ["view%3Dodd", "%26%3D", "x", "verdict%3Dodd%26view%3Dall"])
def test_a_list_that_makes_no_sense_is_no_error(ravi: Client, three: list[Claim], given: str) -> None:
    assert ravi.get(f"/claims/{three[0].pk}/?from={given}").status_code == 200


def test_a_claim_that_is_fetched_ahead_was_not_looked_at_yet(
    ravi: Client, staff: Staff, three: list[Claim]
) -> None:
    address = f"/claims/{three[1].pk}/?from={MINE}"

    ahead = ravi.get(address, headers={"Sec-Purpose": "prefetch"})

    assert "data-ahead" in ahead.text
    assert ahead["Cache-Control"] == "private, max-age=120"
    assert not LastLook.objects.filter(claim=three[1]).exists()
    assert "data-ahead" not in ravi.get(address).text
    assert LastLook.objects.filter(claim=three[1], user=staff.ravi).exists()


def test_what_was_done_is_said_on_no_page_that_nobody_sees(
    ravi: Client, staff: Staff, three: list[Claim]
) -> None:
    first, second, _ = three
    address = f"/claims/{second.pk}/?from={MINE}"
    said = f"{first.number} is in “Triaged” now."
    ravi.post(
        f"/claims/{first.pk}/moves/", {"move": "release", "version": first.version, "from": "view=mine"}
    )

    for purpose in ("prefetch", "prefetch;prerender"):
        assert said not in ravi.get(address, headers={"Sec-Purpose": purpose}).text
    assert not LastLook.objects.filter(claim=second).exists()
    assert said in ravi.get(address).text
    assert said not in ravi.get(address).text


def test_who_looks_at_a_page_that_was_fetched_ahead_hears_what_was_done_and_where_it_stands_now(
    ravi: Client, staff: Staff, three: list[Claim]
) -> None:
    first, second, _ = three
    ahead = fetched_ahead(ravi, second)
    assert "2 of 3" in ahead
    given = {"move": "release", "version": first.version, "from": "view=mine"}
    ravi.post(f"/claims/{first.pk}/moves/", given, headers={"HX-Request": "true"})
    assert not LastLook.objects.filter(claim=second).exists()

    now = what_is_new(ravi, ahead)

    assert f"{first.number} is in “Triaged” now." in now.text
    assert "1 of 2" in now.text
    assert f'id="walk-{second.pk}"' in now.text
    assert 'hx-swap-oob="true"' in now.text
    assert LastLook.objects.filter(claim=second, user=staff.ravi).exists()
    assert "Triaged" not in what_is_new(ravi, ahead).text


def test_a_claim_that_stands_where_it_stood_keeps_its_way(ravi: Client, three: list[Claim]) -> None:
    assert not what_is_new(ravi, fetched_ahead(ravi, three[1])).text.strip()


def test_who_looks_at_a_claim_that_changed_meanwhile_is_to_load_it_and_then_hears_the_rest(
    ravi: Client, staff: Staff, three: list[Claim]
) -> None:
    first, second, third = three
    ahead = {claim: fetched_ahead(ravi, claim) for claim in (second, third)}
    ravi.post(f"/claims/{first.pk}/moves/", {"move": "release", "version": first.version})
    builders.move(second, "release", staff.ravi)
    comments.add(claim=third, text="In which year?", by=staff.cleo)

    for claim in (second, third):
        answer = what_is_new(ravi, ahead[claim])
        assert (answer.status_code, answer["HX-Trigger"]) == (204, "claim-changed")
        assert not LastLook.objects.filter(claim=claim, user=staff.ravi).exists()
    assert f"{first.number} is in “Triaged” now." in ravi.get(f"/claims/{third.pk}/").text


def test_what_is_new_of_a_claim_is_not_for_strangers_nor_of_one_that_is_gone(
    ravi: Client, three: list[Claim]
) -> None:
    assert Client().get(f"/claims/{three[0].pk}/now/").status_code == 302
    assert ravi.get(f"/claims/{three[0].pk}/now/?version=x&seen=%00").status_code == 204
    assert ravi.get("/claims/999999/now/").status_code == 404


def test_the_way_costs_the_same_through_3_claims_as_through_3_000(staff: Staff) -> None:
    def statements(number: int) -> int:
        claim = many.claims(number, staff.ravi)[0]
        with CaptureQueriesContext(connection) as captured:
            walks.of(staff.ravi, DeskFilters(view=View.PUBLISHED), claim.pk)
        return len(captured)

    assert statements(3) == statements(2_997) == 5
