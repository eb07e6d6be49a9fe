"""The claim page: what it shows to whom, and the moves on it."""

import re

import pytest
from django.test import Client

from claims.actions import sources
from claims.domain.transitions import Move
from claims.models import Claim
from tests import builders
from tests.builders import Staff
from tests.web.at_the_claim import desk_of, fresh, page_of

pytestmark = pytest.mark.django_db


def moves(claim: Claim) -> str:
    return f"/claims/{claim.pk}/moves/"


@pytest.mark.parametrize("state", builders.AT)
def test_the_page_of_a_claim_in_every_state_is_readable_by_everybody(
    staff: builders.Staff, state: str
) -> None:
    claim = builders.AT[state](staff)
    for person in (staff.edda, staff.ravi, staff.cleo, staff.admin):
        page = page_of(claim, person)
        assert claim.number in page
        assert "chain verified" in page


def test_the_title_has_the_claim_s_number_and_its_first_words(staff: builders.Staff) -> None:
    claim = builders.claim("The ferry to Ostermere was late on every single day of June and of July as well")
    title = page_of(claim, staff.cleo).split("<title>")[1].split("</title>")[0]
    assert title.startswith(f"{claim.number} The ferry to Ostermere was late")
    assert title.endswith("… · factcheck")


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
    assert re.findall(r'name="(\w+)"', form) == ["version", "checkability", "topic", "priority", "recheck_on"]


def test_what_can_be_done_now_comes_first_but_a_proposal_is_judged_after_its_evidence(
    staff: builders.Staff,
) -> None:
    page = page_of(builders.in_second_reading(staff), staff.edda)
    parts = ["Proposed verdict", "Who says, who denies", 'id="sources"', 'value="confirm"', "Set a deadline"]
    assert sorted(parts, key=page.index) == parts
    page = page_of(builders.ready_to_propose(staff), staff.ravi)
    parts = ["Your verdict", "Who says, who denies", 'id="talk"', "Change the priority"]
    assert sorted(parts, key=page.index) == parts


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
        ("edda", {"move": "publish"}, 422, "Name the move: one of triage"),
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
    claim = builders.researching(staff)
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


def test_why_a_claim_has_so_few_independent_sources_is_one_click_away(staff: builders.Staff) -> None:
    first = builders.statement()
    assert first.claim is not None
    builders.statement(claim=first.claim)

    page = page_of(first.claim, staff.ravi)

    assert "<summary>Why 1?</summary>" in page
    assert "The same speaks in each, or controls who does: Dora Finch." in page


def test_a_second_reader_sees_what_changed_since_it_was_sent_back(client: Client, staff: Staff) -> None:
    claim = builders.in_second_reading(staff)
    first = claim.reviews.get()
    claim = builders.move(claim, Move.SEND_BACK, staff.cleo, comment="Say which register.")
    again = f"{first.reason} It is the register of homes."
    old = claim.sources.first()
    assert old
    sources.remove(source=old, by=staff.ravi)
    builders.source(claim, staff.ravi, title="The register of homes")
    claim = builders.move(
        claim, Move.PROPOSE, staff.ravi, rating="false", reason=again, no_reply_reason="It has closed."
    )
    client.force_login(staff.cleo)

    page = client.get(f"/claims/{claim.pk}/").text

    assert "What changed since Cleo sent it back" in page
    assert "<ins> It is the register of homes.</ins>" in page
    assert "<ins>It has closed.</ins>" in page
    changed = re.sub(r"<[^>]+>", "", page.split('<ul class="rests">')[1].split("</ul>")[0])
    assert re.search(
        rf"Ravi removed the source {old.title}.*Ravi added the source The register of homes", changed
    )


def test_the_verdict_form_stands_there_from_the_start_and_lists_all_that_is_missing(staff: Staff) -> None:
    claim = builders.claim()
    builders.denial(claim)
    page = page_of(builders.researching(staff, claim), staff.ravi)
    form = page.split('value="propose"')[1].split("</form>")[0]

    missing = form.split('id="move-propose-missing"')[1].split("</div>")[0]
    assert re.findall(r"<li[^>]*>([^<]*)", missing) == [
        "Add at least one source from another story than the claim&#39;s own.",
        "Choose a verdict.",
        "Give the reason.",
    ]
    assert re.search(r'<button class="btn primary" disabled aria-describedby="move-propose-missing">', form)
    asked = dict(re.findall(r'id="move-propose-(\w+)-asks">(.*?)</ul>', form))
    assert set(asked) == {"false", "misleading", "mostly_true", "true"}
    assert "This verdict goes against Ministry of Works: ask for a reply" in asked["true"]
    assert 'value="propose"' not in page_of(claim, staff.cleo)
