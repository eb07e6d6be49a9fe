"""What is decided in the reader is undone by one key, and a denial is linked by drag or by keys."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.actions import statements
from claims.actions.statements import StatementVoice
from claims.domain.denials import DenialType
from claims.domain.spans import Span
from claims.domain.speech import AttributionLevel, PartyKind, StatementKind
from claims.models import Claim, Statement, User
from tests import builders
from tests.browser.screens import WIDE_AND_NARROW, photograph
from tests.browser.test_filing import enter

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BUILT = "Harwick built ninety homes in the last year alone"


@dataclass
class Read:
    """An article, open in the reader, with a claim and with a denial of another claim."""

    claim: Claim
    said: Statement
    denial: Statement


@pytest.fixture
def read(live_server: LiveServer, page: Page) -> Read:
    staff = builders.staff()
    snapshot = builders.snapshot(
        builders.article(f"{BUILT}, Dora Finch said.\n\nThe Ministry of Works denied it.")
    )
    said = builders.statement(BUILT, within=snapshot)
    start = snapshot.text.index("it.")
    denial = statements.add(
        snapshot=snapshot,
        kind=StatementKind.DENIAL,
        span=Span(start, start + 2),
        voice=StatementVoice("Ministry of Works", PartyKind.ORGANISATION, AttributionLevel.NAMED),
        claim=None,
        denies=[builders.claim()],
        denial_type=DenialType.FLAT,
        by=staff.edda,
    )
    enter(page, live_server.url, "ravi")
    page.goto(f"{live_server.url}/articles/{snapshot.article_id}/#c{denial.pk}")
    assert said.claim
    return Read(said.claim, said, denial)


@WIDE_AND_NARROW
def test_a_dismissal_is_undone_by_z(page: Page, read: Read) -> None:
    page.goto(page.url.replace(f"#c{read.denial.pk}", f"#c{read.said.pk}"))
    page.reload()

    page.keyboard.press("d")
    expect(page.locator(".toast")).to_contain_text("Dismissed")
    photograph(page, "reader-undo")
    page.keyboard.press("z")

    expect(page.locator(".toast")).to_contain_text("Accepted")
    read.said.refresh_from_db()
    assert read.said.standing == "accepted"


def test_a_denial_is_dragged_onto_the_words_that_it_denies(page: Page, read: Read) -> None:
    words = page.locator(f"mark[data-statements~='{read.said.pk}']").first
    page.locator(f"#c{read.denial.pk}").drag_to(words)

    expect(page.locator(".toast")).to_contain_text(f"It denies {read.claim.number} now.")
    assert read.denial.denial.targets.filter(claim=read.claim, scope="full").exists()


def test_whoever_drags_a_denial_stays_among_the_denials(page: Page, read: Read) -> None:
    snapshot = read.said.snapshot
    second = statements.add(
        snapshot=snapshot,
        kind=StatementKind.DENIAL,
        span=Span(snapshot.text.index("denied"), snapshot.text.index("denied") + len("denied")),
        voice=StatementVoice("Ministry of Works", PartyKind.ORGANISATION, AttributionLevel.NAMED),
        claim=None,
        denies=[builders.claim()],
        denial_type=DenialType.FLAT,
        by=User.objects.get(username="edda"),
    )
    page.goto(page.url.split("#")[0])
    page.get_by_role("link", name="Denials").click()
    words = page.locator(f"mark[data-statements~='{read.said.pk}']").first
    other = {read.denial.pk: second, second.pk: read.denial}[_current(page)]
    page.locator(f"#c{other.pk}").drag_to(words)

    expect(page.locator(".toast")).to_contain_text(f"It denies {read.claim.number} now.")
    expect(page.locator(f"#c{other.pk}")).to_be_visible()
    assert _current(page) == other.pk


def _current(page: Page) -> int:
    return int(page.locator(".card.on").get_attribute("data-card") or 0)


def test_the_same_is_done_by_keys(page: Page, read: Read) -> None:
    page.keyboard.press("l")
    field = page.get_by_label("Also denies")
    expect(field).to_be_focused()
    field.select_option(str(read.claim.pk))
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator(".toast")).to_contain_text(f"It denies {read.claim.number} now.")
