"""The claim, its history and the desk, for somebody who reads German."""

from string import Formatter

import pytest
from django.test import Client
from django.utils import translation

from claims.domain.tongue import say
from claims.models import User
from claims.web.presenters import moves, words
from claims.web.presenters.sentences import MOVES, PRESENTERS, TAKEN_BACK
from tests import builders
from tests.web.at_the_claim import fresh

pytestmark = pytest.mark.django_db


def german_desk_of(person: User) -> Client:
    client = Client(headers={"accept-language": "de"})
    client.force_login(person)
    return client


def test_a_claim_is_shown_in_the_readers_language_and_what_was_written_stays(staff: builders.Staff) -> None:
    claim = builders.published(staff)
    page = german_desk_of(staff.ravi).get(f"/claims/{claim.pk}/").content.decode()
    assert "Wer es sagt, wer dementiert" in page
    assert "hat das Urteil bestätigt und veröffentlicht" in page
    assert claim.text in page


def test_the_desk_is_listed_in_the_readers_language(staff: builders.Staff) -> None:
    builders.triaged(staff)
    page = german_desk_of(staff.ravi).get("/").content.decode()
    assert "Behauptungen, Akteure, Artikel suchen" in page
    assert "1–1 von 1" in page


def test_what_was_done_is_said_in_the_language_of_who_did_it(staff: builders.Staff) -> None:
    claim = builders.triaged(staff)
    sent = {"move": "take", "version": fresh(claim).version}
    answer = german_desk_of(staff.ravi).post(f"/claims/{claim.pk}/moves/", sent, follow=True)
    assert f"{claim.number} steht jetzt auf „" in answer.content.decode()


def test_choices_are_said_whenever_they_are_gone_through() -> None:
    english = tuple(words.PRIORITIES)
    with translation.override("de"):
        german = tuple(words.PRIORITIES)
    assert [value for value, _ in german] == [value for value, _ in english]
    assert [label for _, label in german] != [label for _, label in english]


def test_every_sentence_of_the_history_keeps_its_values_and_how_they_are_marked() -> None:
    def marked(pattern: str) -> set[tuple[str, str | None]]:
        return {(name, how) for _, name, _, how in Formatter().parse(pattern) if name is not None}

    with translation.override("de"):
        for pattern in (*PRESENTERS.values(), *MOVES.values(), *TAKEN_BACK.values()):
            assert marked(say(pattern)) == marked(pattern)


def test_every_move_has_a_german_button() -> None:
    with translation.override("de"):
        buttons = {manner.said.button for manner in moves.MANNERS.values()}
    assert buttons.isdisjoint(manner.button for manner in moves.MANNERS.values())
