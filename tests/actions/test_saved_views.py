"""Views of the desk that people keep, share, rename and remove."""

from urllib.parse import parse_qsl

import pytest

from claims.actions import saved_views
from claims.domain.refusals import Missing, NotAllowed, WrongState
from claims.domain.states import State
from claims.models import HistoryEntry, SavedView, User
from claims.policy.saved_views import MOST_VIEWS
from claims.queries import saved_views as queries
from claims.queries.desk_filters import DeskFilters, Sort, View
from claims.queries.saved_views import RailView
from tests import builders
from tests.builders import Staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> Staff:
    return builders.staff()


def kept(by: User, name: str = "Denied", *, shared: bool = False, **filters: object) -> SavedView:
    given = {"denied": "1", **filters}
    return saved_views.save(name=name, filters=DeskFilters.parse(given), shared=shared, by=by)


def in_rail(viewer: User) -> tuple[RailView, ...]:
    return queries.for_rail(viewer, queries.first(viewer))


def names(viewer: User) -> list[str]:
    return [view.name for view in in_rail(viewer)]


def test_every_filter_comes_back_as_it_was_kept() -> None:
    for filters in (
        DeskFilters(),
        DeskFilters(view=View.OPEN, state=State.NEW),
        DeskFilters(View.OVERDUE, State.TRIAGED, "false", True, True, "Sea & air", "a+b=c", Sort.MOVED),
    ):
        assert DeskFilters.parse(dict(parse_qsl(filters.query()))) == filters


def test_a_private_view_is_seen_by_its_owner_alone_and_a_shared_one_by_all(staff: Staff) -> None:
    kept(staff.ravi, "Ravi's")
    kept(staff.edda, "For all", shared=True)
    assert names(staff.ravi) == ["Ravi's", "For all"]
    assert names(staff.cleo) == ["For all"]


def test_the_rail_counts_what_each_view_holds_now_for_whoever_looks(staff: Staff) -> None:
    kept(staff.edda, "In hand", shared=True, denied="", mine="1")
    builders.researching(staff)
    assert [view.count for view in in_rail(staff.ravi)] == [1]
    assert [view.count for view in in_rail(staff.cleo)] == [0]


def test_a_reviewer_keeps_views_but_shares_none(staff: Staff) -> None:
    with pytest.raises(NotAllowed, match="share a view with the whole desk"):
        kept(staff.ravi, shared=True)
    view = kept(staff.ravi)
    with pytest.raises(NotAllowed, match="share a view with the whole desk"):
        saved_views.edit(view=view, name="Denied", shared=True, by=staff.ravi)
    assert not SavedView.objects.get().shared


def test_its_owner_or_an_editor_changes_a_shared_view_and_nobody_else(staff: Staff) -> None:
    view = kept(staff.edda, shared=True)
    with pytest.raises(NotAllowed, match="Only Edda or an editor"):
        saved_views.edit(view=view, name="Mine now", shared=True, by=staff.ravi)
    saved_views.edit(view=view, name="Denied by anyone", shared=True, by=staff.admin)
    assert names(staff.ravi) == ["Denied by anyone"]
    saved_views.remove(view=view, by=staff.admin)
    assert names(staff.ravi) == []
    kinds = HistoryEntry.objects.filter(subject="view").order_by("position")
    assert list(kinds.values_list("kind", flat=True)) == ["view.saved", "view.edited", "view.removed"]


def test_a_view_is_given_other_filters_and_keeps_its_name_and_its_place(staff: Staff) -> None:
    view = kept(staff.edda, shared=True)
    saved_views.edit(view=view, filters=DeskFilters(topic="Housing"), by=staff.edda)
    opened = queries.opened(staff.ravi, view.pk)
    assert opened is not None
    assert (opened.view.name, opened.view.shared) == ("Denied", True)
    assert opened.filters == DeskFilters(topic="Housing")
    said = HistoryEntry.objects.filter(subject="view", subject_id=view.pk).latest("position")
    assert (said.kind, said.data["query"]) == ("view.edited", "view=open&topic=Housing")


def test_what_somebody_else_changed_meanwhile_stays(staff: Staff) -> None:
    seen = kept(staff.edda, shared=True)
    saved_views.edit(view=SavedView.objects.get(), name="Denied by anyone", by=staff.admin)
    saved_views.edit(view=seen, filters=DeskFilters(), by=staff.edda)
    assert SavedView.objects.get().name == "Denied by anyone"
    saved_views.remove(view=seen, by=staff.admin)
    with pytest.raises(WrongState, match="was removed meanwhile"):
        saved_views.edit(view=seen, filters=DeskFilters(), by=staff.edda)


def test_a_private_view_is_its_owners_alone_to_change(staff: Staff) -> None:
    view = kept(staff.ravi)
    with pytest.raises(NotAllowed):
        saved_views.remove(view=view, by=staff.edda)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("", "Give the view a name"), ("x" * 61, "at most 60 characters"), (" Denied ", "choose another name")],
)
def test_a_name_that_will_not_do_says_why(staff: Staff, name: str, sentence: str) -> None:
    kept(staff.ravi)
    with pytest.raises(Missing, match=sentence) as refused:
        kept(staff.ravi, name)
    assert set(refused.value.fields) == {"name"}
    assert SavedView.objects.count() == 1


def test_a_person_keeps_so_many_views_and_no_more(staff: Staff) -> None:
    for number in range(MOST_VIEWS):
        kept(staff.ravi, f"View {number}")
    with pytest.raises(Missing, match="remove one before you save another"):
        kept(staff.ravi, "One more")


def test_what_the_desk_no_longer_knows_is_left_out_and_said(staff: Staff) -> None:
    view = kept(staff.ravi, verdict="false", topic="Housing")
    SavedView.objects.filter(pk=view.pk).update(query="view=gone&verdict=mostly_odd&topic=Housing&denied=1")

    opened = queries.opened(staff.ravi, view.pk)

    assert opened is not None
    assert opened.filters == DeskFilters(view=View.ALL, topic="Housing", denied=True)
    assert "The desk has no view “gone”" in opened.problem
    assert "no longer has the verdict “mostly_odd”" in opened.problem
    assert names(staff.ravi) == ["Denied"]
