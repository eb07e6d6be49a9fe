"""Undo after a move, as a browser gets it."""

import re

import pytest
from django.test import Client

from claims.models import Claim, HistoryEntry
from tests import builders
from tests.builders import Staff

pytestmark = pytest.mark.django_db


def take(ravi: Client, claim: Claim, **more: str) -> str:
    given = {"move": "take", "version": claim.version, **more}
    return ravi.post(f"/claims/{claim.pk}/moves/", given, follow=True).text


def undo_in(html: str) -> str:
    found = re.search(r'action="([^"]+/undo/[^"]*)"', html)
    assert found
    return found[1].replace("&amp;", "&")


def test_a_move_is_told_with_an_undo_that_leads_back_to_the_claim(ravi: Client, staff: Staff) -> None:
    claim = builders.triaged(staff)
    html = take(ravi, claim)
    assert "is in “In research” now" in html

    answer = ravi.post(undo_in(html), follow=True)

    assert answer.redirect_chain[-1][0] == f"/claims/{claim.pk}/"
    assert f"Taken back: {claim.number} is in “Triaged” again." in answer.text
    assert "data-undo" not in answer.text


def test_from_a_list_the_move_and_its_undo_lead_back_to_the_list(ravi: Client, staff: Staff) -> None:
    claim = builders.triaged(staff)
    html = take(ravi, claim, next="/?view=unassigned")
    assert "<h1>Desk</h1>" in html
    answer = ravi.post(undo_in(html), follow=True)
    assert answer.redirect_chain[-1][0] == "/?view=unassigned"


def test_a_repeated_undo_has_one_effect_and_says_so(ravi: Client, staff: Staff) -> None:
    claim = builders.triaged(staff)
    address = undo_in(take(ravi, claim))
    ravi.post(address)
    entries = HistoryEntry.objects.count()
    assert "You have taken this back already" in ravi.post(address, follow=True).text
    assert HistoryEntry.objects.count() == entries


def test_a_move_refused_from_a_list_says_why_on_the_list(ravi: Client, staff: Staff) -> None:
    claim = builders.triaged(staff)
    builders.move(claim, "take", staff.cleo)
    html = take(ravi, claim, next="/?view=unassigned")
    assert "<h1>Desk</h1>" in html
    assert "Someone moved this first" in html


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", "elsewhere"])
def test_what_is_no_page_of_ours_is_not_led_to(ravi: Client, staff: Staff, elsewhere: str) -> None:
    claim = builders.triaged(staff)
    given = {"move": "take", "version": claim.version, "next": elsewhere}
    assert ravi.post(f"/claims/{claim.pk}/moves/", given)["Location"] == f"/claims/{claim.pk}/"
