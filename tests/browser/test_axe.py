"""axe-core finds nothing on any screen, empty or full, refused or unfolded, light or dark."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from claims.models import Article, Claim
from tests import builders
from tests.browser import axe
from tests.browser.test_filing import enter

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SCREENS = (
    "/",
    "/?view=published",
    "/?view=all&q=harw",
    "/articles/",
    "/articles/?q=harw",
    "/articles/add/",
    "/feeds/",
    "/notices/",
    "/bulk/",
    "/outside-checks/",
    "/checks/",
    "/checks/?q=mast&verdict=false",
    "/corrections/",
    "/settings/",
    "/settings/notices/",
    "/settings/keys/",
    "/settings/sessions/",
    "/settings/two-factor/",
    "/method/",
    "/offline/",
    "/password/",
    "/go/",
    "/insights/",
    "/parties/",
    "/stories/",
    "/nothing-here/",
)


def unfold(page: Page) -> None:
    page.evaluate("() => document.querySelectorAll('main details').forEach((each) => { each.open = true; })")


@pytest.mark.parametrize("path", SCREENS)
def test_a_screen_of_an_empty_desk(live_server: LiveServer, page: Page, path: str) -> None:
    builders.staff()
    enter(page, live_server.url, "edda")
    page.goto(f"{live_server.url}{path}")

    assert axe.in_both_lights(page) == []


@pytest.fixture
def full(live_server: LiveServer, page: Page) -> Page:
    """A desk with a claim in each state, signed in as an editor."""
    staff = builders.staff()
    builders.claim("Harwick built ninety homes in the last year alone")
    builders.denial(builders.triaged(staff, builders.claim("The ferry carried four hundred people a day")))
    builders.source(builders.researching(staff, builders.claim("Tickets cost a third more")), staff.ravi)
    builders.in_second_reading(staff, builders.claim("The bridge was shut for nine weeks"))
    builders.published(staff, builders.claim("The mast stands on public land"))
    enter(page, live_server.url, "edda")
    return page


@pytest.mark.parametrize("path", SCREENS)
def test_a_screen_of_a_full_desk(live_server: LiveServer, full: Page, path: str) -> None:
    full.goto(f"{live_server.url}{path}")
    unfold(full)

    assert axe.in_both_lights(full) == []


def test_the_pages_of_claims_in_every_state_and_of_their_articles(
    live_server: LiveServer, full: Page, subtests: pytest.Subtests
) -> None:
    paths = [f"/claims/{claim.pk}/?from=view%3Dall" for claim in Claim.objects.all()]
    paths += [f"/articles/{article.pk}/" for article in Article.objects.all()]
    paths += [f"/articles/{article.pk}/story/" for article in Article.objects.all()[:1]]
    paths += [f"/checks/{Claim.objects.get(state='published').pk}/"]
    for path in paths:
        with subtests.test(path):
            full.goto(f"{live_server.url}{path}")
            unfold(full)
            assert axe.in_both_lights(full) == []


@pytest.mark.parametrize("press", ["Control+k", "?"])
def test_what_lies_over_a_page(full: Page, press: str) -> None:
    full.keyboard.press(press)
    full.wait_for_load_state("networkidle")

    assert axe.in_both_lights(full) == []
