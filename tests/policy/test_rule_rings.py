"""Which rules set each other off."""

from itertools import count
from typing import Any

import pytest

from claims.domain.refusals import Missing
from claims.domain.rule_words import Act, Condition, RuleShape
from claims.policy.rule_rings import check_no_ring, sets_off

_ids = count(1)


def shape(when: Any, then: Any) -> RuleShape:
    number = next(_ids)
    return RuleShape(
        number,
        f"Rule {number}",
        tuple(Condition.parse(*one) for one in when),
        tuple(Act.parse(*one) for one in then),
    )


TAG_A, NEW = ("tag", "is", "a"), ("state", "is", "new")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (([NEW], [("tag", "a")]), ([TAG_A], [("tag", "b")]), True),
        (([NEW], [("tag", "A")]), ([TAG_A], [("tag", "b")]), True),
        (([NEW], [("tag", "a")]), ([TAG_A, ("tag", "is_not", "A")], [("tag", "b")]), False),
        (([NEW], [("tag", "a")]), ([("tag", "is_not", "a")], [("tag", "b")]), False),
        (([NEW], [("prioritise", "1")]), ([TAG_A], [("tag", "b")]), False),
        (([TAG_A], [("set_aside", "No.")]), ([("state", "is", "set_aside")], [("tag", "b")]), True),
        (([TAG_A], [("set_aside", "No.")]), ([("state", "is_not", "new")], [("tag", "b")]), True),
        (
            ([("state", "is", "triaged")], [("set_aside", "No.")]),
            ([("state", "is_not", "new")], [("tag", "b")]),
            False,
        ),
        (([TAG_A], [("assign", "ravi")]), ([("state", "is", "researching")], [("tag", "b")]), True),
        (([NEW], [("assign", "ravi")]), ([("state", "is", "researching")], [("tag", "b")]), False),
    ],
)
def test_a_rule_sets_another_off_by_what_it_makes_true(first: Any, second: Any, *, expected: bool) -> None:
    assert sets_off(shape(*first), shape(*second)) is expected


def test_a_rule_that_gives_the_tag_it_waits_for_is_refused() -> None:
    with pytest.raises(Missing, match="gives the tag that it waits for"):
        check_no_ring(shape([TAG_A], [("tag", "A")]), [])


def test_a_ring_through_a_state_and_a_tag_is_refused() -> None:
    by_tag = shape([TAG_A], [("assign", "ravi")])
    by_state = shape([("state", "is", "researching")], [("tag", "a")])
    with pytest.raises(Missing, match=f"“{by_state.name}” → “{by_tag.name}” → “{by_state.name}”"):
        check_no_ring(by_state, [by_tag])


def test_a_ring_of_others_is_not_this_rules_fault() -> None:
    one, two = shape([TAG_A], [("tag", "b")]), shape([("tag", "is", "b")], [("tag", "a")])
    check_no_ring(shape([NEW], [("tag", "a")]), [one, two])
