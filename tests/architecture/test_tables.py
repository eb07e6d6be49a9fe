"""What a table names exists: guards, handlers, presenters."""

import inspect

from claims.domain.events import EventKind
from claims.domain.topics import QUEUE_OF, Topic
from claims.domain.transitions import TRANSITIONS
from claims.pipeline.drain import ABREAST, HANDLERS, TRIPS
from claims.policy import guards
from claims.web.presenters import sentences


def defined_guards() -> set[str]:
    return {
        name.removeprefix("check_")
        for name, function in inspect.getmembers(guards, inspect.isfunction)
        if name.startswith("check_") and function.__module__ == guards.__name__
    }


def test_the_state_table_and_the_guards_name_each_other() -> None:
    named = {guard for transition in TRANSITIONS for guard in (*transition.guards, *transition.final_guards)}

    assert named == defined_guards()


def test_every_topic_has_a_queue_and_a_handler() -> None:
    assert set(QUEUE_OF) == set(Topic)
    assert set(HANDLERS) | set(TRIPS) == set(Topic)
    assert not set(HANDLERS) & set(TRIPS)
    assert not {QUEUE_OF[topic] for topic in HANDLERS} & ABREAST


def test_every_kind_of_history_can_be_told() -> None:
    assert set(sentences.PRESENTERS) == set(EventKind)
