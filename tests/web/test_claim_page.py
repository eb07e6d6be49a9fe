"""The claim page: what it shows to whom, the moves on it, its sources, replies and history."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.actions.history import record
from claims.domain.actors import DESK
from claims.domain.events import EventKind, Subject
from claims.domain.transitions import Move
from claims.models import Claim, HistoryEntry, ReplyRequest, Source, User
from claims.queries import timeline
from claims.web.presenters.timeline import MOVES, PRESENTERS, lines
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> builders.Staff:
    return builders.staff()


def desk_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def page_of(claim: Claim, person: User, query: str = "") -> str:
    answer = desk_of(person).get(f"/claims/{claim.pk}/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def moves(claim: Claim) -> str:
    return f"/claims/{claim.pk}/moves/"


def fresh(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


@pytest.mark.parametrize("state", builders.AT)
def test_the_page_of_a_claim_in_every_state_is_readable_by_everybody(
    staff: builders.Staff, state: str
) -> None:
    claim = builders.AT[state](staff)
    for person in (staff.edda, staff.ravi, staff.cleo, staff.admin):
        page = page_of(claim, person)
        assert claim.number in page
        assert "chain verified" in page


def test_the_claim_page_asks_for_a_login(client: Client) -> None:
    assert client.get(f"/claims/{builders.claim().pk}/").status_code == 302


def test_an_unknown_claim_is_not_found(staff: builders.Staff) -> None:
    assert desk_of(staff.edda).get("/claims/999999/").status_code == 404


def test_a_move_that_is_not_allowed_says_why_beside_its_button(staff: builders.Staff) -> None:
    page = page_of(builders.claim(), staff.cleo)
    assert "Only editors or administrators may triage a claim." in page
    assert 'value="triage"' not in page


def test_a_move_asks_for_exactly_what_it_needs_and_accepts(staff: builders.Staff) -> None:
    page = page_of(builders.claim(), staff.edda)
    form = page.split('value="triage"')[1].split("</form>")[0]
    assert re.findall(r'name="(\w+)"', form) == ["version", "checkability", "topic", "priority"]


def test_an_editor_triages(staff: builders.Staff) -> None:
    claim = builders.claim()
    given = {"move": "triage", "version": claim.version, "checkability": "fact_now", "topic": "Homes"}
    answer = desk_of(staff.edda).post(moves(claim), given, follow=True)
    assert answer.redirect_chain == [(f"/claims/{claim.pk}/", 302)]
    assert "is in “Triaged” now" in answer.content.decode()
    assert fresh(claim).topic == "Homes"


@pytest.mark.parametrize(
    ("by", "changes", "status", "sentence"),
    [
        ("cleo", {}, 403, "Only editors or administrators may triage a claim."),
        ("edda", {"version": 0}, 409, "Someone moved this first"),
        ("edda", {"version": "x"}, 422, "Say which version of the claim you saw."),
        ("edda", {"checkability": ""}, 422, "Say whether and how the claim can be checked."),
        ("edda", {"move": "publish"}, 422, "Say which move to make."),
    ],
)
def test_a_refused_move_changes_nothing_and_says_why(
    staff: builders.Staff, by: str, changes: dict[str, object], status: int, sentence: str
) -> None:
    claim = builders.claim()
    given = {"move": "triage", "version": claim.version, "checkability": "fact_now", "topic": "Kept topic"}
    answer = desk_of(getattr(staff, by)).post(moves(claim), {**given, **changes})
    page = answer.content.decode()
    assert answer.status_code == status
    assert sentence in page
    assert fresh(claim).state == "new"
    if by == "edda" and "move" not in changes:
        assert 'value="Kept topic"' in page


def test_what_was_typed_into_a_move_that_is_gone_is_shown(staff: builders.Staff) -> None:
    claim = builders.triaged(staff)
    given = {"move": "triage", "version": claim.version, "checkability": "fact_now", "topic": "Typed in vain"}
    answer = desk_of(staff.edda).post(moves(claim), given)
    assert answer.status_code == 409
    assert "Typed in vain" in answer.content.decode()


def test_the_proposer_sees_why_they_cannot_confirm_and_the_second_reader_can(staff: builders.Staff) -> None:
    claim = builders.in_second_reading(staff)
    own = page_of(claim, staff.ravi)
    assert "You proposed this verdict; another person must read it." in own
    assert 'value="confirm"' not in own
    theirs = page_of(claim, staff.cleo)
    assert "Proposed verdict" in theirs
    assert "The register shows otherwise." in theirs
    given = {"move": "confirm", "version": fresh(claim).version}
    assert desk_of(staff.ravi).post(moves(claim), given).status_code == 403
    assert desk_of(staff.cleo).post(moves(claim), given).status_code == 302
    assert f'href="/checks/{claim.pk}/"' in page_of(claim, staff.cleo)


def test_a_denial_after_the_proposal_is_said_at_the_top(staff: builders.Staff) -> None:
    claim = builders.in_second_reading(staff)
    builders.denial(claim)
    assert "a denial by Ministry of Works arrived after it was proposed" in page_of(claim, staff.cleo)


def test_a_proposal_that_was_sent_back_is_in_the_form_again(staff: builders.Staff) -> None:
    claim = builders.move(
        builders.in_second_reading(staff), Move.SEND_BACK, staff.cleo, comment="Which year?"
    )
    page = page_of(claim, staff.ravi)
    assert "Which year?" in page
    form = page.split('value="propose"')[1].split("</form>")[0]
    assert "The register shows otherwise." in form
    assert re.search(r'value="false" checked', form)


def test_both_sides_lead_to_their_words(staff: builders.Staff) -> None:
    claim = builders.claim()
    denial = builders.denial(claim)
    page = page_of(claim, staff.cleo)
    assert f'href="/articles/{denial.snapshot.article_id}/#s{denial.pk}"' in page
    assert "Dora Finch" in page
    assert "flat denial" in page


def test_a_source_is_added_edited_and_removed(staff: builders.Staff) -> None:
    claim = builders.researching(staff)
    ravi, here = desk_of(staff.ravi), f"/claims/{claim.pk}/sources/"
    given = {"title": "Register", "url": "https://register.example/", "stance": "refutes", "kind": "dataset"}
    assert ravi.post(here, given).status_code == 302
    source = Source.objects.get()
    edited = {**given, "title": "Register of 2026", "version": source.version}
    assert ravi.post(f"{here}{source.pk}/", edited).status_code == 302
    assert "Register of 2026" in page_of(claim, staff.cleo)
    late = ravi.post(f"{here}{source.pk}/", {**given, "title": "Too late", "version": source.version})
    assert late.status_code == 409
    assert 'value="Too late"' in late.content.decode()
    assert ravi.post(f"{here}{source.pk}/remove/").status_code == 302
    assert not Source.objects.exists()


def test_a_source_that_lacks_something_is_refused_at_its_fields(staff: builders.Staff) -> None:
    claim = builders.researching(staff)
    given = {
        "title": "",
        "url": "ftp://x",
        "stance": "refutes",
        "kind": "dataset",
        "excerpt": "Typed <b>here</b>",
    }
    answer = desk_of(staff.ravi).post(f"/claims/{claim.pk}/sources/", given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Give the source a title." in page
    assert "Typed &lt;b&gt;here&lt;/b&gt;" in page


def test_a_source_of_the_claims_own_story_is_marked(staff: builders.Staff) -> None:
    claim = builders.researching(staff)
    article = claim.appearances.get().snapshot.article
    builders.source(claim, staff.ravi, url=article.url)
    assert "does not count as independent" in page_of(claim, staff.ravi)


def test_a_published_claim_says_why_its_sources_are_closed(staff: builders.Staff) -> None:
    claim = builders.published(staff)
    assert "reopen or restore it to change its sources" in page_of(claim, staff.ravi)
    answer = desk_of(staff.ravi).post(
        f"/claims/{claim.pk}/sources/",
        {"title": "Late", "url": "https://x.example/", "stance": "context", "kind": "expert"},
    )
    assert answer.status_code == 409


def test_a_party_is_asked_and_its_answer_recorded(staff: builders.Staff) -> None:
    claim = builders.researching(staff)
    party = claim.appearances.get().party
    assert party is not None
    ravi, here = desk_of(staff.ravi), f"/claims/{claim.pk}/replies/"
    assert ravi.post(here, {"party": party.pk, "question": ""}).status_code == 422
    asked = {"party": party.pk, "question": "How many homes?", "deadline": "2026-12-01"}
    assert ravi.post(here, asked).status_code == 302
    request = ReplyRequest.objects.get()
    assert "How many homes?" in page_of(claim, staff.cleo)
    closed = {"outcome": "answered", "answer": "Ninety."}
    assert ravi.post(f"{here}{request.pk}/", closed).status_code == 302
    assert "Ninety." in page_of(claim, staff.cleo)
    again = ravi.post(f"{here}{request.pk}/", closed)
    assert again.status_code == 409


def test_why_a_party_is_not_asked_is_kept(staff: builders.Staff) -> None:
    claim = builders.researching(staff)
    party = claim.appearances.get().party
    assert party is not None
    given = {"party": party.pk, "answer": "She died in 1974."}
    assert desk_of(staff.ravi).post(f"/claims/{claim.pk}/replies/skip/", given).status_code == 302
    page = page_of(claim, staff.cleo)
    assert "She died in 1974." in page
    assert "was not asked" in page


def test_a_claim_is_reworded_and_an_old_version_refused(staff: builders.Staff) -> None:
    claim = builders.claim()
    cleo, here = desk_of(staff.cleo), f"/claims/{claim.pk}/reword/"
    assert cleo.post(here, {"version": claim.version, "text": "Better words"}).status_code == 302
    late = cleo.post(here, {"version": claim.version, "text": "Words typed late"})
    assert late.status_code == 409
    assert "Words typed late" in late.content.decode()
    assert fresh(claim).text == "Better words"


def test_a_history_that_was_altered_is_said_to_break(staff: builders.Staff) -> None:
    claim = builders.triaged(staff)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE claims_historyentry DISABLE TRIGGER USER")
        cursor.execute(
            "UPDATE claims_historyentry SET actor_name = 'Nobody' WHERE subject = 'claim' AND subject_id = %s",
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
