"""The desk as a browser gets it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import Claim
from tests import builders
from tests.builders import Staff
from tests.web import many

pytestmark = pytest.mark.django_db


def links(html: str) -> list[str]:
    """The claims of the list, in order."""
    return re.findall(r'class="text" href="/claims/(\d+)/\?from=', html)


def test_the_desk_is_behind_the_login(client: Client) -> None:
    answer = client.get("/")
    assert answer.status_code == 302
    assert answer["Location"] == "/login/?next=/"


def test_a_row_says_who_said_it_who_denied_it_where_it_is_and_who_has_it(ravi: Client, staff: Staff) -> None:
    claim = builders.researching(staff, builders.claim("Harwick built 400 homes"))
    builders.denial(claim, said_by="Ministry of Works")
    html = ravi.get("/").text
    row = html[html.index("data-row") :]
    for words in (claim.text, "Dora Finch", "Ministry of Works", "1 article", "In research", "Ravi", "Open"):
        assert words in row


def test_an_empty_desk_says_what_to_do(ravi: Client) -> None:
    html = ravi.get("/").text
    assert "The desk is empty" in html
    assert "/articles/add/" in html


def test_a_search_without_a_result_says_what_to_do_and_keeps_the_words(ravi: Client) -> None:
    builders.claim()
    html = ravi.get("/?q=unicorns").text
    assert "No claim fits" in html
    assert 'value="unicorns"' in html


def test_an_address_that_makes_no_sense_is_answered_with_a_sentence(ravi: Client) -> None:
    for address in (
        "/?view=upside",
        "/?state=odd",
        "/?verdict=odd",
        "/?after=odd",
        "/?sort=odd",
        "/?worth=2",
        "/?worth=nan",
        "/?since=odd",
        "/?party=odd",
    ):
        answer = ravi.get(address)
        assert answer.status_code == 422, address
        assert "Back to the open claims" in answer.text


def test_htmx_gets_the_list_alone(ravi: Client) -> None:
    answer = ravi.get("/", headers={"HX-Request": "true", "HX-Target": "list"})
    assert answer.text.lstrip().startswith("<title>")
    assert "<main" not in answer.text
    assert "HX-Request" in answer["Vary"]


def test_a_filter_that_is_set_can_be_taken_away_and_lives_in_the_address(ravi: Client) -> None:
    html = ravi.get("/?denied=1&topic=Housing").text
    assert 'href="/?topic=Housing"' in html
    assert 'href="/?denied=1"' in html


def test_party_worth_and_age_are_chips_that_can_be_taken_away(ravi: Client) -> None:
    claim = builders.claim()
    party = builders.denial(claim).party
    assert party
    html = ravi.get("/").text
    for query, label in (
        ("worth=0.4", "Check-worthy ≥ 0.4"),
        ("since=week", "Added this week"),
        (f"party={party.pk}", party.name),
    ):
        assert re.search(f'href="/\\?{query}"[^>]*>{label}', html)

    html = ravi.get(f"/?worth=0.5&since=week&party={party.pk}").text
    assert re.search(rf'href="/\?since=week&amp;party={party.pk}"[^>]*>Check-worthy ≥ 0.5', html)
    assert re.search(rf'href="/\?worth=0.5&amp;party={party.pk}"[^>]*>Added this week', html)
    assert re.search(rf'href="/\?worth=0.5&amp;since=week"[^>]*>Party: {party.name}', html)


def test_a_row_in_second_reading_shows_what_was_proposed(ravi: Client, staff: Staff) -> None:
    builders.in_second_reading(staff)
    row = ravi.get("/?view=second_reading").text.split('<td class="found">')[1].split("</td>")[0]
    assert "False" in row
    assert "proposed" in row


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "Desk"),
        ("?view=overdue", "Overdue · Desk"),
        ("?view=look_again", "Look again · Desk"),
        ("?q=floods&topic=Housing", "Open: “floods”, Housing · Desk"),
    ],
)
def test_the_title_says_which_list_it_is(ravi: Client, query: str, title: str) -> None:
    assert f"<title>{title} · factcheck</title>" in ravi.get(f"/{query}").text
    part = ravi.get(f"/{query}", headers={"HX-Request": "true", "HX-Target": "list"}).text
    assert f"<title>{title} · factcheck</title>" in part


def test_what_somebody_wrote_is_never_markup(ravi: Client) -> None:
    builders.claim("The <script>alert(1)</script> was <b>bold</b> that day")
    html = ravi.get("/?q=<script>").text + ravi.get("/").text
    assert "<script>alert" not in html


def test_paging_shows_every_claim_once_in_order(ravi: Client, staff: Staff) -> None:
    many.claims(120, staff.ravi)
    seen: list[str] = []
    stretches: list[str] = []
    address: str | None = "/?view=all"
    while address:
        html = ravi.get(address).text
        seen += links(html)
        stretches += re.findall(r"\d+–\d+ of \d+", html)
        found = re.search(r'rel="next" href="([^"]+)"', html)
        address = found[1].replace("&amp;", "&") if found else None
    wanted = Claim.objects.order_by("-check_worthiness", "-pk").values_list("pk", flat=True)
    assert seen == [str(pk) for pk in wanted]
    assert stretches == ["1–50 of 120", "51–100 of 120", "101–120 of 120"]


@pytest.mark.parametrize("view", ["all", "overdue"])
def test_the_desk_asks_as_much_of_the_database_for_3_rows_as_for_3_000(
    ravi: Client, staff: Staff, view: str
) -> None:
    def statements(number: int) -> int:
        ids = [claim.pk for claim in many.claims(number, staff.ravi)]
        if view == "overdue":
            due = timezone.now() - timedelta(days=1)
            Claim.objects.filter(pk__in=ids).update(state="researching", due_at=due)
        with CaptureQueriesContext(connection) as captured:
            html = ravi.get(f"/?view={view}").text
        assert len(links(html)) >= min(number, 50)
        return len(captured)

    few = statements(3)
    assert statements(2_997) == few
    assert few <= 18


def test_searching_anew_keeps_the_filters_that_are_set(ravi: Client) -> None:
    html = ravi.get("/?state=new&denied=1", headers={"HX-Request": "true", "HX-Target": "list"}).text
    assert '<input type="hidden" form="search" name="state" value="new">' in html
    assert '<input type="hidden" form="search" name="denied" value="1">' in html


def test_a_row_has_the_way_to_take_the_claim_or_to_give_it_to_somebody(ravi: Client, staff: Staff) -> None:
    claim = builders.triaged(staff)
    assert 'name="move" value="take"' in ravi.get("/").text
    builders.move(claim, "take", staff.cleo)
    assert "data-hand" not in ravi.get("/").text
    ravi.force_login(staff.edda)
    assert (
        f'href="/claims/{claim.pk}/?form=move-assign&amp;from=view%3Dopen#move-assign" data-hand'
        in ravi.get("/").text
    )


def test_what_was_done_from_the_list_is_told_with_the_list_alone(ravi: Client, staff: Staff) -> None:
    claim = builders.triaged(staff)
    given = {"move": "take", "version": claim.version, "next": "/"}
    ravi.post(f"/claims/{claim.pk}/moves/", given)
    html = ravi.get("/", headers={"HX-Request": "true", "HX-Target": "list"}).text
    assert '<div class="toasts" id="toasts" hx-swap-oob="true">' in html
    assert "data-undo" in html
