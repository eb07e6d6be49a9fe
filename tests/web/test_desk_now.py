"""What the list that somebody has before them has become, as the script that keeps it asks for it."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.actions import comments
from claims.models import Claim
from tests import builders
from tests.builders import Staff
from tests.web import many

pytestmark = pytest.mark.django_db


def row_of(claim: Claim, html: str) -> str:
    return html[html.index(f'data-claim="{claim.pk}"') :].partition("</tr>")[0]


def test_nothing_is_sent_while_nothing_happens(ravi: Client, staff: Staff) -> None:
    claim = builders.triaged(staff)
    first = ravi.get("/desk/now/")
    assert claim.text in first.text
    again = ravi.get("/desk/now/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("what", ["a move", "a comment", "a new claim", "a look"])
def test_whatever_happens_to_a_claim_of_the_list_is_sent(ravi: Client, staff: Staff, what: str) -> None:
    claim = builders.triaged(staff)
    tag = ravi.get("/desk/now/")["ETag"]
    if what == "a move":
        builders.move(claim, "take", staff.cleo)
    elif what == "a comment":
        comments.add(claim=claim, text="Which year?", by=staff.cleo)
    elif what == "a look":
        ravi.get(f"/claims/{claim.pk}/")
    else:
        builders.claim()
    answer = ravi.get("/desk/now/", headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert answer["ETag"] != tag


def test_a_claim_that_left_says_where_it_is_now_and_who_moved_it(ravi: Client, staff: Staff) -> None:
    claim = builders.triaged(staff)
    shown = f"{claim.pk}.{claim.version}"
    builders.move(claim, "take", staff.cleo)

    row = row_of(claim, ravi.get(f"/desk/now/?view=unassigned&shown={shown}").text)

    assert "data-left" in row
    assert "In research" in row
    assert f"moved by {staff.cleo.display_name}" in row


def test_a_claim_that_left_without_a_move_says_only_that(ravi: Client, staff: Staff) -> None:
    claim = builders.triaged(staff)
    row = row_of(claim, ravi.get(f"/desk/now/?denied=1&shown={claim.pk}.{claim.version}").text)
    assert "not in this list now" in row
    assert "moved by" not in row


def test_a_claim_pushed_off_the_page_by_others_has_not_left(ravi: Client, staff: Staff) -> None:
    claim = builders.triaged(staff)
    Claim.objects.filter(pk=claim.pk).update(check_worthiness=0)
    Claim.objects.filter(pk__in=[one.pk for one in many.claims(50, staff.edda)]).update(state="triaged")
    row = row_of(claim, ravi.get(f"/desk/now/?shown={claim.pk}.{claim.version}").text)
    assert "data-left" not in row


def test_the_counts_come_along_by_the_addresses_of_their_links(ravi: Client, staff: Staff) -> None:
    builders.triaged(staff)
    html = ravi.get("/desk/now/").text
    assert '<a href="/?view=unassigned">1</a>' in html
    links = set(re.findall(r'<a href="([^"]+)"[^>]*>[^<]*<span class="n num">', ravi.get("/").text))
    assert links, "the rail and the tabs have counts"
    assert links <= set(re.findall(r'<a href="([^"]+)">[\d,]+</a>', html))


def test_the_forms_of_a_row_lead_back_to_the_list(ravi: Client, staff: Staff) -> None:
    builders.triaged(staff)
    html = ravi.get("/desk/now/?view=unassigned").text
    assert 'name="next" value="/?view=unassigned"' in html


@pytest.mark.parametrize(
    "address", ["?view=odd", "?after=odd", "?verdict=odd", "?shown=x&shown=1.x&shown=-1.2"]
)
def test_an_address_that_makes_no_sense_changes_nothing(ravi: Client, address: str) -> None:
    assert ravi.get(f"/desk/now/{address}").status_code in (200, 204)


def test_as_many_statements_for_3_rows_as_for_3_000(ravi: Client, staff: Staff) -> None:
    builders.claim()

    def statements(number: int, tag: str = "") -> tuple[int, str]:
        if number:
            many.claims(number, staff.ravi)
        shown = "".join(f"&shown={pk}.0" for pk in Claim.objects.values_list("pk", flat=True)[:100])
        with CaptureQueriesContext(connection) as captured:
            answer = ravi.get(f"/desk/now/?view=published{shown}", headers={"If-None-Match": tag})
        assert answer.status_code == (304 if tag else 200)
        return len(captured), answer["ETag"]

    few, tag = statements(3)
    quiet, _ = statements(0, tag)
    assert quiet <= 7
    many_rows, tag = statements(2_997)
    assert many_rows == few
    assert statements(0, tag)[0] == quiet
