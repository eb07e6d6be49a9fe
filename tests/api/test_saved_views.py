"""Saved views, for programs."""

import pytest

from claims.models import HistoryEntry, SavedView
from tests import builders
from tests.api.client import client_of

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/saved-views/"


def test_a_program_keeps_a_view_shares_it_gives_it_other_filters_and_removes_it() -> None:
    staff = builders.staff()
    edda, ravi = client_of(staff.edda), client_of(staff.ravi)

    made = edda.post(ADDRESS, {"name": "Denied", "filters": "denied=1&topic=Housing"})
    assert made.status_code == 201
    view = made.json()
    assert (view["filters"], view["shared"]) == ("view=open&denied=1&topic=Housing", False)
    assert view["owner"]["name"] == "Edda"
    assert ravi.get(ADDRESS).json()["results"] == []

    place = f"{ADDRESS}{view['id']}/"
    assert edda.patch(place, {"shared": True}).json()["name"] == "Denied"
    assert ravi.get(place).json()["change_closed"] == "Only Edda or an editor may change this view."
    assert edda.patch(place, {"name": "Homes", "filters": "topic=Homes"}).json()["shared"] is True
    assert edda.patch(place, {"shared": False}).json()["filters"] == "view=open&topic=Homes"
    assert ravi.get(place).status_code == 404

    assert edda.delete(place).status_code == 204
    assert edda.get(place).status_code == 404
    kinds = HistoryEntry.objects.filter(subject="view").values_list("kind", flat=True).order_by("position")
    assert list(kinds) == ["view.saved", *["view.edited"] * 3, "view.removed"]


def test_own_and_shared_views_are_listed_the_last_saved_first() -> None:
    staff = builders.staff()
    edda, ravi = client_of(staff.edda), client_of(staff.ravi)
    for client, name, shared in ((edda, "Hers", False), (edda, "All", True), (ravi, "His", False)):
        client.post(ADDRESS, {"name": name, "shared": shared})
    assert [view["name"] for view in ravi.get(ADDRESS).json()["results"]] == ["His", "All"]
    assert [view["name"] for view in edda.get(ADDRESS).json()["results"]] == ["All", "Hers"]


def test_a_program_is_told_why_not() -> None:
    staff = builders.staff()
    edda, ravi = client_of(staff.edda), client_of(staff.ravi)
    place = f"{ADDRESS}{edda.post(ADDRESS, {'name': 'All', 'shared': True}).json()['id']}/"
    for client, method, address, sent, status in (
        (ravi, "post", ADDRESS, {"name": "Mine", "shared": True}, 403),
        (ravi, "post", ADDRESS, {"filters": "denied=1"}, 422),
        (ravi, "post", ADDRESS, {"name": "Odd", "filters": "state=odd"}, 422),
        (ravi, "post", ADDRESS, {"name": "Odd", "shared": "perhaps"}, 422),
        (ravi, "patch", place, {"name": "Mine"}, 403),
        (ravi, "delete", place, {}, 403),
        (edda, "patch", place, {"name": ""}, 422),
        (edda, "patch", place, {"filters": "view=odd"}, 422),
    ):
        assert getattr(client, method)(address, sent).status_code == status, (method, sent)
    assert SavedView.objects.get().name == "All"
