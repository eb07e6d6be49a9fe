"""What others' rating words mean is said by a person, once for all checks, and can be undone."""

import pytest

from claims.actions import outside_ratings
from claims.domain.outside import suggested
from claims.domain.refusals import Missing, NotAllowed, Stale, WrongState
from claims.models import HistoryEntry, OutsideRating
from claims.queries import outside as checks
from claims.queries import outside_ratings as words
from claims.queries.outside import OutsideFilters
from tests import builders, outside
from tests.builders import Staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> Staff:
    found = builders.staff()
    here = [outside.rated("Falsch", url=f"{outside.SITE}/{n}") for n in range(3)]
    elsewhere = outside.rated("falsch!", url="https://harwick.example/1", author="Harwick Facts")
    outside.bring(found.edda, *here, outside.rated("FALSCH", url=f"{outside.SITE}/4"), elsewhere)
    return found


def word(publisher: str = "Lunn Facts") -> OutsideRating:
    return OutsideRating.objects.get(publisher__name=publisher)


def mapped(staff: Staff, rating: str) -> int:
    return checks.listed(staff.ravi, OutsideFilters(rating=rating)).count()


def test_one_press_holds_for_all_checks_of_the_publisher_with_the_word(staff: Staff) -> None:
    assert (mapped(staff, "unmapped"), mapped(staff, "false")) == (5, 0)
    outside_ratings.decide(word=word(), rating="false", version=1, by=staff.edda)
    assert (mapped(staff, "unmapped"), mapped(staff, "false")) == (1, 4)

    outside.bring(staff.edda, outside.rated("Falsch.", url=f"{outside.SITE}/later"))
    assert mapped(staff, "false") == 5


def test_nothing_is_mapped_before_a_person_says_so(staff: Staff) -> None:
    table = words.table(staff.edda)

    assert [(each.row.words, each.checks, each.chosen, each.suggestion) for each in table.unmapped] == [
        ("Falsch", 4, "false", True),
        ("falsch!", 1, "false", True),
    ]
    assert table.mapped == ()
    assert not OutsideRating.objects.filter(rating__isnull=False).exists()


@pytest.mark.parametrize(
    ("words_", "key"),
    [
        ("FALSE", "false"),
        ("Irreführend.", "misleading"),
        ("Mostly  true", "mostly_true"),
        ("Two Anchors", ""),
    ],
)
def test_only_what_is_obvious_is_suggested(words_: str, key: str) -> None:
    assert suggested(words_) == key


def test_it_is_undone_once_and_said_in_the_history(staff: Staff) -> None:
    outside_ratings.decide(word=word(), rating="false", version=1, by=staff.edda)
    outside_ratings.decide(word=word(), rating="misleading", version=2, by=staff.admin)
    back = outside_ratings.undo(word=word(), version=3, by=staff.edda)

    assert (back.rating and back.rating.key, back.undoable, back.version) == ("false", False, 4)
    with pytest.raises(WrongState, match="nothing to undo"):
        outside_ratings.undo(word=word(), version=4, by=staff.edda)
    entries = HistoryEntry.objects.filter(subject="outside_publisher").order_by("position")
    assert [(row.kind, row.data["before"], row.data["after"], row.actor_name) for row in entries] == [
        ("outside.mapped", "nothing", "False", "Edda"),
        ("outside.mapped", "False", "Misleading", "Admin"),
        ("outside.mapping_undone", "Misleading", "False", "Edda"),
    ]


def test_a_word_may_go_back_to_the_unmapped_ones(staff: Staff) -> None:
    outside_ratings.decide(word=word(), rating="false", version=1, by=staff.edda)
    outside_ratings.decide(word=word(), rating="", version=2, by=staff.edda)

    assert mapped(staff, "unmapped") == 5
    assert outside_ratings.undo(word=word(), version=3, by=staff.edda).rating is not None


def test_saying_the_same_again_says_nothing(staff: Staff) -> None:
    outside_ratings.decide(word=word(), rating="false", version=1, by=staff.edda)
    again = outside_ratings.decide(word=word(), rating="false", version=2, by=staff.admin)

    assert (again.version, again.decided_by) == (2, staff.edda)
    assert HistoryEntry.objects.filter(kind="outside.mapped").count() == 1


def test_who_comes_second_is_told(staff: Staff) -> None:
    outside_ratings.decide(word=word(), rating="false", version=1, by=staff.edda)
    with pytest.raises(Stale, match="Someone said what “Falsch” means first"):
        outside_ratings.decide(word=word(), rating="true", version=1, by=staff.admin)
    with pytest.raises(Stale):
        outside_ratings.undo(word=word(), version=1, by=staff.admin)


def test_only_editors_say_it_and_only_ratings_of_ours_are_meant(staff: Staff) -> None:
    with pytest.raises(NotAllowed, match="say what other people's ratings mean here"):
        outside_ratings.decide(word=word(), rating="false", version=1, by=staff.ravi)
    with pytest.raises(Missing, match="Choose one of our ratings"):
        outside_ratings.decide(word=word(), rating="nonsense", version=1, by=staff.edda)
