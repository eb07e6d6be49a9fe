"""What the reporter says, taken in a real browser."""

import re

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django import live_server_helper

from claims.models import Claim
from tests import builders, found
from tests.browser.screens import photograph

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def signed_in(page: Page, address: str) -> None:
    client = Client()
    client.force_login(builders.person("ravi"))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])


def test_a_sentence_of_the_reporters_is_taken_and_stands_among_the_claims(
    page: Page, live_server: live_server_helper.LiveServer
) -> None:
    snapshot = found.keep()
    narrated = snapshot.statements.get(kind="narrator")
    signed_in(page, live_server.url)
    page.goto(f"{live_server.url}/articles/{snapshot.article_id}/")
    card = page.locator(f"#c{narrated.pk}")
    expect(card).to_be_hidden()
    page.get_by_role("link", name=re.compile("In the reporter’s own voice")).click()
    expect(page.locator("#claims")).to_be_hidden()
    card.locator("summary").click()
    expect(card).to_contain_text("pass “narration”")
    photograph(page, "reader-narration")
    card.click(position={"x": 20, "y": 12})
    card.get_by_role("button", name="Accept").click()
    expect(page.locator(f"#claims #c{narrated.pk}")).to_contain_text("accepted")
    expect(page.locator(".own")).to_have_count(0)
    claim = Claim.objects.get(origin="narration")
    expect(card.get_by_role("link", name=claim.number)).to_be_visible()
    expect(page.locator(f"mark.claim[data-statements='{narrated.pk}']")).to_be_visible()


def test_the_pieces_of_a_statement_light_up_together(
    page: Page, live_server: live_server_helper.LiveServer
) -> None:
    snapshot = found.keep()
    warned = snapshot.statements.get(found_by="quoted test")
    signed_in(page, live_server.url)
    page.goto(f"{live_server.url}/articles/{snapshot.article_id}/")
    pieces = page.locator(f"mark[data-statements='{warned.pk}']")
    expect(pieces).to_have_text(["The bridge will close", "before the spring"])
    page.locator(f"#c{warned.pk} > p a").click()
    expect(page.locator("mark.on")).to_have_count(2)
