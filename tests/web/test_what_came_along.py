"""What a merge brought along, as the history says it."""

from django.apps import apps

from claims.actions import belongings
from claims.web.presenters.belongings import NAMES, came_along


def test_counts_of_tables_are_said_in_words() -> None:
    assert came_along("statement 7, partyalias 1, replyrequest 6") == (
        "7 statements, 1 other name, 6 requests for a reply"
    )


def test_a_table_without_a_name_stands_as_it_was_kept() -> None:
    assert came_along("heirloom 2, source 1") == "heirloom 2, 1 source"


def test_every_table_that_a_merge_moves_has_a_name() -> None:
    moved = {each.table for each in (*belongings.OF_CLAIM, *belongings.OF_PARTY)}
    assert moved == set(NAMES)
    assert all(apps.get_model("claims", table) for table in moved)
