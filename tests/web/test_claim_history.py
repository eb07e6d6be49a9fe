"""The claim page: what happened, whether the record holds, and what the page costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions.history import record
from claims.domain.actors import DESK
from claims.domain.events import EventKind, Subject
from claims.domain.transitions import Move
from claims.models import Claim, HistoryEntry
from claims.queries import timeline
from claims.web.presenters.sentences import MOVES, PRESENTERS
from claims.web.presenters.timeline import lines
from tests import builders
from tests.web.at_the_claim import desk_of, page_of

pytestmark = pytest.mark.django_db


def test_a_history_that_was_altered_is_said_to_break(staff: builders.Staff) -> None:
    claim = builders.triaged(staff)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE claims_historyentry DISABLE TRIGGER USER")
        cursor.execute(
            "UPDATE claims_historyentry SET actor_name = 'X' WHERE subject = 'claim' AND subject_id = %s",
            [claim.pk],
        )
        cursor.execute("ALTER TABLE claims_historyentry ENABLE TRIGGER USER")
    page = page_of(claim, staff.cleo)
    assert "the chain breaks at entry 1" in page
    assert "chain verified" not in page


def test_every_kind_of_entry_and_every_move_has_a_sentence() -> None:
    assert set(PRESENTERS) == set(EventKind)
    assert set(MOVES) == set(Move)


def test_an_entry_of_every_kind_can_be_read_whatever_it_holds(staff: builders.Staff) -> None:
    claim = builders.claim()
    for kind in EventKind:
        record(kind, Subject.CLAIM, claim.pk, by=DESK)
    shown = lines(timeline.of(Subject.CLAIM, claim.pk, staff.cleo))
    assert len(shown) == HistoryEntry.objects.filter(subject="claim", subject_id=claim.pk).count()
    assert all(line.text.startswith(line.who) and len(line.text) > len(line.who) for line in shown)


def test_the_history_reads_as_sentences(staff: builders.Staff) -> None:
    claim = builders.published(staff)
    said = [line.text for line in lines(timeline.of(Subject.CLAIM, claim.pk, staff.cleo))]
    assert "Cleo confirmed the verdict and published it" in said
    assert "Ravi proposed False and sent it to a second reader" in said
    assert "Edda assigned it to Ravi" in said
    assert "Edda triaged it as Fact, can be checked now" in said
    assert "Ravi asked Dora Finch for a reply" in said


def crowded(count: int, by: builders.Staff) -> Claim:
    claim = builders.researching(by)
    for number in range(count):
        builders.source(claim, by.ravi, title=f"Source {number}", url=f"https://source.example/{number}")
        record(EventKind.CLAIM_SEEN_AGAIN, Subject.CLAIM, claim.pk, by=DESK, data={"title": f"Copy {number}"})
    for number in range(3, count, 10):
        builders.statement(f"Harwick built {number} homes once more in year {number}", claim=claim)
    return claim


@pytest.mark.slow
def test_the_page_asks_as_much_for_3_sources_and_entries_as_for_300(staff: builders.Staff) -> None:
    counts = []
    for count in (3, 300):
        claim = crowded(count, staff)
        client = desk_of(staff.ravi)
        client.get(f"/claims/{claim.pk}/")
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(f"/claims/{claim.pk}/")
        assert answer.content.decode().count('id="source-') >= count
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 55
