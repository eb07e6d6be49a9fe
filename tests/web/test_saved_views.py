"""Saved views on the desk, as a browser does it without script."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import SavedView
from tests import builders
from tests.builders import Staff
from tests.web.at_the_claim import desk_of

pytestmark = pytest.mark.django_db


def test_the_filters_of_the_desk_are_saved_opened_renamed_and_removed(ravi: Client) -> None:
    wanted, other = builders.claim("The ferry sank in the bay"), builders.claim("The bridge was closed")
    assert 'name="query" value="view=open&amp;q=ferry"' in ravi.get("/?q=ferry").text

    answer = ravi.post("/views/", {"query": "view=open&q=ferry", "name": "Ferries"}, follow=True)
    assert "“Ferries” is in the rail now." in answer.text.replace("&#34;", '"')
    view = SavedView.objects.get()
    opened = ravi.get(f"/?saved={view.pk}").text
    assert wanted.text in opened
    assert other.text not in opened
    assert 'class="here" aria-current="page">Ferries <span class="n num">1</span>' in opened

    ravi.post(f"/views/{view.pk}/", {"name": "Boats"})
    assert "Boats" in ravi.get("/").text
    gone = ravi.post(f"/views/{view.pk}/remove/", follow=True)
    assert "is removed; no claim has changed" in gone.text
    assert "Boats" not in ravi.get("/articles/").text


def test_a_view_of_ones_own_is_given_the_filters_that_the_desk_shows(ravi: Client, staff: Staff) -> None:
    desk_of(staff.edda).post("/views/", {"query": "denied=1", "name": "Shared", "shared": "1"})
    assert "Save these filters to this view" not in ravi.get("/?q=ferry").text
    ravi.post("/views/", {"query": "q=boat", "name": "Ferries"})
    view = SavedView.objects.get(name="Ferries")
    offered = ravi.get("/?q=ferry").text
    assert f'<option value="{view.pk}">Ferries</option>' in offered
    assert "Shared</option>" not in offered

    answer = ravi.post("/views/filters/", {"query": "view=open&q=ferry", "view": view.pk}, follow=True)

    assert answer.redirect_chain == [(f"/?saved={view.pk}", 302)]
    assert "“Ferries” keeps these filters now." in answer.text
    assert 'value="ferry"' in answer.text


def test_a_view_that_is_gone_is_said_at_the_choice_and_the_list_stays(ravi: Client) -> None:
    claim = builders.claim("The ferry sank in the bay")
    ravi.post("/views/", {"query": "q=boat", "name": "Boats"})
    answer = ravi.post("/views/filters/", {"query": "q=ferry", "view": "99999"})
    assert answer.status_code == 422
    assert "There is no such view any more" in answer.text
    assert claim.text in answer.text


def test_a_refused_name_is_said_in_the_form_and_the_list_stays(ravi: Client) -> None:
    claim = builders.claim("The ferry sank in the bay")
    answer = ravi.post("/views/", {"query": "q=ferry", "name": "x" * 70})
    assert answer.status_code == 422
    assert "A name has at most 60 characters" in answer.text
    assert "x" * 70 in answer.text
    assert claim.text in answer.text


def test_only_an_editor_is_offered_to_share_and_a_reviewer_is_refused(ravi: Client, staff: Staff) -> None:
    assert 'name="shared"' not in ravi.get("/").text
    assert 'name="shared"' in desk_of(staff.edda).get("/").text
    assert ravi.post("/views/", {"query": "", "name": "All", "shared": "1"}).status_code == 403


def test_a_view_of_somebody_else_is_not_there_and_a_shared_one_has_no_form(
    ravi: Client, staff: Staff
) -> None:
    edda = desk_of(staff.edda)
    edda.post("/views/", {"query": "denied=1", "name": "Private"})
    edda.post("/views/", {"query": "denied=1", "name": "Shared", "shared": "1"})
    private, shared = SavedView.objects.order_by("pk")
    assert ravi.get(f"/?saved={private.pk}").status_code == 404
    assert ravi.post(f"/views/{private.pk}/remove/").status_code == 404
    assert "Keep the changes" not in ravi.get(f"/?saved={shared.pk}").text
    refused = ravi.post(f"/views/{shared.pk}/", {"name": "Mine"})
    assert refused.status_code == 403
    assert "Only Edda or an editor may change this view." in refused.text


def test_a_view_that_names_a_verdict_that_is_gone_says_so_and_opens(ravi: Client, staff: Staff) -> None:
    claim = builders.published(staff)
    ravi.post("/views/", {"query": "view=published", "name": "Done"})
    SavedView.objects.update(query="view=published&verdict=mostly_odd")
    answer = ravi.get(f"/?saved={SavedView.objects.get().pk}")
    assert answer.status_code == 200
    assert "no longer has the verdict “mostly_odd”" in answer.text
    assert claim.text in answer.text


def test_many_views_cost_every_page_as_much_as_one(ravi: Client, staff: Staff) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert ravi.get("/").status_code == 200
        return len(captured)

    ravi.post("/views/", {"query": "q=ferry&verdict=false", "name": "View 0"})
    few = cost()
    for number in range(1, 20):
        ravi.post("/views/", {"query": "view=overdue&q=boats", "name": f"View {number}"})
    assert cost() == few
