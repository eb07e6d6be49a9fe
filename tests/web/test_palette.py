"""The command palette: everywhere one can go, and what can be done with the claim that one is at."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.actions import saved_views
from claims.models import Party
from claims.queries.desk_filters import DeskFilters
from tests import builders
from tests.builders import Staff

pytestmark = pytest.mark.django_db
LIST = {"HX-Request": "true", "HX-Target": "palette-list"}


def listed(client: Client, query: str) -> str:
    return client.get(f"/go/?{query}", headers=LIST).text


def test_it_finds_claims_parties_articles_and_screens_by_their_words(ravi: Client) -> None:
    claim = builders.claim("Harwick built 400 homes")
    Party.objects.create(name="Harwick Council", kind="organisation")

    found = listed(ravi, "q=harwick")

    assert f'href="/claims/{claim.pk}/"' in found
    assert "Harwick Council" in found
    assert "Go to" not in found
    assert 'href="/?view=overdue"' in listed(ravi, "q=overd")


def test_a_claim_is_found_by_its_number(ravi: Client) -> None:
    claim = builders.claim("Harwick built 400 homes")

    for number in (claim.number, str(claim.pk), claim.number.lower()):
        assert claim.text in listed(ravi, f"q={number}")


def test_a_number_is_looked_for_in_words_too(ravi: Client) -> None:
    claim = builders.claim("Harwick built 4000 homes")

    assert claim.text in listed(ravi, "q=4000")


def test_at_a_claim_it_has_the_moves_that_can_be_made_now(client: Client, staff: Staff) -> None:
    claim = builders.triaged(staff)

    client.force_login(staff.edda)
    found = listed(client, f"claim={claim.pk}")

    assert f'action="/claims/{claim.pk}/moves/"' in found
    assert 'name="move" value="take"' in found
    assert f'href="/claims/{claim.pk}/?form=move-triage#move-triage"' in found
    assert "move-propose" not in found


def test_a_move_without_a_question_is_made_from_it_at_once(ravi: Client, staff: Staff) -> None:
    claim = builders.triaged(staff)
    line = re.search(
        r'<form method="post" action="([^"]*)">.*?name="move" value="(take)".*?name="version" value="(\d+)"',
        listed(ravi, f"claim={claim.pk}"),
        re.DOTALL,
    )
    assert line

    ravi.post(line[1], {"move": line[2], "version": line[3]})

    claim.refresh_from_db()
    assert claim.assignee == staff.ravi


def test_without_script_it_is_a_page(ravi: Client) -> None:
    page = ravi.get("/go/?q=desk").text
    assert "<h1>Go to</h1>" in page
    assert 'value="desk"' in page


def test_what_is_not_there_is_said(ravi: Client) -> None:
    assert "Nothing here has these words" in listed(ravi, "q=unicorns")
    assert "Nothing here has these words" in listed(ravi, "q=%00%00unicorns&claim=999")


def test_it_costs_the_same_however_much_it_finds(ravi: Client) -> None:
    def statements() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            listed(ravi, "q=Harwick")
        return len(found)

    builders.claim("Harwick built 400 homes")
    few = statements()
    for number in range(20):
        builders.claim(f"Harwick built {number} schools")
    assert statements() == few


@pytest.mark.parametrize(("page", "led_back"), [("/?view=unassigned", True), ("/articles/", False)])
def test_a_move_made_over_the_desk_leads_back_to_its_list(
    ravi: Client, staff: Staff, page: str, led_back: bool
) -> None:
    claim = builders.triaged(staff)
    headers = {"HX-Target": "palette-list", "HX-Current-URL": f"http://testserver{page}"}
    html = ravi.get(f"/go/?claim={claim.pk}", headers=headers).text
    assert 'value="take"' in html
    assert (f'name="next" value="{page}"' in html) is led_back


@pytest.mark.parametrize("name", ["Settings", "Desk", "notices", "feeds", "published checks", "Second rea"])
def test_a_screen_s_own_name_leads_to_it_before_all_that_has_the_word(ravi: Client, name: str) -> None:
    builders.claim("The settled desk published its notices of feeds, settings and second readings")
    Party.objects.create(name="Desk settings published notices feeds", kind="organisation")

    first = re.search(r'<a href="[^"]*" role="option"[^>]*>([^<]*)', listed(ravi, f"q={name}"))

    assert first
    assert first[1].strip().casefold().startswith(name.casefold())


def test_a_saved_view_is_found_by_its_name(ravi: Client, staff: Staff) -> None:
    builders.claim("Floods took nine boats")
    view = saved_views.save(name="Floods, still open", filters=DeskFilters(), shared=False, by=staff.ravi)

    found = listed(ravi, "q=floods")

    assert found.index(f'href="/?saved={view.pk}"') < found.index("Floods took nine boats")


def test_at_a_claim_it_has_all_else_that_may_be_done_to_it(client: Client, staff: Staff) -> None:
    claim = builders.researching(staff)
    client.force_login(staff.edda)
    page = f"/claims/{claim.pk}/"
    found = listed(client, f"claim={claim.pk}")

    for form in ("source-new#source-new", "reply-ask#replies", "deadline#deadline", "priority#priority",
                 "reword#reword", "split#parts", "merge#merge"):  # fmt: skip
        assert f'href="{page}?form={form}"' in found
        assert f'id="{form.split("#")[1]}"' in client.get(page).text
    assert f'href="{page}#talk"' in found
    assert f'action="{page}watch/"' in found
    client.post(f"{page}watch/")
    assert f'action="{page}unwatch/"' in listed(client, f"claim={claim.pk}")
    client.force_login(staff.ravi)
    assert "?form=merge" not in listed(client, f"claim={claim.pk}")


def test_one_logs_out_by_it(ravi: Client) -> None:
    line = re.search(r'action="([^"]*)">(?:(?!</form>).)*Log out', listed(ravi, "q=log+out"))
    assert line
    ravi.post(line[1])
    assert ravi.get("/").status_code == 302
